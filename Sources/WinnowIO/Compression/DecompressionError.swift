internal import CCodec

/// Compressed data that cannot be decompressed further.
struct DecompressionError: Error, Equatable {
  let compression: Compression
  let reason: Reason

  enum Reason: Equatable {
    /// The bytes are invalid, or the checksum does not match.
    case corrupt
    /// The bytes end within a member.
    case truncated
    /// The bytes after a member are not a member.
    case trailingGarbage
    /// A zstd frame requires a window of this number of bytes, above ``maxWindowSize``.
    case window(UInt64)
    /// A zstd frame requires a dictionary that is not available.
    case dictionary
    /// The dictionary at the beginning of a zstd file is invalid.
    case noDictionary
    /// A member decompresses to more than `ratio` times its size.
    case bomb(ratio: Int)
    case memory
  }

  init(_ compression: Compression, _ reason: Reason = .corrupt) { (self.compression, self.reason) = (compression, reason) }

  /// Whether the bytes are damaged, as opposed to their requirements being refused.
  var isCorruption: Bool { [.corrupt, .truncated, .trailingGarbage].contains(reason) }

  /// Bytes: the window of `zstd --long=29`.
  static let maxWindowSize = UInt64(1) << CCODEC_LARGEST_WINDOW_LOG
}

extension DecompressionError: CustomStringConvertible {
  var description: String {
    switch reason {
    case .corrupt: "the \(compression) data cannot be decompressed"
    case .truncated: "the \(compression) data ends too soon"
    case .trailingGarbage: "what follows the \(compression) data is not packed with it"
    case .window(let bytes):
      "the \(compression) data asks for a window of \(Self.mebibytes(bytes)), more than \(Self.mebibytes(Self.maxWindowSize)); pack it again with --long=\(CCODEC_LARGEST_WINDOW_LOG) or less"
    case .dictionary: "the \(compression) data was packed with a dictionary that does not come with it; unpack it with zstd -D"
    case .noDictionary: "the dictionary at its beginning cannot be read"
    case .bomb(let ratio): "the \(compression) data unpacks to more than \(ratio) times its size, as no pages do"
    case .memory: "not enough memory to decompress the \(compression) data"
    }
  }

  private static func mebibytes(_ bytes: UInt64) -> String { bytes < 1 << 20 ? "\(bytes) bytes" : "\(bytes >> 20) MiB" }
}
