import Foundation
import Testing
import Winnow

@testable import WinnowIO

@Suite struct CompressedInputTests {
  private static let limit = 1 << 20

  private static func pages(_ name: String, _ bytes: [UInt8]) throws -> [(Origin, Result<RawPage, PageError>)] {
    let file = try CompressedPages.folder().appending(path: name)
    try Data(bytes).write(to: file)
    return try Inputs([file.path]).map { $0.load(limit: limit) }
  }

  @Test(arguments: ["page.html.gz", "page.html.zst", "page.html.br", "page.html", "page.gz", "gzip named as something else.dat"])
  func `pages are decompressed`(_ name: String) throws {
    let bytes: [UInt8] =
      switch name {
      case _ where name.hasSuffix("zst"): [UInt8](CompressedPages.zstd)
      case _ where name.hasSuffix("br"): [UInt8](CompressedPages.brotli)
      case "page.html": Array(CompressedPages.html.utf8)
      default: try CompressedPages.gzip(Array(CompressedPages.html.utf8))
      }
    let pages = try Self.pages(name, bytes)
    #expect(pages.count == 1)
    let page = try #require(pages.first).1.get()
    #expect(String(decoding: page.bytes, as: UTF8.self) == CompressedPages.html)
    #expect(page.sourceFormat == .html)
  }

  @Test func `lines are read from a stream of several compressed members`() throws {
    let first = #"{"id":"a","html":"<p>A"}"# + "\n" + #"{"id":"b","#
    let second = #""html":"<p>B"}"# + "\n"
    let pages = try Self.pages("pages.ndjson.gz", CompressedPages.gzip(Array(first.utf8)) + CompressedPages.gzip(Array(second.utf8)))
    #expect(pages.map { $0.0.id } == ["a", "b"])
    #expect(try pages.map { String(decoding: try $0.1.get().bytes, as: UTF8.self) } == ["<p>A", "<p>B"])
  }

  @Test func `damage is a separate error, and reading continues after it`() throws {
    func line(_ id: String) throws -> [UInt8] { try CompressedPages.gzip(Array("{\"id\":\"\(id)\",\"html\":\"<p>\(id)\"}\n".utf8)) }
    var broken = try line("b")
    for i in 12..<20 { broken[i] ^= 0x5A }
    let pages = try Self.pages("pages.ndjson.gz", line("a") + broken + line("c"))
    #expect(pages.first?.0.id == "a" && pages.last?.0.id == "c")
    // The bytes of a damaged member before the damage are not a page either.
    for page in pages.dropFirst().dropLast() { #expect(throws: PageError.self) { try page.1.get() } }
    #expect(pages.contains { "\($0.1)".contains("the gzip data cannot be decompressed") })
  }

  @Test(arguments: [1, 8, 20])
  func `a truncated page is an error`(_ missing: Int) throws {
    let bytes = try CompressedPages.gzip(Array(CompressedPages.html.utf8))
    let pages = try Self.pages("page.html.gz", bytes.dropLast(missing))
    #expect(throws: PageError.self) { try pages[0].1.get() }
  }

  @Test func `a decompression bomb is stopped at the limit`() throws {
    let pages = try Self.pages("page.html.gz", CompressedPages.gzip(Array("<p>".utf8) + [UInt8](repeating: 0x61, count: 50 << 20)))
    let page = try pages[0].1.get()
    #expect(page.bytes.count < Self.limit + 8 << 20, "no more than the limit and a piece is unpacked")
    var limits = Limits()
    limits.bytes = Self.limit
    #expect(throws: PageError.self) { try page.parsed(limits) }
  }

  @Test func `an empty compressed file has no errors`() throws {
    #expect(try Self.pages("pages.ndjson.gz", CompressedPages.gzip([])).isEmpty)
    #expect(try Self.pages("page.html.gz", CompressedPages.gzip([])).count == 1)
  }

  @Test(arguments: ["page.html.gz", "pages.ndjson.gz", "crawl.warc.gz"])
  func `an excessive decompressed size is an error without buffering`(_ name: String) throws {
    let head =
      ["pages.ndjson.gz": "{\"html\":\"", "crawl.warc.gz": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100000000\r\n\r\n"][name]
      ?? "<p>"
    let pages = try Self.pages(name, CompressedPages.gzip(Array(head.utf8) + [UInt8](repeating: 0x61, count: 40_000_000)))
    #expect(pages.count == 1)
    var limits = Limits()
    limits.bytes = Self.limit
    #expect(throws: PageError.self) { try pages.first?.1.get().parsed(limits) }
  }

  @Test func `lines with custom keys`() throws {
    let file = try CompressedPages.folder().appending(path: "data.jsonl")
    try Data(#"{"doc": 7, "link": "https://example.org/7", "content": "<p>Text"}"#.utf8).write(to: file)
    let page = try #require(
      try Inputs([file.path], fields: LineFields("id=doc,url=link,html=content")).map { $0.load(limit: Self.limit) }.first)
    #expect(page.0.id == "7" && page.0.url == "https://example.org/7")
    #expect(String(decoding: try page.1.get().bytes, as: UTF8.self) == "<p>Text")
    let usual = try #require(try Inputs([file.path]).map { $0.load(limit: Self.limit) }.first)
    #expect("\(usual.1)".contains("none of \"html\""))
    #expect(throws: InputError.self) { try LineFields("body=content") }
    #expect(throws: InputError.self) { try LineFields("html") }
  }

  @Test func `a list names files`() throws {
    let folder = try CompressedPages.folder()
    for name in ["a b.html", "c.html"] { try Data("<p>\(name)".utf8).write(to: folder.appending(path: name)) }
    let list = folder.appending(path: "list.txt")
    try Data("\(folder.path)/c.html\r\n\n\(folder.path)/a b.html\n".utf8).write(to: list)
    #expect(try Inputs([], lists: [list.path]).map { $0.load(limit: Self.limit).0.name.suffix(6) } == ["c.html", "b.html"])
    #expect(throws: InputError.self) { try Inputs([], lists: [folder.appending(path: "none").path]) }
  }

  @Test func `files are closed when they are read`() throws {
    let folder = try CompressedPages.folder()
    for name in ["a.ndjson", "b.warc", "c.dat"] { try Data("{}".utf8).write(to: folder.appending(path: name)) }
    #expect(try Inputs([folder.path, folder.appending(path: "c.dat").path]).map(\.name).count == 3)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    #expect(open.filter { $0.hasPrefix(folder.path) } == [])
  }
}
