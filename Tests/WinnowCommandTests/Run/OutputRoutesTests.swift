import Foundation
import Testing
import Winnow
import WinnowIO
import WinnowStages

@testable import WinnowCommand

/// Two writers never write to one file.
@Suite struct OutputRoutesTests {
  private static func pipeline(_ stages: [String]) throws -> Pipeline {
    let loader = PipelineLoader(registry: StepRegistry(builtInSteps)) { _ in nil }
    return try loader.load(PipelineSource(file: "x.json", bytes: Array("{\"stages\": [\n\(stages.joined(separator: ",\n"))]}".utf8)))
  }

  @Test(
    arguments: [
      (
        [#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text"}"#], nil,
        "give it an \"output\" of its own, such as {\"stage\": \"write-text\""
      ),
      (
        [#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "if": {"language": "ar"}}"#], "x.ndjson",
        "the same output as \"write-ndjson\""
      ),
      ([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-ndjson", "id": "again"}"#], nil, "\"again\" would write into the same output"),
      ([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-json"}"#], "aus/", "\"write-json\" would write into the same output"),
      ([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text"}"#], "aus/{stem}.md", "\"write-text\" would write"),
      (
        [#"{"stage": "write-csv", "output": "a.csv"}"#, #"{"stage": "write-csv", "id": "b", "output": "a.csv"}"#], nil,
        "the same output as \"write-csv\""
      ),
      ([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "output": "-"}"#], nil, "the same output"),
      (
        [#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "output": "a.md"}"#], nil,
        "ends in .md, which is not what write-text writes; end it in .txt"
      ),
      ([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "output": "a.parquet"}"#], nil, "ends in .parquet"),
      (
        [#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "output": "{stamm}.txt"}"#], nil,
        "{stamm} is nothing that a file can be named by"
      ),
    ] as [([String], String?, String)])
  func `the second writer is reported with its location`(_ stages: [String], _ output: String?, _ says: String) throws {
    let pipeline = try Self.pipeline(stages)
    let error = #expect(throws: PipelineError.self) { try OutputRoutes([pipeline], output: output) }
    #expect(error?.message.contains(says) == true, "\(String(describing: error))")
    #expect(error?.line == 3)
  }

  @Test func `each writer has its output`() throws {
    let pipeline = try Self.pipeline([
      #"{"stage": "write-ndjson"}"#, #"{"stage": "write-text", "output": "texte/{stem}.txt"}"#,
      #"{"stage": "write-ndjson", "id": "base", "output": "alle.db"}"#, #"{"stage": "write-csv", "output": "alle.csv.gz"}"#,
    ])
    let routes = try OutputRoutes([pipeline], output: "x.ndjson")
    #expect(routes.routes.map(\.name) == ["x.ndjson", "texte/{stem}.txt", "alle.db", "alle.csv.gz"])
    #expect(
      routes.routes.map(\.location) == [
        .stream("x.ndjson"), .folder("texte/", template: "{stem}.txt"), .database("alle.db"), .stream("alle.csv.gz"),
      ])
    #expect(pipeline.entries.map { routes.index(of: $0.id, in: pipeline) } == [0, 1, 2, 3])
    #expect(routes.indicesOfErrors(in: pipeline) == [0, 2])
  }

  @Test func `two writers in one folder differ by extension`() throws {
    let pipeline = try Self.pipeline([#"{"stage": "write-ndjson"}"#, #"{"stage": "write-text"}"#])
    for output in ["aus/", "aus/{host}/{stem}.{ext}"] { #expect(try OutputRoutes([pipeline], output: output).routes.count == 1) }
  }

  @Test func `pipelines of different hosts write one format into one file`() throws {
    let records = try Self.pipeline([#"{"stage": "write-ndjson"}"#])
    let text = Pipeline(name: "andere", entries: [Pipeline.Entry(id: "t", step: WriteText())])
    #expect(throws: PipelineError.self) { try OutputRoutes([records, text], output: nil) }
    #expect(try OutputRoutes([records, text], output: "aus/").routes.count == 1)
    #expect(
      try OutputRoutes([records, Pipeline(name: "andere", entries: [Pipeline.Entry(id: "n", step: WriteNDJSON())])], output: nil).routes
        .count == 1)
  }

  @Test func `an output without a writer is refused`() throws {
    let pipeline = try Self.pipeline([#"{"stage": "write-text", "output": "alle.txt"}"#])
    #expect(try OutputRoutes([pipeline], output: nil).routes.map(\.name) == ["alle.txt"])
    #expect(throws: OutputError.self) { try OutputRoutes([pipeline], output: "x") }
    #expect(throws: OutputError.self) { try OutputRoutes([pipeline.replacingWriters(with: WriteText())], output: "alle.txt") }
  }
}
