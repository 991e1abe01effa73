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
    var findings = SurveyFindings()
    findings.survey(pages, for: pipeline)
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
}
