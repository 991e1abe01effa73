import Testing
import Winnow

@testable import WinnowIO

/// Bodies as servers and crawlers write them.
@Suite struct HTTPBodyTests {
  private static let page = Array(
    "<!doctype html><title>Mlýn</title><p>Starý mlýn v Horní Lhotce zase mele.\(String(repeating: " A mele dál.", count: 40))".utf8)
  private static let limit = 1 << 20

  private static func body(_ bytes: [UInt8], _ codings: String..., isChunked: Bool = false) throws -> HTTPBody {
    try HTTPBody(bytes, codings: codings, isChunked: isChunked, limit: limit)
  }

  static let compressors: [(String, @Sendable ([UInt8]) throws -> [UInt8])] = [
    ("gzip", { try Compressor.member($0, .gzip) }), ("x-gzip", { try Compressor.member($0, .gzip) }),
    ("deflate", { try CompressedPages.zlib($0) }),
    ("deflate", { try CompressedPages.deflate($0) }), ("br", { try Compressor.member($0, .brotli) }),
    ("zstd", { try Compressor.member($0, .zstd) }),
  ]

  @Test(arguments: 0..<compressors.count)
  func `content codings are decoded`(_ index: Int) throws {
    let (coding, compress) = Self.compressors[index]
    let compressed = try compress(Self.page)
    for input in [compressed, [0x0D, 0x0A] + compressed, compressed + [0x0D, 0x0A]] {
      let body = try Self.body(input, coding)
      #expect(body.bytes == Self.page && body.warnings == [])
    }
    let after = try Self.body(compressed + Array("<!-- cache -->".utf8), coding)
    #expect(after.bytes == Self.page && after.warnings.count == 1 && after.warnings[0].hasPrefix("14 bytes after"))
    #expect(try Self.body(Compressor.member(compressed, .gzip), coding, "gzip").bytes == Self.page)
  }

  @Test(arguments: 0..<compressors.count)
  func `a truncated body gives its beginning with a warning`(_ index: Int) throws {
    let (coding, compress) = Self.compressors[index]
    let text = (0..<9000).flatMap { Array("<p>Řádek \($0) z \($0 &* 7919 % 1013).".utf8) }
    let body = try Self.body(compress(text).dropLast(9), coding)
    #expect(text.starts(with: body.bytes) && body.bytes.count > text.count / 3)
    #expect(body.warnings.count == 1 && body.warnings[0].contains("ends too soon; the \(body.bytes.count) bytes before that were read"))
  }

  @Test func `a body that cannot be decompressed is an error`() throws {
    #expect(throws: PageError.self) { try Self.body([0x1F, 0x8B, 0x08, 0, 0], "gzip") }
    #expect(throws: PageError.self) { try Self.body([0x78, 0x9C, 0xFF] + [UInt8](repeating: 0, count: 90), "deflate") }
  }

  @Test(arguments: ["utf-8", "UTF8", "none", "binary", "8bit", "identity", "gzip", "deflate", "br", "zstd", "made-up"])
  func `an uncompressed body is unchanged`(_ coding: String) throws {
    for text in [Self.page, Array("; a text that begins as an empty stream of brotli does".utf8)] {
      let body = try Self.body(text, coding.lowercased())
      #expect(body.bytes == text && body.warnings == [])
    }
  }

  @Test func `an unknown coding is reported if the body is not text`() throws {
    let body = try Self.body([0x1F, 0x9D, 0x90, 0, 1, 2], "compress")
    #expect(body.warnings.count == 1 && body.warnings[0].contains("\"compress\""))
  }

  @Test func `the magic number takes precedence over the header`() throws {
    let gzip = try Compressor.member(Self.page, .gzip)
    #expect(try Self.body(gzip, "br").bytes == Self.page)
    let unsaid = try Self.body(gzip)
    #expect(unsaid.bytes == Self.page && unsaid.warnings.count == 1 && unsaid.warnings[0].contains("compressed with gzip"))
  }

  @Test(arguments: [
    ("5\r\nhello\r\n0\r\n\r\n", "hello", true), ("5;x=\"y\"\r\nhello\r\n6 \r\n world\r\n0\r\n\r\n", "hello world", true),
    ("5\nhello\n0\n\n", "hello", true),
    ("5\r\nhel", "hel", false), ("5\r\nhello\r\n", "hello", false), ("5\r\nhello\r\nthere\r\n", "hellothere\r\n", false),
    ("0\r\n\r\n", "", true),
  ])
  func `chunks are joined`(_ body: String, _ text: String, _ isWhole: Bool) throws {
    let chunks = try #require(HTTPChunks(Array(body.utf8)))
    #expect(String(decoding: chunks.bytes, as: UTF8.self) == text && chunks.isWhole == isWhole)
  }

  @Test(arguments: ["no chunks", "", "FFFFFFFFFF\r\nx", "Add more\r\nto it", "<p>5\r\n", "cafe au lait\n"])
  func `a body without chunks is unchanged`(_ text: String) throws {
    #expect(HTTPChunks(Array(text.utf8)) == nil)
    let body = try Self.body(Array(text.utf8), isChunked: true)
    #expect(body.bytes == Array(text.utf8) && body.warnings == [])
  }
}
