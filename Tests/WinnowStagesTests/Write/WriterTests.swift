import Foundation
import Testing
import Winnow
import WinnowIO

@testable import WinnowStages

/// The output of writers, parsed by other programs.
@Suite struct WriterTests {
  /// Pages with every kind of block, and with texts that resemble markup.
  private static let pages = [
    """
    <html lang=en><head><title>A & B <i></title></head><body><article><h1>Head</h1><p>A text with <b>bold</b>, <i>slanted</i> and <a href="https://example.org/a(b)?c=1&d=2">linked</a> words.
    <h2>Lists</h2><ul><li>one</li><li>two <b>2</b></li></ul><ol><li>first</li><li>second</li></ol><h3>Deeper</h3><blockquote>A quote.</blockquote><pre><code class=language-c>if (a < b) {\n  `x` = "&";\n}</code></pre>
    <h2>After</h2><p>One line<br>and another.<figure><img src=a.jpg><figcaption>A caption.</figcaption></figure></article>
    """,
    """
    <title>Marks</title><p>1. no list<p>2) nor this<p>- nor a dash<p>+ plus<p># no heading<p>&gt; no quote<p>*stars* and _lines_ and `ticks` [a](b) ![c](d)<p>&lt;b&gt;no tag&lt;/b&gt; &amp;amp; no entity
    <p>===<p>---<p>~~~ no fence<p>a | b<p>http://example.org/?a_b_c<p>trailing\\<p>**<p>===== x<p>12345678901. too long for a list<p>\u{1}control
    """,
    "<html lang=ar dir=rtl><title>عنوان</title><h1>عنوان</h1><p>نص بالعربية، فيه «اقتباس» و<b>كلمات</b>.<ul><li>بند</li><li>بند آخر</li></ul><p>- شرطة في أول السطر",
  ]

  private static func page(_ html: String, id: String = "id \"1\"") throws -> Page {
    var page = Page(try Tree(html: Array(html.utf8), charset: "utf-8"), origin: Origin(id: id, url: "https://example.org/a?b=1&c=\"2\""))
    for stage in [ReadMetadata(), FindTitle(), DropInvisible(), DetectLanguage()] as [any Stage] { try page.run(stage) }
    return page
  }

  private static func kinds(_ blocks: [Block]) -> [BlockKind] {
    let told: Set<BlockKind> = [.item, .quote, .code]
    return blocks.map(\.kind).filter(told.contains)
  }

  private static func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// The title, if there is one, and the text.
  private static func text(_ page: Page) -> String { letters((page.record[.title] ?? "") + page.text) }

  @Test(arguments: pages)
  func `CommonMark parses back to the text`(_ html: String) throws {
    let page = try Self.page(html)
    guard let read = try Tool.run(["cmark-gfm"], input: WriteMarkdown().render(page)) else { return }
    let back = try Tree(html: Array(read.output.utf8), charset: "utf-8")
    #expect(Self.letters(back.blocks.map(\.text).joined(separator: "\n")) == Self.text(page), "\(read.output)")
    #expect(Self.kinds(Array(back.blocks)) == Self.kinds(page.blocks))
  }

