import Foundation
import Testing
import Winnow
import TestSupport

@testable import WinnowIO

@Suite struct WARCReaderTests {
  private static func record(
    _ type: String, _ url: String, _ block: [UInt8], contentType: String = "application/http; msgtype=response", version: String = "1.0"
  ) -> [UInt8] {
    Array(
      """
      WARC/\(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:\(url.suffix(1))>\r\n\
      Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n
      """.utf8) + block + Array("\r\n\r\n".utf8)
  }

  private static func response(
    _ url: String, _ body: [UInt8], type: String = "text/html; charset=utf-8", status: String = "200 OK", headers: String = ""
  ) -> [UInt8] {
    record("response", url, Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(headers)\r\n".utf8) + body)
  }

  private static func response(_ url: String, _ body: String) -> [UInt8] { response(url, Array(body.utf8)) }

  private static func pages(_ bytes: [UInt8], name: String = "crawl.warc") throws -> [(Origin, Result<RawPage, PageError>)] {
    let file = try CompressedPages.folder().appending(path: name)
    try Data(bytes).write(to: file)
    return try Inputs([file.path]).map { $0.load(limit: 1 << 20) }
  }

  private static func texts(_ pages: [(Origin, Result<RawPage, PageError>)]) -> [String] {
    pages.map { page in (try? page.1.get()).map { String(decoding: $0.bytes, as: UTF8.self) } ?? "error" }
  }

  private static let crawl: [[UInt8]] = [
    record("warcinfo", "", Array("software: a crawler\r\n".utf8), contentType: "application/warc-fields"),
    record("request", "https://example.org/1", Array("GET / HTTP/1.1\r\n\r\n".utf8), contentType: "application/http; msgtype=request"),
    response("https://example.org/1", "<p>One"),
    response("https://example.org/2", [0x89, 0x50, 0x4E, 0x47], type: "image/png"),
    response("https://example.org/3", Array("<p>Gone".utf8), status: "404 Not Found"),
    response("https://example.org/4", Array("<p>Vier\u{FC}".utf8.dropLast(2)) + [0xFC], type: "text/html; charset=iso-8859-1"),
    record("resource", "https://example.org/5", Array("<p>Five".utf8), contentType: "text/html", version: "1.1"),
    response("https://example.org/6", Array("3\r\n<p>\r\n3\r\nSix\r\n0\r\n\r\n".utf8), headers: "Transfer-Encoding: chunked\r\n"),
    response("https://example.org/7", [UInt8](CompressedPages.brotli), headers: "Content-Encoding: br\r\n"),
    response("https://example.org/8", Array("<p>said to be packed".utf8), headers: "Content-Encoding: gzip\r\n"),
    response("https://example.org/9", Array("Only words.".utf8), type: "text/plain"),
  ]

  @Test(arguments: ["plain", "a member a record", "one member"])
  func `pages are read with any compression`(_ compression: String) throws {
    let bytes: [UInt8] =
      switch compression {
      case "a member a record": try Self.crawl.flatMap { try CompressedPages.gzip($0) }
      case "one member": try CompressedPages.gzip(Self.crawl.flatMap(\.self))
      default: Self.crawl.flatMap(\.self)
      }
    let pages = try Self.pages(bytes, name: compression == "plain" ? "crawl.warc" : "crawl.warc.gz")
    #expect(pages.map { $0.0.url?.suffix(1) ?? "" } == ["1", "4", "5", "6", "7", "8", "9"])
    let texts = Self.texts(pages)
    #expect(
      texts[0] == "<p>One" && texts[2] == "<p>Five" && texts[3] == "<p>Six" && texts[4] == CompressedPages.html
        && texts[5] == "<p>said to be packed" && texts[6] == "Only words.")
    #expect(pages[0].0.id == "<urn:uuid:1>" && pages[0].0.fetchedAt == "2024-03-05T10:00:00Z" && pages[0].0.name.hasSuffix(":record 3"))
    #expect(try pages[1].1.get().charset == "iso-8859-1")
    #expect(try pages[6].1.get().sourceFormat == .plainText)
  }

  @Test func `a damaged member is an error, and reading continues at the next`() throws {
    var members = try Self.crawl.map { try CompressedPages.gzip($0) }
    for i in 12..<40 { members[2][i] ^= 0x5A }
    let pages = try Self.pages(members.flatMap(\.self), name: "crawl.warc.gz")
    #expect(
      Self.texts(pages) == ["error", "<p>Vier\u{FFFD}", "<p>Five", "<p>Six", CompressedPages.html, "<p>said to be packed", "Only words."])
    #expect("\(pages[0].1)".contains("damaged"))
  }

  @Test func `a body declared as compressed many times is an error`() throws {
    let record = Self.response(
      "https://example.org/1", Array("<p>One".utf8),
      headers: "Content-Encoding: \(Array(repeating: "br", count: 300).joined(separator: ","))\r\n")
    #expect(try "\(Self.pages(record)[0].1)".contains("packed 300 times over"))
  }

  @Test func `garbage between records is reported once`() throws {
    let pages = try Self.pages(Self.crawl[2] + Array("rubbish\nmore of it\r\n".utf8) + Self.crawl[6])
    #expect(Self.texts(pages) == ["<p>One", "error", "<p>Five"])
  }

  @Test(arguments: Array(stride(from: 1, to: 140, by: 7)))
  func `truncation within a record is an error, and earlier records are kept`(_ missing: Int) throws {
    let pages = try Self.pages((Self.crawl[2] + Self.crawl[6]).dropLast(missing + 4))
    #expect(Self.texts(pages).first == "<p>One")
    #expect(pages.count == 2 && Self.texts(pages)[1] == "error")
  }

  @Test func `truncation anywhere in a response is an error`() throws {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>One".utf8.count
    for missing in 1...block {
      let pages = try Self.pages((Self.crawl[2] + Self.crawl[2]).dropLast(missing + 4))
      #expect(Self.texts(pages) == ["<p>One", "error"], "\(missing)")
    }
  }

  @Test(arguments: [
    ("https://example.org/robots.txt", false), ("https://example.org/Robots.txt?a=1", false),
    ("https://example.org/.well-known/security.txt", false),
    ("https://example.org/poem.txt", true), ("https://example.org/robots.txt/", true), ("https://example.org/?/robots.txt", true),
    ("robots.txt", true),
  ])
  func `files for programs are not pages`(_ address: String, _ isPage: Bool) throws {
    let record = Self.response(address, Array("User-agent: *\nDisallow: /\n".utf8), type: "text/plain")
    #expect(try Self.pages(record + Self.crawl[2]).count == (isPage ? 2 : 1))
  }

  @Test func `the reader terminates on mutated files`() throws {
    var generator = SeededGenerator(7)
    let bytes = Self.crawl.flatMap(\.self)
    let beginning = 9
    for _ in 0..<200 {
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        mutated[Int.random(in: beginning..<mutated.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      #expect(try Self.pages(mutated).count <= Self.crawl.count * 2)
    }
  }

  @Test(
    arguments: [
      ("text/html; charset=UTF-8", "text/html", "UTF-8"), ("TEXT/HTML;Charset=\"windows-1256\"", "text/html", "windows-1256"),
      ("text/html", "text/html", nil), ("", "", nil),
    ] as [(String, String, String?)])
  func `media types are parsed`(_ text: String, _ name: String, _ charset: String?) {
    #expect(MediaType(text).name == name)
    #expect(MediaType(text).charset == charset)
  }
}
