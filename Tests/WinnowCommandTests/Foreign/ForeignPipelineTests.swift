import Foundation
import Testing
import Winnow

@testable import WinnowCommand

@Suite struct ForeignPipelineTests {
  private static let html =
    "<title>Rain | Site</title><h1>Rain</h1><p>It has rained for a <b>week</b>, and the river is high, say those who live by it.<p>Nobody knows when it will end, and the mill has stopped.<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>"

  private static func page(_ url: String? = nil) -> RawPage {
    RawPage(origin: Origin(url: url, name: "page"), bytes: Array(html.utf8), charset: "utf-8")
  }

  @Test(
    arguments: [
      ("markdown", nil, "# Rain\n\nIt has rained for a **week**"), ("md", #"{"title": false}"#, "It has rained for a **week**"),
      ("text", nil, "Rain\n\nIt has rained for a week"), ("ndjson", #"{"schema": "trafilatura"}"#, #"{"title":"Rain","author":null"#),
    ] as [(String, String?, String)])
  func `writes in formats`(_ format: String, _ options: String?, _ beginning: String) throws {
    let pipeline = try ForeignPipeline(named: "news").writing(format, options: options)
    #expect(String(decoding: try pipeline.output(of: Self.page()), as: UTF8.self).hasPrefix(beginning))
  }

  @Test(
    arguments: [
      ("markdwn", nil, #"there is no format "markdwn"; did you mean "markdown"?"#),
      ("markdown", #"{"lincs": false}"#, #"the format "markdown": stage "write-markdown" has no option "lincs"; did you mean "links"?"#),
    ] as [(String, String?, String)])
  func `format errors are reported`(_ format: String, _ options: String?, _ sentence: String) throws {
    let pipeline = try ForeignPipeline(named: "news")
    let error = #expect(throws: PipelineError.self) { try pipeline.writing(format, options: options) }
    #expect(error.map { "\($0)" } == sentence)
  }

  @Test func `writers with their own output are excluded from the result`() throws {
    let pipeline = try ForeignPipeline(
      json:
        #"{"extends": "news", "patch": {"as-text": {"insert": {"stage": "write-text", "output": "texts/{stem}.txt"}, "after": "write-ndjson"}}}"#
    )
    let lines = String(decoding: try pipeline.output(of: Self.page()), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("{"))
  }

  @Test(arguments: ["article", "news", "auto"])
  func `the text equals that of the record`(_ name: String) throws {
    let whole = try ForeignPipeline(named: name)
    let page = Self.page("https://example.org/")
    let record = try #require(try JSONSerialization.jsonObject(with: Data(whole.output(of: page))) as? [String: Any])
    let text = try #require(record["text"] as? String)
    let title = try #require(record["title"] as? String)
    #expect(try whole.text(of: page) == text)
    #expect(String(decoding: try whole.writing("text").output(of: page), as: UTF8.self) == "\(title)\n\n\(text)\n")
  }

  /// A third-party stage, which may read the results of others.
  private struct Mine: Stage {
    static let name: StepName = "mine"
    static let summary = "Does nothing."
    static let examples: [Example] = []
    func run(on page: inout Page) {}
  }

  @Test(
    arguments: [(nil, []), ("find-images", ["find-attributions"]), ("write-ndjson", ["find-attributions", "find-images"])]
      as [(String?, [String])])
  func `text-only skips stages that set record fields, except before third-party stages`(
    _ next: String?, _ left: [String]
  ) throws {
    let news = try PipelineSearch().loader(WinnowCommand.registry).load(named: "news")
    let entries = news.entries.flatMap { $0.id == next ? [Pipeline.Entry(id: "mine", step: Mine()), $0] : [$0] }
    let kept = Pipeline(name: "mine", entries: entries).textOnly.entries.map(\.id)
    #expect(
      entries.map(\.id).filter { !kept.contains($0) } == ["find-attributions", "find-images", "write-ndjson"].filter { !left.contains($0) })
  }

  @Test func `edits have their stage`() throws {
    let edits = try #require(
      try JSONSerialization.jsonObject(with: Data(ForeignPipeline(named: "news").edits(on: Self.page()))) as? [[String: Any]])
    let related = try #require(edits.first { $0["stage"] as? String == "drop-related" && $0["kind"] as? String == "drop" })
    #expect(related["text"] as? String == "Read more")
    let source = try #require(related["source"] as? [Int])
    #expect(String(decoding: Array(Self.html.utf8)[source[0]..<source[1]], as: UTF8.self) == "Read more")
  }

  @Test(arguments: [nil, #"{"name": "mine", "extends": "news", "patch": {"drop-meta-lines": false}}"#] as [String?])
  func `an explanation has a remedy, also without a pipeline file`(_ json: String?) throws {
    let pipeline = try json.map { try ForeignPipeline(json: $0) } ?? ForeignPipeline(named: "news")
    let explanation = try pipeline.explanation(of: "read MORE", on: Self.page())
    #expect(explanation.contains(#""fate":"dropped","stage":"drop-related""#) && explanation.contains(#""remedy":"#))
    #expect(try pipeline.explanation(of: "zebra", on: Self.page()) == "null")
  }

  @Test func `a missing survey is reported`() {
    let error = #expect(throws: (any Error).self) { try ForeignPipeline(named: "news", survey: "nowhere.json") }
    #expect(error.map { "\($0)" }?.hasPrefix("nowhere.json: ") == true)
  }
}
