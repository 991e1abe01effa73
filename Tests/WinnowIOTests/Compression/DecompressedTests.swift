import Testing
import TestSupport

@testable import WinnowIO

/// Decompression of complete and damaged buffers.
@Suite struct DecompressedTests {
  private static let text = Array((0..<6000).map { "<p>Ligne \($0) sur le port de Kervadec, \($0 &* 7919 % 1013).\n" }.joined().utf8)
  private static let limit = 1 << 20

  struct Form: Sendable, CustomStringConvertible {
    let name: String
    let compression: Compression
    let compress: @Sendable ([UInt8]) throws -> [UInt8]
    var description: String { name }

    static let all = [
      Form(name: "gzip", compression: .gzip) { try Compressor.member($0, .gzip) },
      Form(name: "two members of gzip", compression: .gzip) {
        try Compressor.member(Array($0[..<500]), .gzip) + Compressor.member(Array($0[500...]), .gzip)
      },
      Form(name: "zlib", compression: .deflate) { try CompressedPages.zlib($0) },
      Form(name: "raw deflate", compression: .deflate) { try CompressedPages.deflate($0) },
      Form(name: "zstd", compression: .zstd) { try Compressor.member($0, .zstd) },
      Form(name: "two frames of zstd", compression: .zstd) {
        try Compressor.member(Array($0[..<500]), .zstd) + Compressor.member(Array($0[500...]), .zstd)
      },
      Form(name: "brotli", compression: .brotli) { try Compressor.member($0, .brotli) },
    ]
  }

  @Test(arguments: Form.all)
  func `decompresses the complete input`(_ form: Form) throws {
    let decompressed = try Decompressed(form.compress(Self.text), form.compression, limit: Self.limit)
    #expect(decompressed.bytes == Self.text && decompressed.damage == nil && decompressed.garbage == 0)
  }

  @Test(arguments: Form.all)
  func `truncated input gives its beginning`(_ form: Form) throws {
    let compressed = try form.compress(Self.text)
    let seed = UInt64.random(in: 0..<1 << 32)
    var generator = SeededGenerator(seed)
    var most = 0
    for _ in 0..<40 {
      let count = Int.random(in: 1..<compressed.count, using: &generator)
      let decompressed = Decompressed(Array(compressed[..<count]), form.compression, limit: Self.limit)
      #expect(Self.text.starts(with: decompressed.bytes), "seed \(seed)")
      #expect(decompressed.damage?.reason == .truncated || form.name.hasPrefix("two") && decompressed.bytes.count == 500, "seed \(seed)")
      most = max(most, decompressed.bytes.count)
    }
    // zstd blocks are decompressed as a whole, and this text has two.
    #expect(most > (form.compression == .zstd ? 499 : Self.text.count / 3), "seed \(seed)")
  }

  @Test(arguments: Form.all, Damage.allCases)
  func `damage never prevents termination`(_ form: Form, _ damage: Damage) throws {
    let compressed = try form.compress(Self.text)
    let seed = UInt64.random(in: 0..<1 << 32)
    var generator = SeededGenerator(seed)
    for _ in 0..<40 {
      var bytes = compressed
      damage.apply(to: &bytes, within: 0..<bytes.count, using: &generator)
      let decompressed = Decompressed(bytes, form.compression, limit: Self.limit)
      #expect(decompressed.bytes.count <= Self.limit + 4 << 20, "seed \(seed)")
    }
  }

  @Test(arguments: Form.all)
  func `garbage is distinguished from padding`(_ form: Form) throws {
    let compressed = try form.compress(Self.text)
    #expect(Decompressed(compressed + [0, 0, 0], form.compression, limit: Self.limit).garbage == 0)
    let after = Decompressed(compressed + Array("\r\nbehind".utf8), form.compression, limit: Self.limit)
    #expect(after.garbage == 8 && after.bytes == Self.text && after.damage == nil)
  }

  @Test func `decompression stops one step after the limit`() throws {
    let compressed = try Compressor.member([UInt8](repeating: 0x61, count: 30 << 20), .zstd)
    #expect(Decompressed(compressed, .zstd, limit: 1 << 10).bytes.count < 6 << 20)
  }
}
