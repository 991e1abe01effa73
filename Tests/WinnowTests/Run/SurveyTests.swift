import Testing
import Winnow
import WinnowStages

@Suite struct SurveyTests {
  private static func page(_ title: String, host: String) throws -> Page {
    Page(try Tree(html: Array("<title>\(title)</title><p>Text".utf8)), origin: Origin(url: "https://\(host)/x"))
  }

  @Test func `what a site's titles share is its banner`() throws {
    let pipeline = Pipeline(name: "t", entries: [.init(id: "find-title", step: FindTitle()), .init(id: "strip-banner", step: StripBanner())])
    let titles = ["Rain in the hills", "A ferry is late", "The park - now open", "Bread is dearer"].map { "\($0) - Over the Moon" }
    let pages = try titles.map { try Self.page($0, host: "example.org") }
    var tallies = DocumentFrequencies()
    for page in pages { tallies.add(page, for: pipeline) }
    let findings = tallies.findings(for: pipeline)
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

  /// Pages of three sites, each with a banner, an outlet and a call of its own, on most of its pages.
  private static func pages(_ count: Int, _ random: inout SystemRandomNumberGenerator) throws -> [Page] {
    try (0..<count).map { number in
      let site = Int.random(in: 0..<3, using: &random), calls = Bool.random(using: &random) ? "<p>Write to number \(site) whenever you like." : ""
      let words = (0..<30).map { _ in ["rain", "river", "bread", "ferry", "park", "hills"].randomElement(using: &random) ?? "" }.joined(separator: " ")
      let html = "<title>Story \(number) - Site \(site) Daily</title><body><article><p>Gazette \(site) - It is said: \(words).</p>\(calls)</article>"
      return Page(try Tree(html: Array(html.utf8)), origin: Origin(url: "https://site\(site).example.org/\(number)"))
    }
  }

  @Test(arguments: 0..<20) func `parts teach what the whole teaches`(_ round: Int) throws {
    var random = SystemRandomNumberGenerator()
    let pipeline = try Pipeline(builtIn: "news"), pages = try Self.pages(40, &random)
    var whole = DocumentFrequencies(), parts = [DocumentFrequencies](repeating: DocumentFrequencies(), count: Int.random(in: 1...7, using: &random))
    for page in pages {
      whole.add(page, for: pipeline)
      parts[Int.random(in: parts.indices, using: &random)].add(page, for: pipeline)
    }
    let merged = parts.shuffled(using: &random).reduce(into: DocumentFrequencies()) { $0.merge($1) }
    #expect(merged == whole)
    let cleaned = try [merged, whole].map { tallies in
      let findings = tallies.findings(for: pipeline)
      #expect(findings.hosts.count > 1)
      return try pages.map { page in
        var page = page
        _ = try pipeline.run(on: &page, findings: findings)
        return page
      }
    }
    #expect(cleaned[0] == cleaned[1])
    #expect(cleaned[0].contains { $0.journal.edits.contains { $0.reason.rule == "the site's titles share it" } })
  }
}
