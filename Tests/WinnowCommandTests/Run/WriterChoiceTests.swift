import Testing
import Winnow
import WinnowIO
import WinnowStages

@testable import WinnowCommand

/// The selection of an output's writer by its name.
@Suite struct WriterChoiceTests {
  private static func pipeline(_ stages: String) throws -> Pipeline {
    let loader = PipelineLoader(registry: StepRegistry(builtInSteps)) { _ in nil }
    return try loader.load(PipelineSource(file: "x.json", bytes: Array(#"{"stages": [\#(stages)]}"#.utf8)))
  }

  private static func writers(_ stages: String, _ output: String, format: String? = nil) throws -> [any Writer] {
    try WriterChoice(format: format, output: output, fileExtensions: OutputLocation(output).fileExtensions).apply(to: pipeline(stages))
      .writers
  }

  private static let records = #"{"stage": "write-ndjson"}"#

  @Test(arguments: [
    ("x.csv", "write-csv"), ("x.md", "write-markdown"), ("x.markdown", "write-markdown"), ("x.txt", "write-text"), ("x.html", "write-html"),
    ("x.htm", "write-html"),
    ("x.xml", "write-xml"), ("x.tei.xml", "write-tei"), ("x.tei", "write-tei"), ("x.json", "write-json"), ("x.ndjson", "write-ndjson"),
    ("x.jsonl", "write-ndjson"),
    ("x.wet", "write-wet"), ("x.warc.wet.gz", "write-wet"), ("x.sqlite", "write-ndjson"), ("x.sqlite3", "write-ndjson"),
    ("x.db", "write-ndjson"),
    ("X.CSV.GZ", "write-csv"), ("a.b/x.md.zst", "write-markdown"), ("2024.05/{stem}.tei.xml", "write-tei"),
    ("{host}/{stem}.md.br", "write-markdown"), ("x-{shard}.csv", "write-csv"),
    ("x", "write-ndjson"), ("x.gz", "write-ndjson"), ("a.csv/x", "write-ndjson"), ("{stem}.{ext}", "write-ndjson"),
    ("{stem}", "write-ndjson"), ("aus/", "write-ndjson"), (".csv", "write-ndjson"),
    ("x.2024-05-01", "write-ndjson"), ("v1.2", "write-ndjson"), ("/dev/stdout", "write-ndjson"), ("-", "write-ndjson"),
  ])
  func `the extension selects the writer`(_ output: String, _ step: String) throws {
    #expect(try Self.writers(Self.records, output).map { type(of: $0).name.description } == [step])
  }

  @Test(arguments: ["x.parquet", "x.docx", "x.pdf.gz", "x.tar.gz", "{stem}.odt", "x.7z"])
  func `unknown extensions are refused with the known ones`(_ output: String) throws {
    let error = try #require(throws: OutputError.self) { try Self.writers(Self.records, output) }
    guard case .refused(let sentence) = error else { throw error }
    #expect(sentence.contains(".md, .markdown"))
    #expect(try Self.writers(Self.records, output, format: "csv").first is WriteCSV)
  }

  @Test func `a writer of the pipeline keeps its options if the extension matches`() throws {
    let text = #"{"stage": "write-text", "with": {"title": false}}"#
    #expect((try Self.writers(text, "x.txt").first as? WriteText)?.title == false)
    #expect(try Self.writers(text, "x.md").first is WriteMarkdown)
    #expect((try Self.writers(text, "x.md", format: "text").first as? WriteText)?.title == true, "--format goes before")
    #expect(try Self.writers(#"{"stage": "write-tei"}"#, "x.xml").first is WriteTEI)
    #expect(try Self.writers(Self.records, "x.json").first is WriteJSON, "a line is no JSON of many pages")
  }

  @Test func `Markdown options require a Markdown writer`() throws {
    let changes: [MarkdownFlag] = [.frontMatter, .noTitle, .noLinks, .noPictures, .noTables]
    func writers(_ format: String?) throws -> [any Writer] {
      try WriterChoice(format: format, markdown: changes).apply(to: Self.pipeline(Self.records)).writers
    }
    let writer = try #require(try writers("md").first as? WriteMarkdown)
    #expect(writer.frontMatter && !writer.title && !writer.links && !writer.pictures && !writer.tables)
    #expect(throws: OutputError.self) { try writers(nil) }
    #expect(throws: OutputError.self) { try writers("text") }
  }

  private struct WriteOwn: Writer {
    static let name: StepName = "write-own"
    static let summary = "Writes one reference per page."
    static let format = OutputFormat("own", fileExtensions: ["own", "mine"], holdsFailures: true)
    var destination: Destination { .stream(fileExtension: "own") }
    func render(_ page: Page) throws -> [UInt8] { [] }
  }

  @Test func `custom writers are selected like built-in ones`() throws {
    try WinnowCommand.$registry.withValue(WinnowCommand.registry.adding([WriteOwn.self])) {
      #expect(try Self.writers(Self.records, "x.mine.gz").first is WriteOwn)
      #expect(try Self.writers(Self.records, "x.csv", format: "own").first is WriteOwn)
      #expect(Format.allValueStrings.last == "own" && Format.allEndings.suffix(2) == ["own", "mine"])
      let own = Self.pipeline(writing: WriteOwn())
      let routes = try OutputRoutes([own], output: "x.own")
      #expect(routes.indicesOfErrors(in: own) == [0])
      #expect(throws: OutputError.self) { try OutputRoutes([own], output: "x.sqlite") }
    }
    #expect(Format(argument: "own") == nil && Format.fileExtensions(of: WriteOwn()) == ["own", "mine"])
  }

  private static func pipeline(writing writer: any Writer) -> Pipeline { Pipeline(name: "x", entries: []).replacingWriters(with: writer) }

  @Test func `every format takes precedence for its own extensions`() {
    for format in Format.all {
      #expect(format.fileExtensions.contains { Format.forExtensions([$0])?.name == format.name }, "\(format.name)")
      #expect(Format(argument: format.name)?.name == format.name)
    }
  }
}
