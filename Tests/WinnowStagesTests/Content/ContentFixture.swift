import Testing
import Winnow

@testable import WinnowStages

/// A page for content tests, and its content after the stages that every pipeline runs on content.
struct ContentFixture: CustomTestStringConvertible {
  let name: String, html: String, markdown: String
  var testDescription: String { name }

  init(_ name: String, _ html: String, _ markdown: String) { (self.name, self.html, self.markdown) = (name, html, markdown) }

  static func page(_ html: String, url: String? = "https://example.org/news/bridge.html") throws -> Page {
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: Origin(url: url))
    for stage in [DropInvisible(), ReadFormulas(), DropWidgets()] as [any Stage] { try page.run(stage) }
    return page
  }

  func written() throws -> String { WriteMarkdown.content(of: try Self.page(html)) }
}
