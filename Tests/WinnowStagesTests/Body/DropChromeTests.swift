import Testing
import Winnow

@testable import WinnowStages

@Suite struct DropChromeTests {
  private static let story =
    "Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde. Alle sind froh, sagte die Bürgermeisterin."

  private static func page(_ html: String) throws -> Page { Page(try Tree(html: Array(html.utf8))) }

  @Test func `an element with most of the kept text is not chrome, whatever its name`() throws {
    let html = "<body><div class=sidebar><p>\(Self.story)</div>" + String(repeating: "<section><p>\(Self.story) Mehr.</section>", count: 9)
    var page = try Self.page(html)
    try DropChrome().run(on: &page)
    #expect(page.text.hasPrefix(Self.story + " Mehr."), "a tenth of the page is a frame")
    page = try Self.page(html)
    for section in page.tree.elements(.section) { page.drop(section, because: "not main content") }
    try DropChrome().run(on: &page)
    #expect(page.text == Self.story)
  }
}
