import Foundation
import Testing

/// `winnow serve`, with the requests of batch engines.
@Suite struct ServeTests {
  private static func page(_ id: Int, _ html: String = "<title>Rain</title><p>It has rained for a week, say those who live by the river.")
    -> String
  {
    #"{"id": \#(id), "url": "https://example.org/\#(id)", "html": "\#(html)"}"#
  }

  private static func ids(_ output: String) throws -> [String] {
    try output.split(separator: "\n").map { line in
      let record = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return "\(record["id"] ?? "")\(record["error"] == nil ? "" : " failed")"
    }
  }

  @Test(arguments: [1, 2]) func `each page is answered, in order`(_ jobs: Int) throws {
    let lines = (1...50).map { Self.page($0) } + ["", "nonsense", #"{"id": 52}"#, Self.page(53)]
    let result = try Winnow.run(["serve", "article", "--jobs", "\(jobs)"], input: lines.joined(separator: "\n"))
    #expect(result.code == 0)
    #expect(try Self.ids(result.output) == (1...50).map { "\($0)" } + ["standard input:52 failed", "52 failed", "53"])
    let whole = try Winnow.run(["run", "article", "-", "--no-survey"], input: lines.joined(separator: "\n"))
    #expect(result.output == whole.output, "the records of a run")
    #expect(result.errors.contains(#"{"pages":53,"failed":2,"seconds":"#))
  }

  @Test func `each request is answered before the next is read`() throws {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    (process.executableURL, process.arguments, process.standardInput, process.standardOutput) = (
      Winnow.executable, ["serve", "article", "--heartbeat", "0"], input, output
    )
    try process.run()
    var answers = ""
    for id in 1...5 {
      input.fileHandleForWriting.write(Data((Self.page(id) + "\n").utf8))
      while answers.split(separator: "\n").count < id || !answers.hasSuffix("\n") {
        answers += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      }
    }
    #expect(try Self.ids(answers) == ["1", "2", "3", "4", "5"])
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `findings apply from their line on`() throws {
    let page = Self.page(1, "<title>The ferry is late - Over the Moon</title><p>It has rained for a week, say those who live by the river.")
    let knows = #"{"findings":{"version":1,"hosts":{"example.org":{"strip-banner":{"banners":["overthemoon"]}}}},"host":"example.org"}"#
    let other = #"{"findings":{"version":1,"hosts":{"example.com":{"strip-banner":{"banners":["overthemoon"]}}}}}"#
    let result = try Winnow.run(
      ["serve", "article", "--heartbeat", "0"], input: [page, knows, page, page, other, page].joined(separator: "\n"))
    #expect(result.errors == "")
    let titles = result.output.split(separator: "\n").map { $0.contains(#""title":"The ferry is late""#) }
    #expect(titles == [false, true, true, false])
  }

  private static func frame(_ kind: Character, _ text: String) -> String {
    let length = (0..<8).map { String(UnicodeScalar(UInt8(truncatingIfNeeded: text.utf8.count >> (8 * $0)))) }.joined()
    return "\(kind)\(length)\(text)"
  }

  @Test(arguments: ["leer.warc", "leer.ndjson"]) func `a missing page is reported`(_ name: String) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "\n\n".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    let result = try Winnow.run(["pages", "\(folder)/\(name)"])
    #expect(result.code == 66 && result.output.isEmpty && result.errors.contains("no pages"), "\(result)")
  }

  @Test func `pages may come as frames`() throws {
    let html = "<title>Rain - Over the Moon</title><p>It has rained for a week, say those who live by the river."
    func page(_ id: Int) -> String { Self.frame("p", #"{"id": \#(id), "url": "https://example.org/\#(id)"}"#) + Self.frame("b", html) }
    let knows = Self.frame("f", #"{"findings":{"version":1,"hosts":{"example.org":{"strip-banner":{"banners":["overthemoon"]}}}}}"#)
    let result = try Winnow.run(
      ["serve", "--frames", "article", "--heartbeat", "0"],
      input: page(1) + page(2) + knows + page(3) + Self.frame("p", "no head") + Self.frame("b", "<p>x"))
    #expect(result.code == 0 && result.errors == "")
    #expect(try Self.ids(result.output) == ["1", "2", "3", "standard input:5 failed"])
    #expect(result.output.split(separator: "\n").map { $0.contains(#""title":"Rain""#) } == [false, false, true, false])
  }

  @Test func `lines may come as frames, with custom keys`() throws {
    let line = Self.page(1, "<p>It has rained for a week, say those who live here.").replacing("\"html\"", with: "\"body\"")
    let result = try Winnow.run(
      ["serve", "--frames", "--fields", "html=body", "article", "--heartbeat", "0"],
      input: [line, "nonsense", Self.page(3, "<p>x")].map { Self.frame("l", $0) }.joined())
    #expect(result.code == 0 && result.errors == "")
    #expect(try Self.ids(result.output) == ["1", "standard input:2 failed", "3 failed"], "the last has no body")
  }

  @Test func `lines may be given by location`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "places-\(UUID()).ndjson")
    let lines = [Self.page(1), "nonsense", Self.page(3)]
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let starts = lines.indices.map { lines[..<$0].reduce(0) { $0 + $1.utf8.count + 1 } }
    func place(_ at: Int, _ bytes: Int, of path: String = file.path()) -> String {
      Self.frame("@", #"{"file": "\#(path)", "at": \#(at), "bytes": \#(bytes)}"#)
    }
    let places =
      zip(starts, lines).map { place($0, $1.utf8.count) } + [
        place(starts[2], 9_999), place(0, 1, of: file.path() + ".gone"), place(-1, 10), place(0, -1), place(0, 1 << 40),
      ]
    let result = try Winnow.run(["serve", "--frames", "article", "--heartbeat", "0"], input: places.joined())
    #expect(result.code == 0 && result.errors == "")
    let ids = try Self.ids(result.output)
    #expect(ids.count == places.count && ids[0] == "1" && ids[2] == "3")
    #expect(ids[1] == "\(file.path()), byte \(starts[1]) failed")
    #expect(ids[3...].allSatisfy { $0.hasSuffix("failed") }, "\(ids)")
    #expect(try Winnow.run(["serve", "--frames", "article"], input: Self.frame("@", "[]")).code == 66)
  }

  @Test(arguments: ["x", "p\u{1}\0\0\0\0\0\0\u{7F}x", "b\u{1}\0\0\0\0\0\0\0x"])
  func `malformed frames are answered with an error`(_ input: String) throws {
    let result = try Winnow.run(["serve", "--frames", "article", "--heartbeat", "0"], input: input)
    #expect(result.code == 66 && result.output == "" && result.errors.contains("standard input:1: no frame of a page"), "\(result)")
  }

  @Test(arguments: ["", "p", "p\u{1}\0\0\0\0\0\0\0", "q"]) func `pages before a malformed frame are answered`(_ rest: String) throws {
    let line = Self.frame("l", Self.page(1, "<p>It has rained for a week, say those who live here."))
    let result = try Winnow.run(["serve", "--frames", "article", "--heartbeat", "0"], input: line + rest)
    #expect(result.code == (rest.isEmpty ? 0 : 66) && result.output.hasPrefix(#"{"id":"1""#), "\(result)")
    #expect(rest.isEmpty || result.errors.contains("standard input:2: no frame of a page"), "\(result.errors)")
  }

  @Test func `a page's tally is a part of a survey`() throws {
    let titles = ["Rain in the hills", "The ferry is late", "Bread is dearer"].map {
      "<title>\($0) - Over the Moon</title><p>Text of \($0)."
    }
    let lines = titles.enumerated().map { Self.page($0.offset, $0.element) }.joined(separator: "\n")
    let frequencies = try Winnow.run(["serve", "news", "--count", "--heartbeat", "0"], input: lines)
    #expect(frequencies.output.split(separator: "\n").count == 3 && frequencies.errors == "")
    #expect(
      try Winnow.run(["survey", "--merge", "-"], input: frequencies.output).output == Winnow.run(["survey", "-"], input: lines).output)
  }

  @Test(arguments: [
    (["serve", "artikel"], 78, "did you mean \"article\""),
    (["serve", "article", "--jobs", "0"], 64, "--jobs"),
    (["serve", "article"], 66, "standard input:1: not a line of winnow survey --lines"),
  ])
  func `errors are reported`(_ arguments: [String], _ code: Int32, _ says: String) throws {
    let result = try Winnow.run(arguments, input: #"{"findings":3}"#)
    #expect(result.code == code)
    #expect(result.errors.contains(says), "\(result.errors)")
  }
}
