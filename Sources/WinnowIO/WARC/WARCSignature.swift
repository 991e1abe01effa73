import Winnow

/// What a WARC record begins with: `WARC/1.1` and a line end.
enum WARCSignature {
  static let bytes = Array("WARC/".utf8)
  private static let afterLineEnd = [UTF8Bytes.newline] + bytes
  /// No version is longer, with the line end on both sides.
  static let longest = 16

  /// Where the next record begins, after a line end.
  static func next(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let found = UTF8Bytes.firstRange(of: afterLineEnd, in: rest) {
      if isVersion(rest[found.upperBound...]) { return found.lowerBound + 1 }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  /// Digits, a point, digits, and the end of the line.
  private static func isVersion(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(longest - afterLineEnd.count).prefix { $0 != UTF8Bytes.newline && $0 != UInt8(ascii: "\r") }
    let parts = line.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && line.endIndex < bytes.endIndex
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
  }
}
