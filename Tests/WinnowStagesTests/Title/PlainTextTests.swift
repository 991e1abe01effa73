import Testing
import Winnow
import WinnowStages

/// Scraped texts, where only words and the order of lines indicate the role of a line.
struct PlainTextTests {
  private static let body = [
    "The harbour bridge opened on Monday after two years of work, and the first cars crossed it at dawn, as many had hoped they would.",
    "Nobody remembers when it was shut for the first time, and nobody will miss the ferry that took its place, wrote the Harbour Courier.",
  ]

  private static func cleaned(_ lines: [String]) throws -> Page {
    let text = lines.joined(separator: "\n")
    var page = try RawPage(origin: Origin(), bytes: Array(text.utf8), sourceFormat: .plainText).parsed(Limits())
    _ = try Fixtures.pipeline("news").run(on: &page)
    return page
  }

  @Test(arguments: [
    ["Harbour Courier", "News", "Sport", "The old bridge is open again", "3 May 2024"],
    ["Harbour Courier - every day since 1890", "News | Sport | Culture | Weather", "Log in", "The old bridge is open again"],
    ["Home", "News", "Sport", "The old bridge is open again", "By Jane Mercer"],
  ])
  func `the title is below the site name and the menu, which are dropped`(head: [String]) throws {
    let page = try Self.cleaned(head + Self.body)
    #expect(page.record[.title] == "The old bridge is open again")
    #expect(page.blocks.map { page.text(of: $0) }.suffix(2) == Self.body)
    #expect(!page.text.contains("Sport"))
  }

  @Test func `the first line is the title without a menu above the text`() throws {
    #expect(try Self.cleaned(["A bridge"] + Self.body).record[.title] == "A bridge")
  }

  @Test(arguments: [
    (["Harbour Courier", "News", "Sport", "The old bridge is open again"], "Harbour Courier"),
    (["Home", "News", "Sport", "The old bridge is open again"], nil),
    (["Valley Bote", "News", "Sport", "The old bridge is open again"], "Valley Bote"),
    (["Valley Bote", "News | Sport | Culture", "The old bridge is open again"], "Valley Bote"),
    (["Bridge open", "By Jane Mercer", "3 May 2024"], nil),
  ])
  func `the masthead is the site if the text repeats it or a menu follows`(head: [String], site: String?) throws {
    #expect(try Self.cleaned(head + Self.body).record[.site] == site)
  }

  @Test(arguments: [
    (["The old bridge is open again", "Jane Mercer", "3 May 2024, 14:05"], ["author Jane Mercer"]),
    (["The old bridge is open again", "Night Markets", "Open until ten"], []),
    (["The old bridge is open again", "3 May 2024", "The bridge on Monday. Jane Mercer/Reuters"], ["photo Jane Mercer", "photo Reuters"]),
    (["The old bridge is open again", "3 May 2024", "The bridge on Monday."], []),
  ])
  func `authors and images are credited above the text`(head: [String], credits: [String]) throws {
    let found = try Self.cleaned(head + Self.body).record.attributions.map { "\($0.kind.rawValue) \($0.name)" }
    #expect(found.filter { !$0.hasPrefix("cited") } == credits)
  }

  @Test func `a copyright notice names the site`() throws {
    #expect(try Self.cleaned(["A bridge"] + Self.body + ["© 2024 Lake Gazette. All rights reserved."]).record[.site] == "Lake Gazette")
  }
}
