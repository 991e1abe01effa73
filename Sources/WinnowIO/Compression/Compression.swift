internal import CCodec
import Winnow

/// How bytes are compressed.
package enum Compression: Sendable, Hashable {
  /// RFC 1952; RFC 8878; RFC 7932.
  case gzip, zstd, brotli
  /// As HTTP has it: with zlib's header, or without.
  case deflate

  /// Known by the first bytes; brotli has no sign of its own.
  static func of(_ head: some Collection<UInt8>) -> Compression? {
    if head.starts(with: FileSignature.gzip) { return .gzip }
    if head.starts(with: FileSignature.zstd) || isSkippable(head) { return .zstd }
    return nil
  }

  /// Whether so few bytes do not tell yet.
  static func mayBegin(_ head: some Collection<UInt8>) -> Bool {
    switch head.count {
    case 0: true
    case 1...3: head.first.map { $0 == FileSignature.gzip[0] || $0 == FileSignature.zstd[0] || $0 & 0xF0 == 0x50 } ?? true
    default: false
    }
  }

  /// By a file's extension, without the dot.
  static func of(fileExtension: String?) -> Compression? {
    switch fileExtension?.lowercased() {
    case "gz", "gzip": .gzip
    case "zst", "zstd": .zstd
    case "br": .brotli
    default: nil
    }
  }

  /// By a file's extension where no first bytes tell: brotli, and what is damaged there. Text is not compressed, whatever it is called.
  static func of(fileExtension: String?, bytes: ArraySlice<UInt8>) -> Compression? {
    guard let compression = of(fileExtension: fileExtension) else { return nil }
    return compression.hasMembers && looksLikeText(bytes) ? nil : compression
  }

  /// Whether there are no control characters but those of text, unless a byte order mark says that there may be.
  static func looksLikeText(_ bytes: some Collection<UInt8>) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    return bytes.prefix(textSample).allSatisfy { $0 >= 0x20 || $0 >= 0x09 && $0 <= 0x0D || $0 == 0x1B }
  }

  /// So many bytes tell text from what is compressed.
  private static let textSample = 1 << 10

  /// By a name of HTTP's `Content-Encoding` or `Transfer-Encoding`, in lower case.
  static func of(contentEncoding: String) -> Compression? {
    switch contentEncoding {
    case "gzip", "x-gzip": .gzip
    case "zstd": .zstd
    case "br": .brotli
    case "deflate", "x-deflate": .deflate
    default: nil
    }
  }

  /// Whether compressed members may follow each other in a file.
  var hasMembers: Bool { self == .gzip || self == .zstd }

  var kind: ccodec_kind {
    switch self {
    case .gzip: CCODEC_GZIP
    case .deflate: CCODEC_DEFLATE
    case .zstd: CCODEC_ZSTD
    case .brotli: CCODEC_BROTLI
    }
  }
}

extension Compression: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gzip: "gzip"
    case .zstd: "zstd"
    case .brotli: "brotli"
    case .deflate: "deflate"
    }
  }
}
