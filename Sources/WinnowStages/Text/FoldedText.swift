import Winnow

/// Case-, diacritic- and spelling-insensitive comparison keys.
public enum FoldedText {
  /// Letters and digits only, lowercased, with variant spellings of Arabic letters unified: hamzas, alif maqsura and Persian yeh, teh
  /// marbuta, Persian kaf; without vowel marks and tatweel.
  public static func key(_ text: some StringProtocol) -> String { String(decoding: bytes(of: text.utf8), as: UTF8.self) }

  /// The key as bytes, for lookups.
  public static func bytes(of text: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    append(text, to: &out)
    return out
  }

  /// Whether the key of a text equals this one; most texts differ in their first letters.
  static func matches(_ text: ArraySlice<UInt8>, _ key: [UInt8]) -> Bool {
    var rest = text
    var said: [UInt8] = []
    var at = 0
    while !rest.isEmpty {
      let end = UTF8Bytes.firstScalar(after: piece, in: rest)
      said.removeAll(keepingCapacity: true)
      append(rest[..<end], to: &said)
      guard at + said.count <= key.count, key[at..<at + said.count].elementsEqual(said) else { return false }
      at += said.count
      rest = rest[end...]
    }
    return at == key.count
  }

  private static let piece = 16

  /// Appends the key of valid UTF-8.
  static func append(_ text: some Collection<UInt8>, to out: inout [UInt8]) {
    // Indexing a string's UTF-8 view costs more than the bytes do.
    if text.withContiguousStorageIfAvailable({ unsafe append(each: $0, to: &out) }) == nil { append(each: text, to: &out) }
  }

  private static func append(each text: some Collection<UInt8>, to out: inout [UInt8]) {
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text[at]
      if byte < 0x80 {
        text.formIndex(after: &at)
        switch byte {
        case 0x30...0x39, 0x61...0x7A: out.append(byte)
        case 0x41...0x5A: out.append(byte + 0x20)
        default: break
        }
      } else {
        append(UTF8Bytes.scalar(in: text, at: &at), to: &out)
      }
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    switch scalar {
    case "أ", "إ", "آ", "ٱ": UTF8Bytes.append("ا", to: &out)
    case "ى", "ی": UTF8Bytes.append("ي", to: &out)
    case "ک": UTF8Bytes.append("ك", to: &out)
    case "ة": UTF8Bytes.append("ه", to: &out)
    case "ـ": break
    case "İ": UTF8Bytes.append("i", to: &out)
    // Letters of Arabic, Hebrew, Devanagari, Thai, Japanese, Chinese and Korean, which have no case.
    case "\u{620}"..."\u{64A}", "\u{671}"..."\u{6D3}", "\u{660}"..."\u{669}", "\u{5D0}"..."\u{5EA}", "\u{905}"..."\u{939}",
      "\u{E01}"..."\u{E30}", "\u{3041}"..."\u{3096}", "\u{30A1}"..."\u{30FA}", "\u{4E00}"..."\u{9FFF}", "\u{AC00}"..."\u{D7A3}":
      UTF8Bytes.append(scalar, to: &out)
    case "\u{A0}"..."\u{A9}", "\u{2000}"..."\u{206F}": break
    default:
      if let small = smallLetter(scalar) { return UTF8Bytes.append(small, to: &out) }
      let properties = scalar.properties
      guard properties.isAlphabetic || properties.numericType != nil, !(0x64B...0x65F ~= scalar.value), scalar.value != 0x670 else {
        return
      }
      guard properties.changesWhenLowercased else { return UTF8Bytes.append(scalar, to: &out) }
      for small in properties.lowercaseMapping.unicodeScalars { UTF8Bytes.append(small, to: &out) }
    }
  }

  /// The lowercase form of a Latin letter with diacritics, or of a Greek or Cyrillic letter, without Unicode property lookups; `nil` for
  /// all others.
  static func smallLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: scalar
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20)
    case 0x400...0x40F: Unicode.Scalar(scalar.value + 0x50)
    default: nil
    }
  }

  /// The text without quotation marks, brackets and punctuation at its ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: UTF8Bytes.isWord), let last = scalars.lastIndex(where: UTF8Bytes.isWord) else { return "" }
    // Vowel marks belong to the letter before them.
    let end = scalars[scalars.index(after: last)...].firstIndex { !$0.properties.isGraphemeExtend } ?? scalars.endIndex
    return String(text[first..<end])
  }
}
