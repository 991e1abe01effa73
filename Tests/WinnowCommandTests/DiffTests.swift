import Foundation
import Testing

@Suite struct DiffTests {
  private static let other = #"{"name": "other", "extends": "article", "patch": {"drop-related": false, "find-title": false, "normalize-text": false}}"#

  @Test func `the same pipeline twice makes the same`() throws {
    let result = try Winnow.run(["diff", "news", "news", "Fixtures"])
    #expect(result.code == 0)
    #expect(result.output == "the same of all 5 pages\n")
  }

  @Test func `what differs is said by stage and rule`() throws {
    let folder = try temporaryFolder(), file = "\(folder)/other.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.other.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Winnow.run(["diff", "article", file, "Fixtures/seed/wordpress.html", "Fixtures/seed/seed-page.txt"])
    #expect(result.code == 1, "\(result.errors)")
    for words in ["2 of 2 pages differ", "+ won from drop-related: link list", "= title, by ", "→ nothing"] { #expect(result.output.contains(words), "\(words) in \(result.output)") }
    #expect(try Winnow.run(["diff", "article", file, "Fixtures/seed/wordpress.html", "--html", "\(folder)/diff.html"]).output.isEmpty)
    #expect(try String(contentsOfFile: "\(folder)/diff.html", encoding: .utf8).contains("won from drop-related: link list"))
    let back = try Winnow.run(["diff", file, "article", "Fixtures/seed/wordpress.html", "--json"])
    let line = try #require(try JSONSerialization.jsonObject(with: Data(back.output.utf8)) as? [String: Any])
    let lost = try #require(line["lost"] as? [[String: String]])
    #expect(lost.contains { $0["stage"] == "drop-related" && $0["rule"] == "link list" })
  }
}
