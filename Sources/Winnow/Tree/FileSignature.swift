/// The bytes that files of a format begin with.
package enum FileSignature {
  /// RFC 1952, 2.3.1.
  package static let gzip: [UInt8] = [0x1F, 0x8B]
  /// RFC 8878, 3.1.1.
  package static let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
}
