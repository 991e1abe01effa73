import Winnow

/// The dictionary of all following frames, in a skippable frame at the beginning of a file: "Zstandard Compression for WARC Files" 1.0 of
/// the IIPC. It may be compressed itself.
struct ZstdDictionary {
  /// `nil` if it cannot be decompressed.
  let bytes: [UInt8]?

  private static let frameSign: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
  /// The magic number: RFC 8878, 5.
  private static let sign: [UInt8] = [0x37, 0xA4, 0x30, 0xEC]
  /// The bytes before the content of a skippable frame: magic number, and length.
  private static let headerLength = 8
  /// The specification requires support for dictionaries of up to 8 MiB only.
  private static let maxSize = 64 << 20

  /// Reads the dictionary's frame at the beginning of a file.
  ///
  /// - Returns: `nil`, without consuming bytes, if the file begins with something else.
  static func take(from file: inout FileBuffer) throws(StreamError) -> ZstdDictionary? {
    try file.fill(to: headerLength)
    guard file.rest.starts(with: frameSign), let length = lengthOfSkippable(file.rest), length <= headerLength + maxSize else { return nil }
    try file.fill(to: length)
    guard file.rest.count >= length else { return nil }
    let content = Array(file.rest.prefix(length).dropFirst(headerLength))
    let isCompressed = content.starts(with: FileSignature.zstd)
    guard isCompressed || content.starts(with: sign) else { return nil }
    file.start += length
    guard isCompressed else { return ZstdDictionary(bytes: content) }
    let decompressed = Decompressed(content, .zstd, limit: maxSize)
    return ZstdDictionary(bytes: decompressed.damage == nil && decompressed.bytes.starts(with: sign) ? decompressed.bytes : nil)
  }

  /// The frame's length with its header; `nil` if no skippable frame begins here.
  static func lengthOfSkippable(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= headerLength, Compression.isSkippable(bytes) else { return nil }
    return headerLength + bytes.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension FileBuffer {
  /// Reads until this number of bytes is available, or the end.
  fileprivate mutating func fill(to count: Int) throws(StreamError) {
    while rest.count < count, !isRead { try fill(maxCount: Bytes.chunk) }
  }
}
