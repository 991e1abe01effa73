/// A charset of the WHATWG Encoding Standard, or another one that iconv knows.
struct Charset: Sendable, Equatable {
  /// The standard's name of it, in lower case.
  let name: String
  let decoder: Decoder
  /// By how many bits a page that does not declare its charset is less likely to have this one than the most usual one;
  /// `nil` where only pages that declare it are taken to have it.
  var rarity: Int?

  enum Decoder: Sendable {
    case utf8
    /// One byte a character: what 0x80 to 0xFF mean.
    case table(CharsetTable)
    /// iconv's name of it.
    case iconv(String)
    /// iconv's name of a charset with characters of two bytes, the lowest first byte of these, and what iconv reads otherwise.
    case pairs(String, lead: UInt8, CharsetRepairs)
    /// ASCII with escapes.
    case sevenBit(SevenBit)
    case wide(WideText)
  }

  static let utf8 = Charset(name: "utf-8", decoder: .utf8, rarity: 0)

  static func == (one: Charset, other: Charset) -> Bool { one.name == other.name }

  /// The text in UTF-8, U+FFFD for bytes that the charset does not have, and how many of these there are; `nil` where iconv lacks the
  /// charset.
  func decode(_ bytes: [UInt8]) -> (text: [UInt8], bad: Int)? {
    switch decoder {
    case .utf8: Self.repaired(bytes)
    case .table(let table): table.decode(bytes)
    case .iconv(let name): HTMLParser.utf8(bytes, from: name, lead: 0)
    case .pairs(let name, let lead, let repairs): repairs.decode(bytes, lead: lead) { HTMLParser.utf8($0, from: name, lead: lead) }
    case .sevenBit(let form): form.decode(bytes)
    case .wide(let form): form.decode(bytes)
    }
  }

  /// Whether its text is bytes of ASCII alone, or of ASCII and zeros, which are valid UTF-8 too.
  var hidesInASCII: Bool {
    switch decoder {
    case .sevenBit, .wide: true
    case .iconv(let name): name.hasPrefix("ISO-2022")
    default: false
    }
  }

  private static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], bad: Int) {
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return (text, UTF8Bytes.replacements(in: text) - UTF8Bytes.replacements(in: bytes))
  }
}
