import Testing
import WinnowStages
import TestSupport

@testable import Winnow

@Suite struct SurveyTests {
  private static func page(_ title: String, host: String) throws -> Page {
    Page(try Tree(html: Array("<title>\(title)</title><p>Text".utf8)), origin: Origin(url: "https://\(host)/x"))
  }

  @Test func `the common title suffix becomes the site banner`() throws {
    let pipeline = Pipeline(
      name: "t", entries: [.init(id: "find-title", step: FindTitle()), .init(id: "strip-banner", step: StripBanner())])
    let titles = ["Rain in the hills", "A ferry is late", "The park - now open", "Bread is dearer"].map { "\($0) - Over the Moon" }
    let pages = try titles.map { try Self.page($0, host: "example.org") }
    var frequencies = DocumentFrequencies()
    for page in pages { frequencies.add(page, for: pipeline) }
    let findings = frequencies.findings(for: pipeline)
    let cleaned = try pages.map { page in
      var page = page
      _ = try pipeline.run(on: &page, findings: findings)
      return page.record[.title]
    }
    #expect(cleaned == ["Rain in the hills", "A ferry is late", "The park - now open", "Bread is dearer"])
    var stranger = try Self.page("Rain - Over the Moon", host: "example.com")
    _ = try pipeline.run(on: &stranger, findings: findings)
    #expect(stranger.record[.title] == "Rain - Over the Moon", "what is found of one site says nothing of another")
  }

  /// Pages of three sites, each with its own banner, outlet and call to subscribe, on most of its pages.
  private static func pages(_ count: Int, _ random: inout some RandomNumberGenerator) throws -> [Page] {
    try rawPages(count, &random).map { try $0.parsed(Limits()) }
  }

  private static func rawPages(_ count: Int, _ random: inout some RandomNumberGenerator) -> [RawPage] {
    (0..<count).map { number in
      let site = Int.random(in: 0..<3, using: &random)
      let calls = Bool.random(using: &random) ? "<p>Write to number \(site) whenever you like." : ""
      let heading = Bool.random(using: &random) ? "<h1>Story \(number)</h1>" : ""
      let words = (0..<30).map { _ in ["rain", "river", "bread", "ferry", "park", "hills"].randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      let html =
        "<title>Story \(number) - Site \(site) Daily</title><body><article>\(heading)<p>Gazette \(site) - It is said: \(words).</p>\(calls)</article>"
      return RawPage(origin: Origin(id: "\(number)", url: "https://site\(site).example.org/\(number)"), bytes: Array(html.utf8))
    }
  }

  @Test(arguments: 0..<6) func `merged partial surveys equal the full survey`(_ round: Int) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let pipeline = try Pipeline(builtIn: "news")
    let pages = try Self.pages(40, &random)
    var whole = DocumentFrequencies()
    var parts = [DocumentFrequencies](repeating: DocumentFrequencies(), count: Int.random(in: 1...7, using: &random))
    for page in pages {
      whole.add(page, for: pipeline)
      parts[Int.random(in: parts.indices, using: &random)].add(page, for: pipeline)
    }
    let merged = parts.shuffled(using: &random).reduce(into: DocumentFrequencies()) { $0.merge($1) }
    #expect(merged == whole, "seed \(seed)")
    let cleaned = try [merged, whole].map { frequencies in
      let findings = frequencies.findings(for: pipeline)
      #expect(findings.hosts.count > 1)
      return try pages.map { page in
        var page = page
        _ = try pipeline.run(on: &page, findings: findings)
        return page
      }
    }
    #expect(cleaned[0] == cleaned[1], "seed \(seed)")
    #expect(cleaned[0].contains { $0.journal.edits.contains { $0.reason.rule == "the site's titles share it" } })
  }

  /// Fails on some pages.
  private struct Trap: Stage {
    static let name: StepName = "trap"
    static let summary = "Fails on pages whose number ends with 7."
    static let examples: [Example] = []
    struct Sprung: Error {}
    func run(on page: inout Page) throws { if page.origin.id?.hasSuffix("7") ?? false { throw Sprung() } }
  }

  private static let patches = [
    "", #""compare": {"insert": {"stage": "find-near-duplicates"}, "before": "write-ndjson"}"#,
    #""compare": {"insert": {"stage": "find-near-duplicates"}, "before": "drop-boilerplate"}"#,
    #""compare": {"insert": {"stage": "find-near-duplicates"}, "before": "strip-banner"}"#,
    #""trap": {"insert": {"stage": "trap"}, "before": "strip-banner"}"#,
    #""trap": {"insert": {"stage": "trap", "onError": "skip"}, "after": "strip-banner"}"#,
    #""trap": {"insert": {"stage": "trap"}, "after": "drop-boilerplate"}"#,
  ]

  /// The result of a page, without times.
  private static func told(_ work: PageProgress) -> [String] {
    let outcome =
      switch work {
      case .finished(let outcome): outcome
      case .comparing(let comparison): comparison.finish(Resemblance(id: "earlier", similarity: 0.9))
      }
    let written =
      switch outcome.result {
      case .success(let outputs): outputs.map { String(decoding: $0.bytes, as: UTF8.self) }
      case .failure(let error): ["\(error)"]
      }
    return written + outcome.steps.map { "\($0.id) \($0.edits) \($0.dropped) \($0.fallbacks)" } + [
      "\(outcome.failed?.origin.identity ?? "")"
    ]
  }

  @Test(arguments: patches) func `a run with surveyed pages equals a run without`(_ patch: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed)
    let pipeline = try Pipeline(json: #"{"name": "t", "extends": "news", "patch": {\#(patch)}}"#, adding: [Trap.self])
    let raws = Self.rawPages(60, &random)
    let surveyed = try raws.map { try SurveyedPage($0, for: pipeline) }
    let findings = surveyed.reduce(into: DocumentFrequencies()) { $0.add($1) }.findings(for: pipeline)
    let cleaning = PageProcessor<RawPage>(load: { ($0.origin, .success($0)) }, keepsFailed: true) { _ in (pipeline, findings) }
    var resumed: Set<Int> = []
    for (raw, page) in zip(raws, surveyed) {
      #expect(Self.told(cleaning.begin(raw, surveyed: page)) == Self.told(cleaning.begin(raw)), "seed \(seed), page \(raw.origin.identity)")
      resumed.insert(page.snapshot(for: pipeline, knowing: findings).next)
    }
    // A banner that only the site's titles confirm, and one that the heading confirms.
    if patch.isEmpty { #expect(resumed.count > 1, "seed \(seed): \(resumed)") }
  }
}
