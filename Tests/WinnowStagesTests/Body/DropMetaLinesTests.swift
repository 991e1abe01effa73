import Testing
import Winnow

@testable import WinnowStages

@Suite struct DropMetaLinesTests {
  private static let text = "Since yesterday a storm has been blowing along the whole coast, and the ferries stay in the harbour."

  @Test(
    arguments: [
      ("<p>By Ann Lee</p><p>%</p>", ["By Ann Lee"]), ("<p>%</p><p><a rel=author href=/a>Ann Lee</a></p>", ["Ann Lee"]),
      ("<p>By Ann Lee</p><p>%</p><p>Ann Lee</p>", ["By Ann Lee"]), ("<p>%</p><p>By Monday it was over</p>", []),
      ("<p>%</p><ul class=blog-metadata><li>4 min<li>Share</ul>", ["4 min", "Share"]),
    ] as [(String, [String])])
  func `the line with the author is dropped`(_ html: String, _ gone: [String]) throws {
    var page = Page(
      try Tree(html: Array("<html lang=en><h1>Storm</h1>\(html.replacing("%", with: Self.text))".utf8), charset: "utf-8"),
      origin: Origin(url: "https://example.org/storm"))
    for stage in [FindByline(), DropMetaLines()] as [any Stage] { try page.run(stage) }
    #expect(page.tree.blocks.filter { !page.isKept($0.nodes) }.map(\.text) == gone)
  }
}
