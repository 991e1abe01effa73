import Winnow

extension DateReader {
  /// A token of a text with a date.
  enum Token: Equatable {
    /// Digits of any script.
    case number(Int, digits: Int)
    /// A run of letters, folded.
    case word([UInt8])
    case sign(Unicode.Scalar)

    /// Words that mark the date of the last change, in every language.
    private static let changes: [[UInt8]] = LanguageFiles.keys(of: "update-words")
    private static let changeWords = Set(changes)
    /// Those of scripts without spaces, or of Korean, which occur within longer words.
    private static let wideChanges = changes.filter { $0.first ?? 0 >= 0xE3 }

    var isUpdateWord: Bool {
      guard case .word(let key) = self else { return false }
      return Self.changeWords.contains(key)
        || key.first ?? 0 >= 0xE3 && Self.wideChanges.contains { UTF8Bytes.firstRange(of: $0, in: key[...]) != nil }
    }

    static func all(in text: [UInt8]) -> [Token] {
      let bytes = EastAsianYear.occurs(in: text[...]) ? Array(EastAsianYear.inDigits(String(decoding: text, as: UTF8.self)).utf8) : text
      var tokens: [Token] = []
      var at = 0
      var word: [UInt8] = []
      var number = 0
      var digits = 0
      func flush() {
        if !word.isEmpty { tokens.append(.word(FoldedText.bytes(of: word))) }
        if digits > 0 { tokens.append(.number(number, digits: digits)) }
        (word, number, digits) = ([], 0, 0)
      }
      while at < bytes.count {
        let start = at
        let scalar = UTF8Bytes.scalar(in: bytes, at: &at)
        if let digit = digit(scalar) {
          if digits == 0 { flush() }
          if digits < 9 { (number, digits) = (number * 10 + digit, digits + 1) }
        } else if scalar == "年" || scalar == "月" || scalar == "日" {
          flush()
          tokens.append(.sign(scalar))
        } else if scalar.value > 0x7F
          ? scalar.value != nonJoiner && (scalar.properties.isAlphabetic || scalar.properties.isGraphemeExtend)
          : (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A
        {
          if digits > 0 { flush() }
          word += bytes[start..<at]
        } else {
          flush()
          if scalar.value > 0x20, !scalar.properties.isWhitespace, !isMark(scalar) { tokens.append(.sign(scalar)) }
        }
      }
      flush()
      return tokens
    }

    /// The zero-width non-joiner between the parts of a Persian compound: دی‌ماه.
    private static let nonJoiner: UInt32 = 0x200C

    /// Marks of the writing direction, and what joins letters or parts them without a blank.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { 0x200B...0x200D ~= scalar.value || scalar.isBidiControl }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
      switch scalar.value {
      case 0x30...0x39: Int(scalar.value - 0x30)
      case 0x660...0x669: Int(scalar.value - 0x660)
      case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
      case 0x966...0x96F: Int(scalar.value - 0x966)
      case 0xE50...0xE59: Int(scalar.value - 0xE50)
      case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
      default: nil
      }
    }
  }
}
