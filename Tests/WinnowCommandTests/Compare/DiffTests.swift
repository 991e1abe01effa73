import Foundation
import Testing

@Suite struct DiffTests {
  private static let other =
    #"{"name": "other", "extends": "article", "patch": {"drop-related": false, "find-title": false, "normalize-text": false}}"#

  @Test func `a pipeline does not differ from itself`() throws {
    let result = try Winnow.run(["diff", "news", "news", "Fixtures/seed"])
    #expect(result.code == 0)
    #expect(result.output == "the same of all 5 pages\n")
  }

  @Test func `differences are reported by stage and rule`() throws {
    let folder = try temporaryFolder()
    let file = "\(folder)/other.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.other.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Winnow.run(["diff", "article", file, "Fixtures/seed/wordpress.html", "Fixtures/seed/seed-page.txt"])
    #expect(result.code == 1, "\(result.errors)")
    for words in ["2 of 2 pages differ", "+ won from drop-related: link list", "= title, by ", "→ nothing"] {
      #expect(result.output.contains(words), "\(words) in \(result.output)")
    }
    #expect(try Winnow.run(["diff", "article", file, "Fixtures/seed/wordpress.html", "--html", "\(folder)/diff.html"]).output.isEmpty)
    let report = try String(contentsOfFile: "\(folder)/diff.html", encoding: .utf8)
    #expect(report.contains("won from drop-related: link list") && report.contains("<h2>By stage</h2>") && report.contains("<del><bdi>"))
    let back = try Winnow.run(["diff", file, "article", "Fixtures/seed/wordpress.html", "--json"])
    let line = try #require(try JSONSerialization.jsonObject(with: Data(back.output.utf8)) as? [String: Any])
    let lost = try #require(line["lost"] as? [[String: String]])
    #expect(lost.contains { $0["stage"] == "drop-related" && $0["rule"] == "link list" })
  }

  @Test func `a table is reported as one, after its preceding words`() throws {
    let folder = try temporaryFolder()
    let page = "\(folder)/page.html"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "<h1>Rain</h1><p>It rains on all days of the week.<table class=figures><tr><td>Mon<td>3 mm<tr><td>Tue<td>5 mm</table>".write(
      toFile: page, atomically: true, encoding: .utf8)
    try #"{"name": "a", "stages": [{"stage": "write-text"}]}"#.write(toFile: "\(folder)/a.json", atomically: true, encoding: .utf8)
    try #"{"name": "b", "stages": [{"stage": "drop-matching", "with": {"patterns": ["^(Mon|Tue|\\d mm)$"]}}, {"stage": "write-text"}]}"#
      .write(toFile: "\(folder)/b.json", atomically: true, encoding: .utf8)
    _ = try Winnow.run(["diff", "\(folder)/a.json", "\(folder)/b.json", page, "--html", "\(folder)/diff.html"])
    let report = try String(contentsOfFile: "\(folder)/diff.html", encoding: .utf8)
    let row = { (day: String, rain: String) in "<tr><td dir=\"auto\"><del>\(day)</del></td><td dir=\"auto\"><del>\(rain)</del></td></tr>" }
    #expect(report.contains("… It rains on all days of the week.</p><table>\(row("Mon", "3 mm"))\(row("Tue", "5 mm"))</table>"))
  }
}
