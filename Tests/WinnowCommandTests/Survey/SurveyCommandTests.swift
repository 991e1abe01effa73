import Foundation
import Testing

/// Findings from many pages of a site, stored in a file and reused.
@Suite struct SurveyCommandTests {
  private static let stories = [
    "Rain in the hills":
      "It has rained for nine days in the hills, and the farmers say that they have never seen anything like it in all their lives.",
    "A ferry is late":
      "The ferry from the island came in four hours late on Monday, and those who waited for it had nothing to eat and nothing to read.",
    "Bread is dearer":
      "A loaf of bread costs a tenth more than it did a year ago, since flour and power have both become dearer in the last months.",
    "The park is open":
      "The new park by the river was opened on Monday, after ten years of quarrel about the trees, the benches and the name it should have.",
  ]

  private static func html(_ title: String, _ text: String) -> String {
    "<html lang=en><title>\(title) - Over the Moon</title><body><article><h2>\(title) today</h2><p>\(text)</p><p>\(text.replacing("and", with: "but"))</p><p>Tell us what you think of this story, we read every letter.</p></article></body></html>"
  }

  private static func site() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "pages"), withIntermediateDirectories: true)
    for (number, story) in stories.enumerated() {
      try Data(html(story.key, story.value).utf8).write(to: folder.appending(path: "pages/\(number).html"))
    }
    try Data(
      html(
        "A late story",
        "The story came in late on Monday night, when nobody was left at the desk, and so it was printed a day after all the others were."
      ).utf8
    )
    .write(to: folder.appending(path: "late.html"))
    return folder
  }

  @Test func `findings are stored in a file, and apply to a single page`() throws {
    let folder = try Self.site()
    let findings = folder.appending(path: "site.json").path
    let late = folder.appending(path: "late.html").path
    let survey = try Winnow.run(["survey", folder.appending(path: "pages").path, "-o", findings])
    #expect(survey.code == 0 && survey.errors == "" && survey.output == "")
    let text = try String(contentsOfFile: findings, encoding: .utf8)
    #expect(text.contains("\"overthemoon\""), "readable: \(text)")
    #expect(text.contains("\"tellus"))

    let alone = try Winnow.run(["run", "article", late]).output
    #expect(alone.contains("Over the Moon\"") && alone.contains("Tell us what you think"))
    let knowing = try Winnow.run(["run", "article", late, "--survey", findings]).output
    #expect(knowing.contains(#""title":"A late story""#))
    #expect(!knowing.contains("Tell us what you think of this story, we read every letter.\"}"))
    #expect(try Winnow.run(["dry-run", "article", late, "--survey", findings, "--stage", "drop-boilerplate"]).output.contains("on 4 of 4"))

    try Data(#"{"name": "moon", "extends": "article", "survey": "site.json"}"#.utf8).write(to: folder.appending(path: "moon.json"))
    #expect(
      try Winnow.run(["run", folder.appending(path: "moon.json").path, late]).output == knowing,
      "the pipeline names the file from its own folder on")
  }

  @Test func `a folder is surveyed first`() throws {
    let folder = try Self.site()
    let output = try Winnow.run(["run", "article", folder.appending(path: "pages").path]).output
    #expect(output.contains(#""title":"Rain in the hills""#))
    #expect(!output.contains("we read every letter.\"}"))
    #expect(
      try Winnow.run(["run", "article", folder.appending(path: "pages").path, "--no-survey"]).output.contains("we read every letter.\"}"))
  }

  @Test(arguments: [
    ("no json", "not a file of winnow survey"), (#"{"version": 2, "hosts": {}}"#, "version 2 is not 1"), (#"{"version": 1}"#, "hosts"),
  ])
  func `an invalid survey file is reported`(_ text: String, _ says: String) throws {
    let folder = try Self.site()
    let file = folder.appending(path: "bad.json").path
    try Data(text.utf8).write(to: URL(filePath: file))
    let result = try Winnow.run(["run", "article", folder.appending(path: "late.html").path, "--survey", file])
    #expect(result.code == 66)
    #expect(result.errors.contains(file) && result.errors.contains(says), "\(result.errors)")
  }

  @Test func `merged partial counts equal the full survey`() throws {
    let folder = try Self.site().path
    let whole = try Winnow.run(["survey", "\(folder)/pages"]).output
    let parts = try (0..<2).map { part in
      let file = "\(folder)/\(part).ndjson"
      let count = try Winnow.run(["survey", "--count", "-o", file] + (0..<2).map { "\(folder)/pages/\(2 * part + $0).html" })
      #expect(count.code == 0 && count.output == "")
      return file
    }
    #expect(try Winnow.run(["survey", "--merge"] + parts).output == whole)
    #expect(
      try Winnow.run(["survey", "--merge", "-"], input: parts.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()).output
        == whole)
    #expect(try Winnow.run(["survey", "--merge", "-", "--lines"]).output == "")
    let lines = try Winnow.run(["survey", "--merge", "--lines"] + parts).output
    #expect(lines.hasPrefix(#"{"findings":{"hosts":{"":{"drop-boilerplate":"#) && lines.hasSuffix("\n"))
  }

  @Test(arguments: [
    ("{}", "pages.ndjson:1: not a line of winnow survey --count: \"host\" is missing"),
    ("<p>Text", "pages.ndjson:1: not a line of winnow survey --count"),
  ])
  func `invalid counts are not merged`(_ text: String, _ says: String) throws {
    let folder = try temporaryFolder()
    let file = "\(folder)/pages.ndjson"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try Winnow.run(["survey", "--merge", file])
    #expect(result.code == 66)
    #expect(result.errors.contains(says), "\(result.errors)")
  }
}
