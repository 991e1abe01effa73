import Testing
import Winnow
import WinnowStages
import TestSupport

/// The laws of the design, on real pages and on malformed ones.
@Suite struct LawTests {
  private static let stages = builtInSteps.compactMap { $0 as? any Stage.Type }

  private static func pages() throws -> [RawPage] {
    RealPages.fixtures(every: 4) + (try RealPages.annotated("readability", every: 9)) + (try RealPages.annotated("aeb", every: 20))
  }

  private static func news() throws -> Pipeline {
    let stages = stages.map { Pipeline.Entry(id: $0.name.description, step: $0.init()) }
    return Pipeline(name: "all stages", entries: stages + [Pipeline.Entry(id: "write", step: WriteNDJSON())])
  }

  /// The characters of a text, without whitespace.
  private static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
    Array(UTF8Bytes.collapsed(Array(text)).utf8).filter { !UTF8Bytes.isASCIIWhitespace($0) }
  }

  @Test func `without stages the whole text is kept`() throws {
    for raw in try Self.pages() {
      let page = try raw.parsed(Limits())
      let body = page.bodyText
      #expect(
        body.blocks.map { String(decoding: $0.text, as: UTF8.self) } == page.blocks.map { page.text(of: $0) }.filter { !$0.isEmpty },
        "\(raw.origin.name)")
      #expect(Self.letters(body.bytes) == Self.letters(page.tree.text), "\(raw.origin.name)")
    }
  }

  @Test func `kept and dropped text is all text, in page order`() throws {
    let pipeline = try Self.news()
    for raw in try Self.pages() {
      var page = try raw.parsed(Limits())
      _ = try pipeline.run(on: &page)
      let root = page.tree.root.subtree
      let dropped = page.tree.nodes.filter { $0.isText && !page.isKept($0) }.reduce(0) { $0 + $1.characterCount }
      #expect(page.characterCount(in: root) + dropped == page.tree.root.characterCount)
      #expect(page.blocks.map(\.index) == page.blocks.map(\.index).sorted())
      #expect(page.drops == page.tree.blocks.map { page.isKept($0.nodes) ? nil : page.edit(dropping: $0) })
      for edit in page.journal.edits { #expect(!edit.step.isEmpty && !edit.reason.rule.isEmpty) }
      for edit in page.journal.edits where edit.kind == "drop" {
        #expect(edit.path(in: page.tree) != nil && edit.sourceRange(in: page.tree) != nil)
      }
    }
  }

  @Test func `the output is deterministic, also in a watched run`() throws {
    let pipeline = try Self.news()
    for raw in try Self.pages() {
      var first = try raw.parsed(Limits())
      var second = try raw.parsed(Limits())
      var watched = try raw.parsed(Limits())
      let bytes = try pipeline.run(on: &first).map(\.bytes)
      #expect(try pipeline.run(on: &second).map(\.bytes) == bytes)
      #expect(try pipeline.run(on: &watched, watch: { _ in }).map(\.bytes) == bytes)
    }
  }

  @Test func `stages are idempotent and every change is journaled`() throws {
    for raw in try Self.pages() {
      var page = try raw.parsed(Limits())
      for type in Self.stages {
        let stage = type.init()
        try page.run(stage)
        var again = page
        try again.run(stage)
        #expect(
          again.journal.edits.count == page.journal.edits.count,
          "\(type.name) on \(raw.origin.name): \(again.journal.edits.dropFirst(page.journal.edits.count).map { "\($0.kind) \($0.reason)" })"
        )
        #expect(page.replaying(page.journal) == page, "\(type.name) on \(raw.origin.name)")
      }
    }
  }

  /// CPU seconds after which a page counts as hanging; ten times as long in debug builds.
  private static let hang = {
    #if DEBUG
      20.0
    #else
      2.0
    #endif
  }()

  /// Bytes flipped, removed and duplicated: no crash, no hang, and the laws hold. `WINNOW_MUTATIONS` sets the number; the long run uses
  /// 10,000.
  @Test func `malformed pages are cleaned, not rejected`() throws {
    let pipeline = try Self.news()
    let count = Int(environment("WINNOW_MUTATIONS") ?? "") ?? 40
    let originals = (RealPages.fixtures + (try RealPages.annotated("readability", every: 5))).filter { $0.bytes.count < 400_000 }
    var generator = SeededGenerator(2026)
    var slowest = 0.0
    for number in 0..<count {
      var raw = originals[Int.random(in: originals.indices, using: &generator)]
      Self.mutate(&raw.bytes, &generator)
      let clock = ThreadClock()
      do throws(PageError) {
        var page = try raw.parsed(Limits())
        _ = try pipeline.run(on: &page)
        let dropped = page.tree.nodes.filter { $0.isText && !page.isKept($0) }.reduce(0) { $0 + $1.characterCount }
        #expect(page.characterCount(in: page.tree.root.subtree) + dropped == page.tree.root.characterCount)
        if number % 10 == 0 { #expect(page.replaying(page.journal) == page) }
      } catch {
        if case .stage = error { Issue.record("mutation \(number) of \(raw.origin.name): \(error)") }
      }
      slowest = max(slowest, clock.seconds)
      #expect(clock.seconds < Self.hang, "mutation \(number) of \(raw.origin.name) hangs")
    }
    if count > 1_000 { print("slowest of \(count) mutations: \(slowest) s") }
  }

  private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...30, using: &generator) where bytes.count > 10 {
      let at = Int.random(in: bytes.indices, using: &generator)
      let end = min(bytes.count, at + Int.random(in: 1...200, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
      default:
        bytes.insert(
          contentsOf: [Array("<".utf8), Array("-->".utf8), Array("</div>".utf8), Array("<!--".utf8), Array("\"".utf8), [0]].randomElement(
            using: &generator) ?? [], at: at)
      }
    }
  }
}
