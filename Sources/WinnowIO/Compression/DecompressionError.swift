internal import CCodec

/// What is compressed and cannot be decompressed on.
struct DecompressionError: Error, Equatable {
  let compression: Compression
  let reason: Reason

  enum Reason: Equatable {
    /// The bytes are not what the format allows, or not those that its checksum is of.
    case corrupt
    /// They end within a member.
    case cut
    /// What follows a member is none.
    case garbage
    /// A frame of zstd asks for a window of so many bytes, which is more than ``largestWindow``.
    case window(UInt64)
    /// A frame of zstd was compressed with a dictionary that does not come with it.
    case dictionary
    /// The dictionary that a file of zstd begins with is none.
    case noDictionary
    /// A member decompresses to more than so many times its size.
    case bomb(ratio: Int)
    case memory
  }

  init(_ compression: Compression, _ reason: Reason = .corrupt) { (self.compression, self.reason) = (compression, reason) }

  /// Whether the bytes are at fault, and not what they ask for.
  var isOfBytes: Bool { [.corrupt, .cut, .garbage].contains(reason) }

  /// In bytes: what `zstd --long=29` makes.
  static let largestWindow = UInt64(1) << CCODEC_LARGEST_WINDOW_LOG
}

extension DecompressionError: CustomStringConvertible {
  var description: String {
    switch reason {
    case .corrupt: "the \(compression) data cannot be unpacked"
    case .cut: "the \(compression) data ends too soon"
    case .garbage: "what follows the \(compression) data is not packed with it"
    case .window(let bytes):
      "the \(compression) data asks for a window of \(Self.mebibytes(bytes)), more than \(Self.mebibytes(Self.largestWindow)); pack it again with --long=\(CCODEC_LARGEST_WINDOW_LOG) or less"
    case .dictionary: "the \(compression) data was packed with a dictionary that does not come with it; unpack it with zstd -D"
    case .noDictionary: "the dictionary at its beginning cannot be read"
    case .bomb(let ratio): "the \(compression) data unpacks to more than \(ratio) times its size, as no pages do"
    case .memory: "there is no memory to unpack the \(compression) data"
    }
  }

  private static func mebibytes(_ bytes: UInt64) -> String { bytes < 1 << 20 ? "\(bytes) bytes" : "\(bytes >> 20) MiB" }
}
