import Winnow

/// Orthographic tests of names.
enum NameShape {
  /// Whether it contains a digit of any script; Chinese numerals are parts of names.
  static func hasDigit(_ text: some StringProtocol) -> Bool { text.unicodeScalars.contains(where: isDigit) }

  /// Most letters are recognized without Unicode property lookups.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: 0x30...0x39 ~= scalar.value
    case 0x80...0x5FF, 0x620...0x65F, 0x4E00...0x9FFF, 0x3040...0x30FF, 0xAC00...0xD7AF: false
    default: scalar.properties.generalCategory == .decimalNumber
    }
  }

  static func words(_ text: String) -> [Substring] { text.unicodeScalars.split { $0 == " " || $0 == "\u{A0}" }.map { Substring($0) } }

  /// Brackets, quotation marks and clause-final punctuation, which no name contains.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}", "«", "»", "\"", "“", "”", ":", ";", "|", "/", "!", "?", "=": true
    default: false
    }
  }

  /// A place or an outlet: a few words without digits, that begin with a letter, capitalized where the script has case.
  static func isName(_ text: String, words limit: Int, maxLength: Int = 40) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, !isSmall(first), text.unicodeScalars.count <= maxLength
    else {
      return false
    }
    guard !hasDigit(text), !text.unicodeScalars.contains(where: { isSign($0) || $0 == "【" || $0 == "】" || $0 == "." && limit < 3 }) else {
      return false
    }
    return words(text).count <= limit
  }

  /// Two to six Latin capitals: “NPR”.
  static func isAcronym(_ text: some Collection<UInt8>) -> Bool { 2...6 ~= text.count && text.allSatisfy { 0x41...0x5A ~= $0 } }

  /// An outlet: as ``isName(_:words:maxLength:)``, but “G1”, “France 24” and “Kanal 7” contain a number of one or two digits.
  static func isOutlet(_ text: String) -> Bool {
    let digits = text.unicodeScalars.count { $0.properties.numericType != nil }
    return digits <= 2
      && isName(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.numericType == nil })), words: 4)
  }

  static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    0x3040...0x30FF ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value || 0xAC00...0xD7AF ~= scalar.value
  }

  /// A lowercase letter.
  static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? 0x61...0x7A ~= scalar.value : scalar.properties.isLowercase
  }
}
