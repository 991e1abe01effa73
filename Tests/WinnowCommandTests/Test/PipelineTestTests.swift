import Foundation
import Testing

/// `winnow test`, and the tests in pipeline files.
@Suite struct PipelineTestTests {
  private static func file(_ title: String, _ contains: String, _ site: String) -> String {
    """
    {
      "name": "mine", "extends": "article",
      // A comment stays.
      "tests": [{
        "name": "the banner goes", "url": "https://example.org/1",
        "html": "<title>Rain | Example</title><meta property=og:site_name content=Example><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it.</p><h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>",
        "expect": {
          "title": "\(title)", "contains": "\(contains)", "lacks": ["Read more"], "record": {"site": "\(site)"},
          "related": ["The drought that went before it", "A bridge is closed again"], "drops": {"drop-related": "The drought"}
        }
      }]
    }

    """
  }

  private static func run(_ text: String, _ more: [String] = []) throws -> (Winnow.Result, file: String) {
    let file = try temporaryFolder() + "/mine.json"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return (try Winnow.run(["test", file] + more), file)
  }

  @Test func `a missing page is reported with its location in the file`() throws {
    let (result, file) = try Self.run(
      "{\"extends\": \"article\", \"tests\": [\n{\"page\": \"nichts.html\", \"expect\": {\"title\": \"A\"}}]}")
    #expect(
      result.code == 78 && result.errors.contains("mine.json:2:1: the page ") && result.errors.contains("nichts.html cannot be read"),
      "\(file) \(result.errors)")
  }

  @Test func `passing tests are counted`() throws {
    let (result, _) = try Self.run(Self.file("Rain", "the river is high", "Example"))
    #expect(result.code == 0 && result.output == "1 test holds\n", "\(result.output)\(result.errors)")
  }

  @Test(arguments: [
    ("Snow", "the river is high", "Example", "the title is “Rain”, not “Snow”"),
    ("Rain", "Read more", "Example", "the text lacks “Read more”"),
    ("Rain", "the river", "Other", "the record's site is \"Example\", not \"Other\""),
  ])
  func `a failure reports the result and the responsible stage`(_ title: String, _ contains: String, _ site: String, _ says: String) throws
  {
    let (result, _) = try Self.run(Self.file(title, contains, site))
    #expect(result.code == 1)
    #expect(result.output.contains(says), "\(result.output)")
    #expect(result.output.contains("mine.json:4"))
    #expect(result.output.contains("1 fails"))
    if contains == "Read more" { #expect(result.output.contains("\ndrop-related  ")) }
  }

  @Test func `values are updated in the file, and the rest is unchanged`() throws {
    let (result, file) = try Self.run(Self.file("Snow", "the river is high", "Other"), ["--update"])
    #expect(result.output.contains("2 values written"), "\(result.output)\(result.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.file("Rain", "the river is high", "Example"))
  }

  @Test func `the tests of the built-in pipelines pass`() throws {
    let result = try Winnow.run(["test"])
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(!result.output.hasPrefix("0 tests"))
  }
}
