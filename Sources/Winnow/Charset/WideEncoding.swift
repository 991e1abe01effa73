/// UTF-16 or UTF-32 with its byte order.
package enum WideEncoding: String, Sendable, CaseIterable {
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case utf32LE = "utf-32le"
  case utf32BE = "utf-32be"

  private var width: Int { self == .utf16LE || self == .utf16BE ? 2 : 4 }
  private var isBigEndian: Bool { self == .utf16BE || self == .utf32BE }

  /// The charset of a byte order mark, and the mark's length. UTF-32 is tested first, since its mark begins like UTF-16's.
  static func byteOrderMark(of bytes: [UInt8]) -> (form: WideEncoding, length: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LE, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BE, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    return bytes.starts(with: [0xFE, 0xFF]) ? (.utf16BE, 2) : nil
  }

  /// The charset of a page, by its byte order mark or by the NUL bytes between ASCII.
  package static func detect(of bytes: [UInt8]) -> WideEncoding? {
    if let mark = byteOrderMark(of: bytes) { return mark.form }
    guard bytes.prefix(4).contains(0) else { return nil }  // a page begins with ASCII
    return allCases.first { $0.isForm(of: bytes.prefix(512)) }
  }

  /// Whether the beginning is text in this charset: mostly ASCII, as markup is, and without control characters.
  private func isForm(of head: ArraySlice<UInt8>) -> Bool {
    let whole = head.prefix(head.count / width * width)
    guard !whole.isEmpty else { return false }
    var ascii = 0
    for unit in units(of: whole) {
      guard
        unit >= 0x20 && unit < 0xFFFE || unit < 0x20 && UTF8Bytes.isASCIIWhitespace(UInt8(unit))
          || width == 4 && unit <= 0x10FFFF && unit > 0xFFFF
      else { return false }
      if unit < 0x80 { ascii += 1 }
    }
    return ascii * width * 3 > whole.count
  }

  private func units(of bytes: ArraySlice<UInt8>) -> some Sequence<UInt32> {
    stride(from: bytes.startIndex, to: bytes.endIndex - width + 1, by: width).lazy.map { start in
      let unit = bytes[start..<start + width]
      return isBigEndian ? unit.reduce(0) { $0 << 8 | UInt32($1) } : unit.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// The text in UTF-8, with U+FFFD for an invalid or truncated unit.
  func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacementCount: Int) {
    let units = units(of: bytes[...])
    let rest = bytes.count % width == 0 ? 0 : 1
    var text: [UInt8] = []
    var before = 0
    if width == 2 {
      let words = units.map { UInt16($0) }
      before = words.count { $0 == 0xFFFD }
      text = Array(String(decoding: words, as: UTF16.self).utf8)
    } else {
      for unit in units {
        before += unit == 0xFFFD ? 1 : 0
        UTF8Bytes.append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
      }
    }
    if rest > 0 { text += [0xEF, 0xBF, 0xBD] }
    return (text, UTF8Bytes.replacements(in: text) - before)
  }
}
