import Winnow

/// The first line of a WARC record: `WARC/1.1`.
enum WARCSignature {
  static let bytes = Array("WARC/".utf8)
  private static let afterLineEnd = [UTF8Bytes.newline] + bytes
  /// Maximum bytes of the line, including the line ends around it.
  static let maxLength = 16

  /// The start of the next record, after a line end.
  static func next(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let found = UTF8Bytes.firstRange(of: afterLineEnd, in: rest) {
      if isVersion(rest[found.upperBound...]) { return found.lowerBound + 1 }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  /// Whether it is digits, a point, digits, and the end of the line.
  private static func isVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(maxLength - afterLineEnd.count).prefix { $0 != UTF8Bytes.newline && $0 != UInt8(ascii: "\r") }
    let parts = line.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && line.endIndex < bytes.endIndex
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
  }
}
