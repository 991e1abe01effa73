import Testing
// The only import, as in a program that uses Winnow.
import WinnowStages

@Test func `one import cleans a page`() throws {
  let html =
    "<title>Rain | Site</title><meta property=article:published_time content=2026-03-04><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it."
  let article = try Pipeline(builtIn: "news").clean(html, url: "https://example.org/rain")
  #expect(
    article.title == "Rain" && article.record.published == "2026-03-04" && article.record.site == "Site" && article.record.tags.isEmpty)
}
