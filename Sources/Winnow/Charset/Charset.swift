/// A charset of the WHATWG Encoding Standard, or another one that iconv supports.
struct Charset: Sendable, Equatable {
  /// The standard's name, lowercase.
  let name: String
  let decoder: Decoder
  /// Prior cost in bits of this charset on a page that declares none, 0 for the commonest;
  /// `nil` for a charset that is chosen only if the page declares it.
  var priorCost: Int?

  enum Decoder: Sendable {
    case utf8
    /// A single-byte charset: the characters of 0x80 to 0xFF.
    case table(CharsetTable)
    /// iconv's name of the charset.
    case iconv(String)
    /// A double-byte charset: iconv's name, the lowest lead byte, and the pairs that iconv decodes differently from the standard.
    case pairs(String, lead: UInt8, MappingOverrides)
    /// A 7-bit charset with escape sequences.
    case sevenBit(SevenBitCharset)
    case wide(WideEncoding)
  }

  static let utf8 = Charset(name: "utf-8", decoder: .utf8, priorCost: 0)

  static func == (one: Charset, other: Charset) -> Bool { one.name == other.name }

  /// The text in UTF-8, with U+FFFD for invalid bytes, and the number of these; `nil` if iconv does not support the charset.
  func decode(_ bytes: [UInt8]) -> (text: [UInt8], replacementCount: Int)? {
    switch decoder {
    case .utf8: Self.repaired(bytes)
    case .table(let table): table.decode(bytes)
    case .iconv(let name): HTMLParser.utf8(bytes, from: name, lead: 0)
    case .pairs(let name, let lead, let repairs): repairs.decode(bytes, lead: lead) { HTMLParser.utf8($0, from: name, lead: lead) }
    case .sevenBit(let form): form.decode(bytes)
    case .wide(let form): form.decode(bytes)
    }
  }

  /// Whether encoded text is ASCII, or ASCII with NUL bytes, and so is valid UTF-8 too.
  var mayBeValidUTF8: Bool {
    switch decoder {
    case .sevenBit, .wide: true
    case .iconv(let name): name.hasPrefix("ISO-2022")
    default: false
    }
  }

  private static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], replacementCount: Int) {
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return (text, UTF8Bytes.replacements(in: text) - UTF8Bytes.replacements(in: bytes))
  }
}