  @Test func `CommonMark of real pages parses back to their text`() throws {
    let pipeline = try Fixtures.pipeline("article")
    for raw in RealPagesForWriters.all {
      var page = try raw.parsed(Limits())
      _ = try pipeline.run(on: &page)
      // CommonMark has no tables.
      guard !page.blocks.contains(where: { $0.kind == .cell }),
        let read = try Tool.run(["cmark-gfm", "--unsafe"], input: WriteMarkdown().render(page))
      else { continue }
      guard let back = try? Tree(html: Array(read.output.utf8), charset: "utf-8") else { continue }
      #expect(Self.letters(back.blocks.map(\.text).joined(separator: "\n")) == Self.text(page), "\(raw.origin.name)")
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">a</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">a</a>",
    "<a href=\" &#1; javascript:alert(1)\">a</a>", "<a href=\"java\tscript:alert(1)\">a</a>", "<a href=\"java&#10;script:alert(1)\">a</a>",
    "<a href=\"javascript&colon;alert(1)\">a</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">a</a>", "<a href=\"vbscript:msgbox(1)\">a</a>",
    "<a href='https://a\"onmouseover=\"alert(1)'>a</a>", "<svg onload=alert(1)><text>a</text></svg>",
    "<math><mtext><script>alert(1)</script>", "<style>@import 'javascript:alert(1)'</style>", "<iframe src=javascript:alert(1)>a</iframe>",
    "<object data=javascript:alert(1)>a</object>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>a</button></form>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>",
    "<p lang='en\"><script>alert(1)</script>'>a", "<html lang='en\" onload=\"alert(1)'>a",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">a</noscript>", "<a href=//evil.example/>a</a>",
    "<pre><code class='language-x\" onclick=\"alert(1)'>a</code></pre>", "<textarea></textarea><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>", "<base href=javascript:alert(1)//><a href=b>a</a>",
  ])
  func `clean HTML contains no active content`(_ vector: String) throws {
    let page = try Self.page("<title>T</title><p>Before.</p>\(vector)<p>Behind.</p>")
    let html = try WriteHTML().render(page)
    let tree = try Tree(html: html, charset: "utf-8")
    let allowed: Set<String> = [
      "#document", "html", "head", "meta", "title", "body", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li",
      "blockquote", "pre", "code", "strong", "em", "a", "br", "table", "tr", "td", "img", "hr",
    ]
    for node in tree.nodes where !node.isText && node.parent != nil {
      #expect(allowed.contains(node.name), "\(String(decoding: html, as: UTF8.self))")
    }
    let said = String(decoding: html, as: UTF8.self)
    #expect(!said.contains("<script"))
    for node in tree.nodes {
      for name in ["onerror", "onload", "onclick", "onmouseover", "style", "srcdoc", "formaction"] { #expect(node[name] == nil) }
      if let address = node[.src] { #expect(address.hasPrefix("https://"), "\(address)") }
      if let address = node[.href] {
        #expect(["http", "mailto", "//"].contains { address.hasPrefix($0) } || !address.contains(":"), "\(address)")
      }
    }
    // Other programs convert Markdown to HTML, which must be harmless, too.
    if let read = try Tool.run(["cmark-gfm", "--unsafe"], input: WriteMarkdown().render(page)) {
      let marked = try Tree(html: Array(read.output.utf8), charset: "utf-8")
      for node in marked.nodes where !node.isText && node.parent != nil {
        #expect(allowed.contains(node.name) || ["html", "body", "hr"].contains(node.name), "\(read.output)")
      }
      for node in marked.nodes { if let address = node[.href] { #expect(!address.lowercased().contains("script:"), "\(address)") } }
    }
  }

  private static func file(_ writer: any Writer, _ pages: [Page]) throws -> [UInt8] {
    let envelope = writer.destination.envelope
    let bodies = try pages.map { try writer.render($0) }
    return envelope.head + Array(bodies.joined(separator: envelope.separator)) + envelope.foot
  }

  @Test func `clean HTML of many pages is one document, each article with its language`() throws {
    let pages = try Self.pages.map { try Self.page($0) }
    let envelope = WriteHTML().destination.envelope
    let parts = try pages.enumerated().map { envelope.part(of: try WriteHTML().render($1), isFirst: $0 == 0) }
    let html = String(decoding: Array(parts.joined()) + envelope.afterBody, as: UTF8.self)
    for tag in ["<!DOCTYPE html>", "<html", "<body>", "</body>", "</html>"] { #expect(html.ranges(of: tag).count == 1, "\(tag)") }
    let tree = try Tree(html: Array(html.utf8), charset: "utf-8")
    let articles = tree.nodes.filter { $0.name == "article" }
    #expect(articles.count == 3 && articles[2]["dir"] == "rtl" && articles[2]["lang"] == "ar")
    #expect(String(decoding: try WriteHTML().render(pages[0]), as: UTF8.self).hasSuffix("</article>\n</body>\n</html>\n"))
  }

  @Test func `XML and TEI are well formed and valid, one page or many`() throws {
    let pages = try Self.pages.map { try Self.page($0) }
    for (writer, schema) in [(WriteXML(), nil), (WriteTEI(), "tei-part.rng")] as [(any Writer, String?)] {
      let arguments =
        ["xmllint", "--noout"] + (schema.map { ["--relaxng", Fixtures.root.appending(path: "Schemas/\($0)").path] } ?? []) + ["-"]
      for bytes in [try Self.file(writer, pages)] + (try pages.map { writer.destination.envelope.prologue + (try writer.render($0)) }) {
        guard let judged = try Tool.run(arguments, input: bytes) else { return }
        #expect(judged.code == 0, "\(type(of: writer).name): \(judged.errors)")
      }
    }
  }

  @Test func `JSON, CSV and corpus formats are readable by other programs`() throws {
    let pages = try Self.pages.map { try Self.page($0) }
    let array = try #require(try JSONSerialization.jsonObject(with: Data(Self.file(WriteJSON(), pages))) as? [[String: Any]])
    #expect(array.map { $0["text"] as? String } == pages.map { $0.text })
    let script = "import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8')))))"
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.file(WriteCSV(), pages)).write(to: file)
    if let read = try Tool.run(["python3", "-c", script, file.path]) {
      let rows = try #require(try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [[String: String]])
      #expect(rows.map { $0["text"] } == pages.map { $0.text })
      #expect(rows.map { $0["title"] } == pages.map { $0.record[.title] })
    }
    for shape in [RecordSchema.dolma, .datatrove] {
      let line = try #require(try JSONSerialization.jsonObject(with: Data(shape.bytes(pages[0], provenance: false))) as? [String: Any])
      #expect(line["id"] as? String == "id \"1\"" && line["text"] as? String == pages[0].text)
      #expect((line["metadata"] as? [String: Any])?["title"] as? String == pages[0].record[.title])
    }
  }

  @Test func `a formula in a CSV is a text`() throws {
    let page = try Self.page("<title>=HYPERLINK(\"http://evil.example\")</title><p>-1+cmd|' /C calc'!A0")
    let row = String(decoding: try WriteCSV().render(page), as: UTF8.self)
    #expect(row.contains("\"'=HYPERLINK(") && row.contains(",'-1+cmd"))
  }

  @Test func `a WET record has the date of the fetch or of the run`() throws {
    let tree = try Tree(html: Array(Self.pages[0].utf8), charset: "utf-8")
    let dates = try [nil, "2022-05-06T07:08:09Z"].map { fetched in
      let page = Page(tree, origin: Origin(id: "a", url: "https://example.org/a", name: "a", fetchedAt: fetched))
      let lines = String(decoding: try WriteWET().render(page), as: UTF8.self).split(separator: "\r\n")
      return try #require(lines.first { $0.hasPrefix("WARC-Date: ") }.map { String($0.dropFirst(11)) })
    }
    #expect(dates[0].wholeMatch(of: /20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil && dates[1] == "2022-05-06T07:08:09Z", "\(dates)")
  }

  @Test func `WET records have the declared length`() throws {
    var rest = try Self.file(WriteWET(), Self.pages.map { try Self.page($0) })[...]
    var texts: [String] = []
    while !rest.isEmpty {
      let end = try #require(UTF8Bytes.firstRange(of: Array("\r\n\r\n".utf8), in: rest))
      let head = String(decoding: rest[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
      #expect(
        head[0] == "WARC/1.0" && head.contains { $0.hasPrefix("WARC-Record-ID: <urn:uuid:") }
          && head.contains { $0.hasPrefix("WARC-Date: ") })
      let length = try #require(head.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) })
      if head.contains("WARC-Type: conversion") { texts.append(String(decoding: rest[end.upperBound...].prefix(length), as: UTF8.self)) }
      rest = rest.dropFirst(end.upperBound - rest.startIndex + length)
      #expect(rest.starts(with: Array("\r\n\r\n".utf8)))
      rest = rest.dropFirst(4)
    }
    #expect(texts.count == 3 && texts[2].hasPrefix("عنوان\n"))
  }
}

/// The pages of the repository.
private enum RealPagesForWriters {
  static let all: [RawPage] = ((try? Inputs([Fixtures.root.appending(path: "Fixtures/seed").path])).map(Array.init) ?? []).compactMap {
    try? $0.load(limit: 1 << 24).1.get()
  }
}
