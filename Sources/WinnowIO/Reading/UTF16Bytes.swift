/// UTF-16 as UTF-8, piece by piece, as its bytes come.
struct UTF16Bytes {
  private let isBigEndian: Bool
  /// What stands before the rest of a character.
  private var rest: [UInt8] = []

  private static let marks: [(bytes: [UInt8], isBigEndian: Bool)] = [([0xFF, 0xFE], false), ([0xFE, 0xFF], true)]

  /// - Parameter head: what a file begins with.
  /// - Returns: `nil` where that is no byte order mark of UTF-16.
  init?(_ head: [UInt8]) {
    guard let mark = Self.marks.first(where: { head.starts(with: $0.bytes) }) else { return nil }
    isBigEndian = mark.isBigEndian
  }

  /// Adds the characters that these bytes end; a byte order mark is one of them.
  mutating func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    rest += bytes
    var units = stride(from: 0, to: rest.count - 1, by: 2).map { index -> UInt16 in
      let (first, second) = (UInt16(rest[index]), UInt16(rest[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    text += String(decoding: units, as: UTF16.self).utf8
    rest.removeFirst(2 * units.count)
  }
}
