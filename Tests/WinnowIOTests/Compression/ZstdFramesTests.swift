import Foundation
import Testing
import Winnow

@testable import WinnowIO

/// Features of zstd frames: RFC 8878 and "Zstandard Compression for WARC Files" 1.0.
@Suite struct ZstdFramesTests {
  private static func line(_ id: String) -> [UInt8] { Array("{\"id\":\"\(id)\",\"html\":\"<p>Ein Text über \(id).\"}\n".utf8) }
  private static func frame(_ id: String) throws -> [UInt8] { try Compressor.member(line(id), .zstd) }
  private static func skippable(_ content: [UInt8], kind: UInt8 = 0x50) -> [UInt8] {
    [kind, 0x2A, 0x4D, 0x18] + CompressedPages.littleEndian(UInt32(content.count)) + content
  }

  /// - Returns: the ids of pages, and errors.
  private static func read(_ bytes: [UInt8], name: String = "pages.ndjson.zst") throws -> [String] {
    let file = try CompressedPages.folder().appending(path: name)
    try Data(bytes).write(to: file)
    return try Inputs([file.path]).map { page in
      let (origin, result) = page.load(limit: 1 << 20)
      do {
        _ = try result.get()
        return origin.id ?? ""
      } catch { return "\(error)" }
    }
  }

  @Test(arguments: UInt8(0x50)...0x5F)
  func `skippable frames are skipped`(_ kind: UInt8) throws {
    let skippable = Self.skippable(Array("anything".utf8), kind: kind)
    let bytes = try skippable + Self.frame("a") + skippable + skippable + Self.frame("b") + skippable
    #expect(try Self.read(bytes) == ["a", "b"])
    #expect(try Self.read(bytes, name: "named as nothing").prefix(2) == ["a", "b"])
  }

  @Test func `a skippable frame that is longer than its file is damage`() throws {
    let endless: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 0, 0, 0, 0x7F]
    let read = try Self.read(Self.frame("a") + endless + Self.frame("b"))
    #expect(read.count == 3 && read.first == "a" && read.last == "b")
    #expect(read[1].contains("is damaged"))
  }

  /// A frame without content whose header requires a window (RFC 8878, 3.1.1.1.2): 2 to the power of 10 and the exponent.
  private static func empty(exponent: UInt8) -> [UInt8] { FileSignature.zstd + [0x00, exponent << 3, 0x01, 0x00, 0x00] }

  @Test(arguments: [(17, nil), (18, nil), (19, nil), (20, "1024 MiB"), (21, "2048 MiB"), (31, "2097152 MiB")] as [(UInt8, String?)])
  func `windows are accepted or refused by size`(_ exponent: UInt8, _ refused: String?) throws {
    let read = try Self.read(Self.frame("a") + Self.empty(exponent: exponent) + Self.frame("b"))
    #expect(read.filter { $0.count == 1 } == ["a", "b"])
    let errors = read.filter { $0.count > 1 }
    #expect(errors.count == (refused == nil ? 0 : 1))
    if let refused {
      #expect(errors[0].contains("window of \(refused), more than 512 MiB") && errors[0].contains("--long=29"), "\(errors)")
    }
  }

  @Test(arguments: [false, true])
  func `a dictionary at the beginning applies to all frames`(_ isCompressed: Bool) throws {
    let dictionary = isCompressed ? try Compressor.member(Dictionary.bytes, .zstd) : Dictionary.bytes
    let read = try Self.read(Self.skippable(dictionary, kind: 0x5D) + Dictionary.frames.flatMap(\.self))
    #expect(read == ["jedna", "dva"])
  }

  @Test func `frames without their dictionary are a specific error`() throws {
    let read = try Self.read(Dictionary.frames.flatMap(\.self) + Self.frame("a"))
    #expect(read.count == 2 && read[0].contains("dictionary that does not come with it") && read[1] == "a")
  }

  @Test func `a damaged dictionary is a specific error`() throws {
    let compressed = try Compressor.member(Dictionary.bytes, .zstd)
    let read = try Self.read(Self.skippable(compressed.dropLast(9), kind: 0x5D) + Dictionary.frames.flatMap(\.self) + Self.frame("a"))
    #expect(read.count == 2 && read[0].contains("the dictionary at its beginning cannot be read") && read[1] == "a")
  }

  @Test func `blocks before damage are decompressed`() throws {
    let lines = (0..<8000).flatMap { Self.line("\($0)") }
    var bytes = try Compressor.member(lines, .zstd)
    bytes[bytes.count - 40] ^= 0xFF
    let read = try Self.read(bytes)
    let pages = read.dropLast()
    #expect(Array(pages) == (0..<pages.count).map(String.init))
    #expect(pages.count > 4000 && read.last?.contains("is damaged") == true)
  }
}
