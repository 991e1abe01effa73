import Testing
import Winnow
import WinnowStages

/// Winnow embedded in another program.
@Suite struct EmbeddingTests {
  private static let html =
    "<title>Rain | Site</title><meta property=og:site_name content=Site><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it.<p>Nobody knows when it will end, and the mill has stopped.<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>"

  @Test func `one line cleans a page`() throws {
    let html = Self.html
    let url = "https://example.org/rain"
    let article = try Pipeline(builtIn: "news").clean(html, url: url)
    #expect(article.title == "Rain")
    #expect(
      article.text
        == "It has rained for a week, and the river is high, say those who live by it.\n\nNobody knows when it will end, and the mill has stopped."
    )
    #expect(article.record[.site] == "Site")
    #expect(article.record.related.map(\.url) == ["https://example.org/1", "https://example.org/2"])
    #expect(article.outputs.map(\.step) == ["write-ndjson"])
    #expect(article.page.journal.edits.contains { $0.step == "drop-related" })
  }

  @Test func `concurrent calls equal sequential ones`() async throws {
    let news = try Pipeline(builtIn: "news")
    let one = try news.clean(Self.html).page
    let isSame = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 { group.addTask { (try? news.clean(Self.html))?.page.journal == one.journal } }
      return await group.allSatisfy(\.self)
    }
    #expect(isSame)
  }

  @Test func `a pipeline may be a string and use custom stages`() throws {
    let pipeline = try Pipeline(json: #"{"stages": [{"stage": "drop-second"}]}"#, adding: [DropSecond.self])
    #expect(try pipeline.clean("<p>One<p>Two<p>Three").text == "One\n\nThree")
    let error = try #require(throws: PipelineError.self) { try Pipeline(json: #"{"extends": "newz"}"#) }
    #expect("\(error)" == #"pipeline:1:13: there is no pipeline "newz" to extend; did you mean "news"?"#)
    #expect(throws: PipelineError.self) { try Pipeline(builtIn: "olds") }
  }

  private struct DropSecond: Stage {
    static let name: StepName = "drop-second"
    static let summary = "Drops the second block."
    static let examples: [Example] = []
    func run(on page: inout Page) throws { page.drop(page.tree.blocks[1], because: "second") }
  }
}
