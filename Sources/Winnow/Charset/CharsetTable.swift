/// The index of a single-byte charset in the WHATWG Encoding Standard.
struct CharsetTable: Sendable {
  /// UTF-8 of bytes 0x80 to 0xFF, two or three bytes, little-endian. U+FFFD marks an unmapped byte.
  private let upper: [UInt32]
  private static let unmapped: UInt32 = 0xBDBFEF

  /// - Parameter upper: 128 characters.
  init?(_ upper: String) {
    self.upper = upper.unicodeScalars.map { String($0).utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    guard self.upper.count == 128 else { return nil }
  }

  func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacementCount: Int) {
    var text: [UInt8] = []
    var replacementCount = 0
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let character = upper[Int(byte) - 0x80]
      if character == Self.unmapped { replacementCount += 1 }
      text.append(UInt8(truncatingIfNeeded: character))
      text.append(UInt8(truncatingIfNeeded: character >> 8))
      if character > 0xFFFF { text.append(UInt8(truncatingIfNeeded: character >> 16)) }
    }
    return (text, replacementCount)
  }
}
