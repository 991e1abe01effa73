internal import CCodec

/// Packs bytes: the safe side of the C layer.
enum Packer {
  /// The bytes as one member, or for brotli as a whole stream: the same bytes for the same bytes.
  ///
  /// - Throws: ``OutputError`` without memory.
  static func member(_ bytes: [UInt8], _ packing: Packing) throws(OutputError) -> [UInt8] {
    var length = 0
    let packed = unsafe bytes.withUnsafeBufferPointer { unsafe ccodec_pack(packing.kind, $0.baseAddress, $0.count, &length) }
    guard let packed = unsafe packed else { throw OutputError("no memory to pack \(bytes.count) bytes with \(packing)") }
    defer { unsafe ccodec_free(packed) }
    return unsafe Array(UnsafeBufferPointer(start: packed, count: length))
  }
}
