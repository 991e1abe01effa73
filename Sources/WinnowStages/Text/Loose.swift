/// Forms of a text that are equal where a reader would say that the texts are the same.
enum Loose {
  /// Letters and digits only, in small letters, with the spellings of Arabic letters that writers mix made one:
  /// hamzas, alif maqsura and Persian yeh, teh marbuta, Persian kaf; no vowel marks, no tatweel.
  static func key(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: out.append(scalar)
        case 0x41...0x5A: out.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        default: break
        }
        continue
      }
      switch scalar {
      case "أ", "إ", "آ", "ٱ": out.append("ا")
      case "ى", "ی": out.append("ي")
      case "ک": out.append("ك")
      case "ة": out.append("ه")
      case "ـ": break
      case "İ": out.append("i")
      case "\u{620}"..."\u{64A}", "\u{671}"..."\u{6D3}", "\u{660}"..."\u{669}": out.append(scalar)   // Arabic has no capitals
      default:
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil, !(0x64B...0x65F ~= scalar.value), scalar.value != 0x670 {
          if properties.changesWhenLowercased { out.append(contentsOf: properties.lowercaseMapping.unicodeScalars) } else { out.append(scalar) }
        }
      }
    }
    return String(out)
  }

  /// The text without quotation marks, brackets and punctuation at its ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }

  private static func isEdge(_ c: Character) -> Bool {
    guard let first = c.unicodeScalars.first else { return true }
    switch first.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .otherNumber, .letterNumber: return false
    default: return true
    }
  }
}
