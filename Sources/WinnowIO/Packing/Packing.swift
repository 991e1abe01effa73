internal import CCodec

/// How bytes are packed.
public enum Packing: Sendable, Hashable {
  /// RFC 1952; RFC 8878; RFC 7932.
  case gzip, zstd, brotli
  /// As HTTP has it: with zlib's header, or without.
  case deflate

  /// Known by the first bytes; brotli has no sign of its own.
  static func of(_ head: some Collection<UInt8>) -> Packing? {
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    return nil
  }

  /// By a file's extension, without the dot.
  static func of(fileExtension: String?) -> Packing? {
    switch fileExtension?.lowercased() {
    case "gz", "gzip": .gzip
    case "zst", "zstd": .zstd
    case "br": .brotli
    default: nil
    }
  }

  /// By a name of HTTP's `Content-Encoding`.
  static func of(contentEncoding: String) -> Packing? {
    switch contentEncoding {
    case "gzip", "x-gzip": .gzip
    case "zstd": .zstd
    case "br": .brotli
    case "deflate": .deflate
    default: nil
    }
  }

  /// What a member begins with, where that can be looked for.
  var memberSign: [UInt8]? {
    switch self {
    case .gzip: [0x1F, 0x8B, 0x08]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .brotli, .deflate: nil
    }
  }

  /// Whether packed members may follow each other in a file.
  var hasMembers: Bool { memberSign != nil }

  var kind: ccodec_kind {
    switch self {
    case .gzip: CCODEC_GZIP
    case .deflate: CCODEC_DEFLATE
    case .zstd: CCODEC_ZSTD
    case .brotli: CCODEC_BROTLI
    }
  }
}

extension Packing: CustomStringConvertible {
  public var description: String {
    switch self {
    case .gzip: "gzip"
    case .zstd: "zstd"
    case .brotli: "brotli"
    case .deflate: "deflate"
    }
  }
}
