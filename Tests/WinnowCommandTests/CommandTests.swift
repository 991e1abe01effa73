import Foundation
import Testing

/// The command as a user runs it: what it prints, and its exit codes.
@Suite struct CommandTests {
  private func winnow(_ arguments: [String], input: String = "") throws -> Winnow.Result { try Winnow.run(arguments, input: input) }

  @Test func `NDJSON is processed record by record, in order, including invalid lines`() throws {
    let input = """
      {"id": "a", "url": "https://example.org/a", "html": "<title>T</title><p>Erster Text.</p>"}
      {"id": "b", "html_base64": "PHA+WndlaXRlcjwvcD4="}
      no json
      {"id": "d", "html": ""}
      {"id": "e", "text": "Titel\\n\\nDer Text."}
      """
    let result = try winnow(["run", "article", "-"], input: input)
    #expect(result.code == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix(#"{"id":"a","url":"https://example.org/a","title":"T""#))
    #expect(lines[1].contains("Zweiter"))
    #expect(lines[2].contains(#""id":"standard input:3","error":"this line is not valid JSON"#))
    #expect(lines[3] == #"{"id":"d","error":"the page is empty"}"#)
    #expect(lines[4].contains(#""title":"Titel""#))
    #expect(result.errors.contains("winnow: standard input:3: this line is not valid JSON"))
    #expect(result.errors.split(separator: "\n").count == 2, "no bar and no summary in a pipe")
  }

  @Test(arguments: [
    (["run", "nwes", "Fixtures"], Int32(78), "there is no pipeline \"nwes\"; did you mean \"news\"?"),
    (["run", "news", "no/such/file.html"], 66, "there is no such file or folder"),
    (["run", "news", "none*.html"], 66, "no file that fits"),
    (["run", "news"], 64, "page"),
    (["run", "news", "Fixtures", "--jobs", "0"], 64, "--jobs is 1 or more"),
    (["run", "news", "Fixtures/seed/soup.html", "-o", "/no/such/folder/x"], 74, "cannot be written"),
    (["dry-run", "news", "Fixtures/seed/soup.html", "--stage", "drop-realted"], 64, "did you mean \"drop-related\"?"),
    (["stages", "drop-realted"], 64, "did you mean \"drop-related\"?"),
  ])
  func `errors have a message and an exit code`(_ arguments: [String], _ code: Int32, _ says: String) throws {
    let result = try winnow(arguments)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(says), "\(result.errors)")
  }

  @Test func `a bad page does not stop the others`() throws {
    let folder = try temporaryFolder()
    try Data("<p>Ein Text.".utf8).write(to: URL(filePath: "\(folder)/a.html"))
    try Data("%PDF-1.4".utf8).write(to: URL(filePath: "\(folder)/b.html"))
    try Data().write(to: URL(filePath: "\(folder)/c.html"))
    try Data("<p>Noch ein Text.".utf8).write(to: URL(filePath: "\(folder)/d.html"))
    try Data("<p>versteckt".utf8).write(to: URL(filePath: "\(folder)/.e.html"))
    let result = try winnow(["run", "article", folder])
    #expect(result.code == 1)
    #expect(result.output.split(separator: "\n").count == 4)
    #expect(result.errors.contains("b.html: this is a PDF document, not a page"))
    #expect(result.errors.contains("c.html: the page is empty"))
  }

  @Test func `writes one file per page, none outside the folder`() throws {
    let folder = try temporaryFolder()
    let result = try winnow(
      ["run", "article", "-", "-f", "text", "-o", "\(folder)/out/{host}/{id}.{ext}"],
      input: """
        {"id": "../../evil", "url": "https://example.org/", "html": "<p>eins"}
        {"id": "x", "url": "https://example.org/", "html": "<p>zwei"}
        {"id": "x", "url": "https://example.org/", "html": "<p>drei"}
        """)
    #expect(result.code == 0, "\(result.errors)")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    #expect(files == ["out/example.org/_.._evil.txt", "out/example.org/x-2.txt", "out/example.org/x.txt"])
  }

  @Test func `a dry run has the same result, with reasons`() throws {
    let result = try winnow(["dry-run", "news", "Fixtures/seed/seed-page.txt"])
    #expect(result.code == 0)
    for words in [
      "drop-related", "under “مقالات ذات صلة”, 6 entries", "It's Over 9000!", "dateline: a line with place and date alone",
      "nothing by recover-text", "result",
    ] { #expect(result.output.contains(words), "\(words)") }
    #expect(!result.output.contains("\u{1B}"), "no colours in a pipe")
    let json = try winnow(["dry-run", "news", "Fixtures/seed/wordpress.html", "--json", "--stage", "drop-related"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let stages = try #require(object["stages"] as? [[String: Any]])
    #expect(stages.map { $0["id"] as? String } == ["drop-related"])
  }

  @Test func `auto chooses the pipeline by the host`() throws {
    let line =
      #"{"id": "1", "url": "https://www.baladi-news.com/x", "html": "<html lang=ar><p>بلدي نيوز - (متابعات)<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات الأخيرة في المنطقة."}"#
    #expect(try winnow(["run", "auto", "-"], input: line).output.contains(#""dateline":{"outlet":"بلدي نيوز","agency":"متابعات"}"#))
    #expect(try !winnow(["run", "auto", "-"], input: line.replacing("baladi-news", with: "example")).output.contains("dateline"))
  }

  @Test func `lists and validates pipelines and stages`() throws {
    #expect(try winnow(["stages"]).output.contains("drop-related"))
    #expect(try winnow(["stages", "drop-related"]).output.contains("⟦"))
    #expect(try winnow(["pipeline", "list"]).output.contains("baladi-news"))
    #expect(try winnow(["pipeline", "show", "news"]).output.contains("minLinkDensity = 0.5"))
    #expect(try winnow(["pipeline", "lint"]).code == 0)
    #expect(try winnow(["--version"]).output.hasPrefix("0.1.0\nlibxml2 2."))
  }
}
