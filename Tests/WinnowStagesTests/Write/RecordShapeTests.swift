import Foundation
import Testing
import Winnow

@testable import WinnowStages

@Suite struct RecordShapeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
  private static let python = URL(filePath: "/usr/bin/env")
  private static let validator = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    for line in sys.stdin:
        jsonschema.Draft202012Validator(schema).validate(json.loads(line))
    """

  private static func run(_ arguments: [String], input: [UInt8] = []) throws -> (code: Int32, errors: String) {
    let process = Process()
    let standardInput = Pipe()
    let errors = Pipe()
    (process.executableURL, process.arguments) = (python, arguments)
    (process.standardInput, process.standardError) = (standardInput, errors)
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  private static let hasValidator = (try? run(["python3", "-c", "import jsonschema"]).code) == 0

  /// A page with values for nearly every key.
  private static let html = """
    <html lang=en><head><title>Bridge reopens | Harbour Times</title><meta property=og:site_name content="Harbour Times"><meta property=og:title content="Bridge reopens">
    <link rel=canonical href=https://example.org/bridge><meta property=article:published_time content="2024-03-05T10:00:00+01:00"><meta property=article:section content=City>
    <meta name=keywords content="bridge, harbour"><meta property=og:image content=https://example.org/a.jpg><meta name=author content="Ruth Adler"></head><body><article><h1>Bridge reopens</h1>
    <p class=date>March 6, 2024</p><p>OSLO (AP) - The bridge reopened on Monday after two years of work, according to the Department of Transport, and the first cars crossed it at dawn.</p>
    <ul><li>It was built long ago, when the harbour was still full of sailing ships.</li></ul><p>Nobody remembers when it was closed for the first time, and nobody will miss the ferry that took its place.</p></article>
    <h3>Related articles</h3><ul><li><a href=/1>The ferry that nobody misses</a></li><li><a href=/2>A harbour full of ships</a></li></ul>
    <section class=comments><p>I shall miss the ferry, whatever you say of it.</p></section></body></html>
    """

  private static func page() throws -> Page {
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: Origin(id: "1", url: "https://example.org/bridge"))
    for stage in [
      ReadMetadata(), FindTitle(), StripBanner(), DropInvisible(), FindDate(), DropRelated(), SelectMain(), DropComments(),
      DetectLanguage(), FindDateline(), FindAttributions(),
    ] as [any Stage] {
      try page.run(stage)
    }
    return page
  }

  @Test func `a record has the page's values`() throws {
    let record = try JSON(RecordJSON.bytes(try Self.page()))
    for key in [
      "title", "titleRaw", "site", "canonical", "published", "shown", "section", "image", "language", "script", "direction", "pageType",
      "confidence", "authors", "tags", "dateline", "text", "blocks", "related", "attributions", "comments", "provenance",
    ] {
      #expect(record[key] != nil, "\(key)")
    }
  }

  @Test(.enabled(if: hasValidator)) func `records match their schema`() throws {
    let schema = Self.root.appending(path: "Schemas/record.schema.json").path
    let lines = RecordJSON.bytes(try Self.page()) + RecordJSON.bytes(Origin(id: "2"), error: .empty)
    #expect(try Self.run(["python3", "-c", Self.validator, schema], input: lines) == (0, ""))
    #expect(
      try Self.run(
        ["python3", "-c", Self.validator, schema], input: Array(#"{"id":"3","titel":"a key of no record","text":"","blocks":[]}"#.utf8)
      ).code != 0)
  }

  @Test func `the evidence is at the recorded source range`() throws {
    let page = try Self.page()
    let record = try JSON(RecordJSON.bytes(page))
    var found = 0
    for attribution in record["attributions"]?.array ?? [] {
      guard let range = attribution["source"]?.array?.compactMap(Int.init(json:)), range.count == 2 else { continue }
      #expect(String(decoding: page.tree.source[range[0]..<range[1]], as: UTF8.self) == attribution["evidence"]?.string)
      found += 1
    }
    #expect(found >= 3)
  }

  @Test func `the keys of Trafilatura`() throws {
    let record = try JSON(RecordSchema.trafilatura.bytes(try Self.page(), provenance: false))
    #expect(record["author"]?.string == "Ruth Adler")
    #expect(record["date"]?.string == "2024-03-05")
    #expect(record["hostname"]?.string == "example.org")
    #expect(record["source-hostname"]?.string == "Harbour Times")
    #expect(record["tags"]?.string == "bridge;harbour")
    #expect(record["fingerprint"] == .null)
  }

  @Test func `a NewsArticle of schema dot org`() throws {
    let record = try JSON(RecordSchema.schemaOrg.bytes(try Self.page(), provenance: false))
    #expect(record["@type"]?.string == "NewsArticle")
    #expect(record["author"]?.array?.first?["name"]?.string == "Ruth Adler")
    #expect(record["sourceOrganization"]?.array?.first?["name"]?.string == "AP")
    #expect(record["locationCreated"]?["name"]?.string == "OSLO")
    #expect(record["articleBody"]?.string?.contains("OSLO (AP) - The bridge") == true)
  }
}
