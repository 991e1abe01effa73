import Foundation
import Synchronization
import SystemPackage
import Testing
import Winnow
import TestSupport

@testable import WinnowIO

/// Reading a damaged compressed file terminates, and loses only the damaged pages.
@Suite struct DamagedFilesTests {
  enum Content: CaseIterable { case lines, records }

  struct Format: Sendable, CustomStringConvertible {
    let compression: Compression
    var hasSkippableFrames = false
    var description: String { "\(compression)\(hasSkippableFrames ? " with skippable frames" : "")" }

    func compress(_ bytes: [UInt8]) throws -> [UInt8] {
      let member = try Compressor.member(bytes, compression)
      return hasSkippableFrames
        ? [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0] + CompressedPages.littleEndian(UInt32(member.count)) + member : member
    }

    static let all = [Format(compression: .gzip), Format(compression: .zstd), Format(compression: .zstd, hasSkippableFrames: true)]
  }

  private static func page(_ number: Int) -> String {
    "<title>Strana \(number)</title>"
      + (0..<40).map { "<p>Odstavec \($0 * number % 97) o mostu v Horní Lhotce, č. \($0 &* 7919 &* (number + 3) % 1009)." }.joined()
  }

  private static func content(_ number: Int, _ content: Content) -> [UInt8] {
    switch content {
    case .lines: return Array("{\"id\":\"\(number)\",\"html\":\"\(page(number))\"}\n".utf8)
    case .records:
      let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page(number))"
      return Array(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: \(number)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n".utf8)
    }
  }

  /// Reading polls at each step whether to stop; more steps than any test file takes.
  private static let maxSteps = 20_000

  private static func read(_ bytes: [UInt8], _ content: Content, _ compression: Compression, file: URL) throws -> (
    pages: [(id: String, html: String)], errors: Int, steps: Int
  ) {
    try Data(bytes).write(to: file)
    let steps = Steps()
    let compressed = compression == .gzip ? "gz" : compression == .zstd ? "zst" : "br"
    let name = "\(file.path).\(content == .lines ? "ndjson" : "warc").\(compressed)"
    let stream = try PageStream(
      FileDescriptor.open(FilePath(file.path), .readOnly), name: name, fileExtension: compressed, hasLines: content == .lines
    ) { steps.next() > maxSteps }
    var pages: [(String, String)] = []
    var errors = 0
    while let next = stream.next() {
      let (origin, result) = next.load(limit: 1 << 20)
      do { pages.append((origin.id ?? "", String(decoding: try result.get().bytes, as: UTF8.self))) } catch { errors += 1 }
    }
    return (pages, errors, steps.count)
  }

  private final class Steps: Sendable {
    private let value = Atomic(0)
    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
    var count: Int { value.load(ordering: .relaxed) }
  }

  @Test(arguments: Format.all, Content.allCases)
  func `damage affects only its member, and is one error`(_ format: Format, _ content: Content) throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    let file = try CompressedPages.folder().appending(path: "f")
    var generator = SeededGenerator(seed)
    let members = try (0..<8).map { try format.compress(Self.content($0, content)) }
    for round in 0..<damageRounds {
      let hit = Int.random(in: 0..<members.count, using: &generator)
      let damage = Damage.allCases[round % Damage.allCases.count]
      var bytes = members[..<hit].flatMap(\.self)
      let start = bytes.count
      bytes += members[hit...].flatMap(\.self)
      // The declared length of a skippable frame is trusted, up to the end of the file.
      let within = (format.hasSkippableFrames ? start + 12 : start)..<(start + members[hit].count)
      damage.apply(to: &bytes, within: within, using: &generator)
      let (pages, errors, steps) = try Self.read(bytes, content, format.compression, file: file)
      let what = Comment(rawValue: "seed \(seed), round \(round): \(damage) of member \(hit)")
      #expect(steps < Self.maxSteps, what)
      #expect(errors <= 1, what)
      // A checksum follows its member, whose bytes may be returned before it is checked.
      let before = pages.prefix(hit)
      let after = pages.suffix(members.count - 1 - hit)
      #expect(pages.count - before.count - after.count <= 1, what)
      #expect((before + after).map(\.id) == (0..<members.count).filter { $0 != hit }.map(String.init), what)
      for page in before + after { #expect(Int(page.id).map(Self.page) == page.html, what) }
    }
  }

  @Test(arguments: Content.allCases)
  func `damage of a brotli stream keeps the pages before it`(_ content: Content) throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    let file = try CompressedPages.folder().appending(path: "f")
    var generator = SeededGenerator(seed)
    let stream = try Compressor.member((0..<100).flatMap { Self.content($0, content) }, .brotli)
    for round in 0..<damageRounds {
      var bytes = stream
      let half = stream.count / 2
      Damage.allCases[round % Damage.allCases.count].apply(to: &bytes, within: half..<stream.count, using: &generator)
      let (pages, _, steps) = try Self.read(bytes, content, .brotli, file: file)
      let what = Comment(rawValue: "seed \(seed), round \(round)")
      #expect(steps < Self.maxSteps, what)
      let whole = pages.enumerated().prefix { $0.element.html == Self.page($0.offset) }.count
      #expect(whole > 25, what)
    }
  }

  @Test(arguments: Format.all, Content.allCases)
  func `trailing garbage terminates reading`(_ format: Format, _ content: Content) throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    let file = try CompressedPages.folder().appending(path: "f")
    var generator = SeededGenerator(seed)
    let sign: [UInt8] = format.compression == .gzip ? [0x1F, 0x8B, 0x08] : [0x28, 0xB5, 0x2F, 0xFD]
    let good = try format.compress(Self.content(1, content))
    for round in 0..<damageRounds {
      // Magic numbers with random bytes after them, unterminated names and extra fields of gzip, and a valid member at the end.
      let signs = (0..<200).flatMap { _ in
        sign
          + (0..<Int.random(in: 0...40, using: &generator)).map { _ in UInt8.random(in: 0...(round % 2 == 0 ? 255 : 31), using: &generator)
          }
      }
      let (pages, errors, steps) = try Self.read(signs + good, content, format.compression, file: file)
      let what = Comment(rawValue: "seed \(seed), round \(round)")
      #expect(steps < Self.maxSteps, what)
      // Garbage may be a zstd frame of any length by chance; gzip has a checksum.
      #expect(format.compression != .gzip || pages.contains { $0.id == "1" && $0.html == Self.page(1) }, what)
      #expect(errors >= 1 || !pages.isEmpty, what)
    }
  }

  @Test(arguments: ["pages.ndjson.zst", "pages.ndjson", "page.dat", "crawl.warc"], [0, 1, 5])
  func `reading ends at the step at which it is stopped`(_ name: String, _ maxSteps: Int) throws {
    let file = try CompressedPages.folder().appending(path: name)
    let beginning =
      name.hasSuffix("zst")
      ? FileSignature.zstd : Array((name.hasSuffix("warc") ? "WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n" : "{\"html\":\"").utf8)
    try Data(beginning).write(to: file)
    // No byte becomes a page, and each takes some time.
    let open = try FileDescriptor.open(FilePath(file.path), .writeOnly)
    try open.closeAfter { try open.resize(to: 1 << 28) }
    let steps = Steps()
    #expect(try Array(Inputs([FilePath(file.path)]) { steps.next() > maxSteps }).isEmpty)
    #expect(steps.count < maxSteps + 16, "nothing goes on behind it")
  }
}
