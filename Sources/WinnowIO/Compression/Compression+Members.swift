import Winnow

extension Compression {
  /// Whether a skippable frame of zstd begins here (RFC 8878, 3.1.2): `pzstd` writes them, and some WARC files begin with one.
  static func isSkippable(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.first.map { $0 & 0xF0 == 0x50 } ?? false && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
  }

  /// Whether a member begins with these bytes.
  func beginsMember(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .gzip: bytes.starts(with: Self.gzipSign)
    case .zstd: bytes.starts(with: FileSignature.zstd) || Self.isSkippable(bytes)
    case .brotli, .deflate: false
    }
  }

  /// The start of the next member, or of its possible prefix at the end of the bytes.
  func nextMember(in bytes: ArraySlice<UInt8>) -> Int? {
    guard hasMembers else { return nil }
    let sign = self == .gzip ? Self.gzipSign : FileSignature.zstd
    var from = bytes.startIndex
    while let found = UTF8Bytes.firstRange(of: sign, in: bytes[from...]) {
      if isLikely(bytes[found.lowerBound...].prefix(Self.signatureLength)) { return found.lowerBound }
      from = found.lowerBound + 1
    }
    return nil
  }

  /// Maximum bytes that identify a member.
  static let signatureLength = 10

  /// With the one method of compression that there is.
  private static let gzipSign = FileSignature.gzip + [0x08]

  /// Each magic number occurs in compressed data by chance, that of gzip once in 16 MiB; a valid header hardly ever follows.
  private func isLikely(_ head: ArraySlice<UInt8>) -> Bool {
    let at = head.startIndex
    if self == .zstd { return head.count < 5 || head[at + 4] & 0x08 == 0 }  // RFC 8878, 3.1.1.1.1: reserved bit
    // RFC 1952, 2.3: FLG, XFL and OS.
    return head.count < 10 || head[at + 3] & 0xE0 == 0 && [0, 2, 4].contains(head[at + 8]) && (head[at + 9] < 14 || head[at + 9] == 0xFF)
  }
}
