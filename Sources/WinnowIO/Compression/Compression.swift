internal import CCodec
import Winnow

/// A compression format.
package enum Compression: Sendable, Hashable {
  /// RFC 1952; RFC 8878; RFC 7932.
  case gzip, zstd, brotli
  /// HTTP's `deflate`: with or without the zlib header.
  case deflate

  /// Detected by magic number; brotli has none.
  static func of(_ head: some Collection<UInt8>) -> Compression? {
    if head.starts(with: FileSignature.gzip) { return .gzip }
    if head.starts(with: FileSignature.zstd) || isSkippable(head) { return .zstd }
    return nil
  }

  /// Whether the bytes may be the beginning of a magic number.
  static func mayBegin(_ head: some Collection<UInt8>) -> Bool {
    switch head.count {
    case 0: true
    case 1...3: head.first.map { $0 == FileSignature.gzip[0] || $0 == FileSignature.zstd[0] || $0 & 0xF0 == 0x50 } ?? true
    default: false
    }
  }

  /// Detected by the file extension, without the dot.
  static func of(fileExtension: String?) -> Compression? {
    switch fileExtension?.lowercased() {
    case "gz", "gzip": .gzip
    case "zst", "zstd": .zstd
    case "br": .brotli
    default: nil
    }
  }

  /// Detected by the file extension if the first bytes are inconclusive: brotli, and files with a damaged beginning. Text is never
  /// compressed, whatever its name.
  static func of(fileExtension: String?, bytes: ArraySlice<UInt8>) -> Compression? {
    guard let compression = of(fileExtension: fileExtension) else { return nil }
    return compression.hasMembers && looksLikeText(bytes) ? nil : compression
  }

  /// Whether there are no control characters other than those of text, or a byte order mark.
  static func looksLikeText(_ bytes: some Collection<UInt8>) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    return bytes.prefix(textSample).allSatisfy { $0 >= 0x20 || $0 >= 0x09 && $0 <= 0x0D || $0 == 0x1B }
  }

  /// The number of bytes that distinguish text from compressed data.
  private static let textSample = 1 << 10

  /// Detected by a lowercase name in HTTP's `Content-Encoding` or `Transfer-Encoding`.
  static func of(contentEncoding: String) -> Compression? {
    switch contentEncoding {
    case "gzip", "x-gzip": .gzip
    case "zstd": .zstd
    case "br": .brotli
    case "deflate", "x-deflate": .deflate
    default: nil
    }
  }

  /// Whether a file may contain several compressed members.
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
