import Testing
@testable import WinnowIO

/// What is there of packed bytes, whole or damaged.
@Suite struct UnpackedTests {
  private static let text = Array((0..<6000).map { "<p>Ligne \($0) sur le port de Kervadec, \($0 &* 7919 % 1013).\n" }.joined().utf8)
  private static let limit = 1 << 20

  struct Form: Sendable, CustomStringConvertible {
    let name: String
    let packing: Packing
    let pack: @Sendable ([UInt8]) throws -> [UInt8]
    var description: String { name }

    static let all = [
      Form(name: "gzip", packing: .gzip) { try Packer.member($0, .gzip) },
      Form(name: "two members of gzip", packing: .gzip) { try Packer.member(Array($0[..<500]), .gzip) + Packer.member(Array($0[500...]), .gzip) },
      Form(name: "zlib", packing: .deflate) { try Packed.zlib($0) },
      Form(name: "raw deflate", packing: .deflate) { try Packed.deflate($0) },
      Form(name: "zstd", packing: .zstd) { try Packer.member($0, .zstd) },
      Form(name: "two frames of zstd", packing: .zstd) { try Packer.member(Array($0[..<500]), .zstd) + Packer.member(Array($0[500...]), .zstd) },
      Form(name: "brotli", packing: .brotli) { try Packer.member($0, .brotli) },
    ]
  }

  @Test(arguments: Form.all)
  func `all of it comes out`(_ form: Form) throws {
    let unpacked = try Unpacked(form.pack(Self.text), form.packing, limit: Self.limit)
    #expect(unpacked.bytes == Self.text && unpacked.damage == nil && unpacked.garbage == 0)
  }

  @Test(arguments: Form.all)
  func `what is cut off gives its beginning`(_ form: Form) throws {
    let packed = try form.pack(Self.text), seed = UInt64.random(in: 0..<1 << 32)
    var generator = Seeded(state: seed), most = 0
    for _ in 0..<40 {
      let count = Int.random(in: 1..<packed.count, using: &generator)
      let unpacked = Unpacked(Array(packed[..<count]), form.packing, limit: Self.limit)
      #expect(Self.text.starts(with: unpacked.bytes), "seed \(seed)")
      #expect(unpacked.damage?.reason == .cut || form.name.hasPrefix("two") && unpacked.bytes.count == 500, "seed \(seed)")
      most = max(most, unpacked.bytes.count)
    }
    // Blocks of zstd come out as a whole, and this text is two of them.
    #expect(most > (form.packing == .zstd ? 499 : Self.text.count / 3), "seed \(seed)")
  }

  @Test(arguments: Form.all, Damage.allCases)
  func `damage never stops it`(_ form: Form, _ damage: Damage) throws {
    let packed = try form.pack(Self.text), seed = UInt64.random(in: 0..<1 << 32)
    var generator = Seeded(state: seed)
    for _ in 0..<40 {
      var bytes = packed
      damage.apply(to: &bytes, within: 0..<bytes.count, using: &generator)
      let unpacked = Unpacked(bytes, form.packing, limit: Self.limit)
      #expect(unpacked.bytes.count <= Self.limit + 4 << 20, "seed \(seed)")
    }
  }

  @Test(arguments: Form.all)
  func `what follows is told from padding`(_ form: Form) throws {
    let packed = try form.pack(Self.text)
    #expect(Unpacked(packed + [0, 0, 0], form.packing, limit: Self.limit).garbage == 0)
    let behind = Unpacked(packed + Array("\r\nbehind".utf8), form.packing, limit: Self.limit)
    #expect(behind.garbage == 8 && behind.bytes == Self.text && behind.damage == nil)
  }

  @Test func `no more is unpacked than the limit and a piece`() throws {
    let packed = try Packer.member([UInt8](repeating: 0x61, count: 30 << 20), .zstd)
    #expect(Unpacked(packed, .zstd, limit: 1 << 10).bytes.count < 6 << 20)
  }
}
