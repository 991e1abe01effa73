import Foundation
import Testing
import Winnow

@testable import WinnowIO

/// WARC records as various crawlers write them.
@Suite struct WARCVariantsTests {
  private static let page = "<p>La laiterie de Kervadec rouvre au printemps."

  private static func record(
    type: String = "response", length: String? = nil, version: String = "1.0", fields: String = "",
    contentType: String = "application/http", block: String
  ) -> String {
    "WARC/\(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: <https://kervadec.example/>\r\nWARC-Record-ID: <urn:1>\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n\(fields)Content-Type: \(contentType)\r\n"
      + (length.map { $0.isEmpty ? "" : "Content-Length: \($0)\r\n" } ?? "Content-Length: \(block.utf8.count)\r\n") + "\r\n\(block)\r\n\r\n"
  }

  private static func http(_ header: String = "HTTP/1.1 200 OK", type: String = "text/html", _ body: String = page) -> String {
    "\(header)\r\nContent-Type: \(type)\r\n\r\n\(body)"
  }

  private static let last = record(block: http("HTTP/1.1 200 OK", "<p>Last."))

  /// - Returns: texts or errors, and warnings.
  private static func read(_ bytes: [UInt8], _ name: String = "a.warc") throws -> [(text: String, warnings: [String], origin: Origin)] {
    let file = try CompressedPages.folder().appending(path: name)
    try Data(bytes).write(to: file)
    return try Inputs([file.path]).map { page in
      let (origin, result) = page.load(limit: 1 << 20)
      do { return try (String(decoding: result.get().bytes, as: UTF8.self), result.get().warnings, origin) } catch {
        return ("\(error)", [], origin)
      }
    }
  }

  private static func read(_ text: String) throws -> [(text: String, warnings: [String], origin: Origin)] { try read(Array(text.utf8)) }

  static let pages = [
    "interim answer": record(block: "HTTP/1.1 100 Continue\r\n\r\n" + http()),
    "several interim answers": record(block: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + http()),
    "HTTP/2": record(block: http("HTTP/2 200")),
    "names in any case": record(block: http()).replacingOccurrences(of: "WARC-Type", with: "warc-TYPE").replacingOccurrences(
      of: "Content-", with: "CONTENT-"),
    "line ends alone": record(block: http().replacingOccurrences(of: "\r\n", with: "\n")).replacingOccurrences(of: "\r\n", with: "\n"),
    "folded field": record(block: "HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\n\r\n\(page)"),
    "empty line first": record(block: "\r\n" + http()),
    "without HTTP": record(block: page),
    "WARC 0.18": record(version: "0.18", block: http()), "WARC 1.1": record(version: "1.1", block: http()),
    "type twice": record(block: http(type: "text/html, text/html; charset=utf-8")), "type is none": record(block: http(type: "html")),
    "type unknown": record(block: http(type: "*/*")), "no type": record(block: "HTTP/1.1 200 OK\r\n\r\n\(page)"),
    "long header": record(block: http("HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 60_000))")),
    "two codings fields": record(block: http("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Encoding: utf-8")),
    "resource": record(type: "resource", contentType: "text/html", block: page),
    "conversion": record(type: "conversion", contentType: "text/plain", block: page),
    "no empty lines behind": String(record(block: http()).dropLast(2)),
  ]

  @Test(arguments: pages.keys.sorted())
  func `page records are read`(_ name: String) throws {
    let read = try Self.read(#require(Self.pages[name]) + Self.last)
    #expect(read.map(\.text) == [Self.page, "<p>Last."])
    #expect(
      read[0].warnings == [] && read[0].origin.id == "<urn:1>" && read[0].origin.url == "https://kervadec.example/"
        && read[0].origin.fetchedAt == "2024-03-05T10:00:00Z")
  }

  static let others =
    ["revisit", "metadata", "warcinfo", "request", "continuation"].map { record(type: $0, block: http()) } + [
      record(block: http("HTTP/1.1 404 Not Found")), record(block: http("HTTP/1.1 302 Found")),
      record(block: "HTTP/1.1 100 Continue\r\n\r\n"), record(block: http(type: "image/png")),
      record(block: http(type: "application/xml", "<?xml version=\"1.0\"?><rss><channel>")),
      record(type: "request", length: "100000", block: http()), record(type: "request", length: "3", block: http()),
      record(length: "9000000000", block: http(type: "video/mp4")), record(length: "", block: http(type: "video/mp4")),
    ]

  @Test(arguments: 0..<others.count)
  func `non-page records are skipped`(_ index: Int) throws {
    #expect(try Self.read(Self.others[index] + Self.last).map(\.text) == ["<p>Last."])
  }

  @Test func `XHTML as XML is a page`() throws {
    let page = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><p>A"
    #expect(try Self.read(Self.record(block: Self.http(type: "application/xml", page))).map(\.text) == [page])
  }

  @Test(arguments: ["", "0", "5", "90", "100000", "900000000", "9000000000000", "99999999999999999999", "-5", "many"])
  func `a wrong length loses no page`(_ length: String) throws {
    for after in [Self.last, ""] {
      let read = try Self.read(Self.record(length: length, block: Self.http()) + after)
      #expect(read.map(\.text) == [Self.page] + (after.isEmpty ? [] : ["<p>Last."]))
      #expect(read[0].warnings.count == 1 && read[0].warnings[0].hasPrefix("the record "))
    }
  }

  @Test func `a page truncated by the crawler has a warning`() throws {
    let read = try Self.read(Self.record(fields: "WARC-Truncated: length\r\n", block: Self.http()))
    #expect(read[0].text == Self.page && read[0].warnings == ["the crawler cut the page off: WARC-Truncated: length"])
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func `an over-limit record loses only its member`(_ compression: Compression) throws {
    let good = try Compressor.member(Array(Self.last.utf8), compression)
    let bomb = try Compressor.member(
      Array(Self.record(block: Self.http("HTTP/1.1 200 OK", String(repeating: "a", count: 40 << 20))).utf8), compression)
    let read = try Self.read(good + bomb + good, compression == .gzip ? "a.warc.gz" : "a.warc.zst")
    #expect(read.count == 3 && read[0].text == "<p>Last." && read[2].text == "<p>Last.")
    #expect(read[1].text.contains("more than 200 times its size"))
  }

  @Test(arguments: ["gzip, chunked", "gzip\r\nTransfer-Encoding: chunked"])
  func `transfer codings are decoded`(_ coding: String) throws {
    let compressed = try Compressor.member(Array(Self.page.utf8), .gzip)
    let chunks = Array("\(String(compressed.count, radix: 16))\r\n".utf8) + compressed + Array("\r\n0\r\n\r\n".utf8)
    let header = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: \(coding)\r\n\r\n".utf8)
    let head = Array("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: \(header.count + chunks.count)\r\n\r\n".utf8)
    #expect(try Self.read(head + header + chunks + Array("\r\n\r\n".utf8)).map(\.text) == [Self.page])
  }
}
