/// Converts UTF-16 to UTF-8 incrementally.
struct UTF16Bytes {
  private let isBigEndian: Bool
  /// The bytes of an incomplete character.
  private var rest: [UInt8] = []

  private static let marks: [(bytes: [UInt8], isBigEndian: Bool)] = [([0xFF, 0xFE], false), ([0xFE, 0xFF], true)]

  /// - Parameter head: the beginning of a file.
  /// - Returns: `nil` without a byte order mark of UTF-16.
  init?(_ head: [UInt8]) {
    guard let mark = Self.marks.first(where: { head.starts(with: $0.bytes) }) else { return nil }
    isBigEndian = mark.isBigEndian
  }

  /// Appends the characters completed by these bytes, including a byte order mark.
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
