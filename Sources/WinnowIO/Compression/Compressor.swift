internal import CCodec

/// Compresses bytes: the Swift wrapper of CCodec.
enum Compressor {
  /// The bytes as one member, or for brotli as a whole stream; deterministic.
  ///
  /// - Throws: ``OutputError`` if memory is exhausted.
  static func member(_ bytes: [UInt8], _ compression: Compression) throws(OutputError) -> [UInt8] {
    var length = 0
    let compressed = unsafe bytes.withUnsafeBufferPointer { unsafe ccodec_compress(compression.kind, $0.baseAddress, $0.count, &length) }
    guard let compressed = unsafe compressed else { throw OutputError.noMemory(bytes.count, compression) }
    defer { unsafe ccodec_free(compressed) }
    return unsafe Array(UnsafeBufferPointer(start: compressed, count: length))
  }
}
