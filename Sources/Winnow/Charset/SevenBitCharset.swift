/// A 7-bit charset that switches character sets by escape sequences (ISO-2022, HZ); decoded through its 8-bit equivalent.
enum SevenBitCharset: String, Sendable {
  case japanese = "iso-2022-jp"
  case korean = "iso-2022-kr"
  case chinese = "hz-gb-2312"

  /// The character set that an escape sequence selects.
  private enum Shift {
    case ascii, katakana, double, supplement
  }

  private var eightBit: String {
    switch self {
    case .japanese: "euc-jp"
    case .korean: "euc-kr"
    case .chinese: "gbk"
    }
  }

  /// The escape sequences of ISO-2022-JP (Encoding Standard), ISO-2022-KR (RFC 1557) and HZ (RFC 1843).
  private static let escapes: [(form: SevenBitCharset, bytes: [UInt8], shift: Shift?)] = [
    (.japanese, Array("\u{1B}(B".utf8), .ascii), (.japanese, Array("\u{1B}(J".utf8), .ascii),
    (.japanese, Array("\u{1B}(I".utf8), .katakana),
    (.japanese, Array("\u{1B}$@".utf8), .double), (.japanese, Array("\u{1B}$B".utf8), .double),
    (.japanese, Array("\u{1B}$(D".utf8), .supplement),
    (.korean, Array("\u{1B}$)C".utf8), nil), (.korean, [0x0E], .double), (.korean, [0x0F], .ascii),
    (.chinese, Array("~{".utf8), .double), (.chinese, Array("~}".utf8), .ascii),
  ]

  /// The charset of the page's first escape sequence.
  static func form(of bytes: [UInt8]) -> SevenBitCharset? {
    guard let first = HTMLParser.firstIndex(of: 0x1B, in: bytes[...]) else { return nil }
    return escapes.first { bytes[first...].starts(with: $0.bytes) }?.form
  }

  func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacementCount: Int)? {
    var out: [UInt8] = []
    var shift = Shift.ascii
    var at = 0
    out.reserveCapacity(bytes.count)
    let escapes = Self.escapes.filter { $0.form == self }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x1B || byte == 0x0E || byte == 0x0F || byte == UInt8(ascii: "~"),
        let escape = escapes.first(where: { bytes[at...].starts(with: $0.bytes) })
      {
        shift = escape.shift ?? shift
        at += escape.bytes.count
      } else if byte == UInt8(ascii: "\n") || shift == .ascii || byte < 0x21 || byte > 0x7E {
        if byte == UInt8(ascii: "\n") { shift = .ascii }  // an escape sequence ends with its line
        let isTilde = self == .chinese && bytes[at...].starts(with: "~~".utf8)
        out.append(byte)
        at += isTilde ? 2 : 1
      } else if shift == .katakana {
        out += [0x8E, byte | 0x80]
        at += 1
      } else {
        let pair = bytes[at...].prefix(2)
        if shift == .supplement { out.append(0x8F) }
        out += pair.map { $0 | 0x80 }
        at += pair.count
      }
    }
    return Charset.forLabel(eightBit)?.decode(out)
  }
}
