import Winnow

/// Letters as a search takes them: without case, marks, and the spellings that writers of Arabic, Persian and Turkish mix.
///
/// What of Unicode's compatibility forms is not here, such as ligatures and halfwidth kana, stays as it is.
enum LetterFolding {
  /// ASCII in the place of its fullwidth forms.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  /// Whether it is no part of a word, and parts none: marks, joiners, the tatweel, quotation marks.
  static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return scalar == "\"" || scalar == "'" || scalar == "`" }
    switch scalar {
    case "ـ", "’", "‘", "´", "“", "”", "„", "«", "»", "‹", "›": return true
    default:
      let properties = scalar.properties
      return properties.generalCategory == .format || properties.canonicalCombiningClass != .notReordered
    }
  }

  /// The letter, or the letters that it stands for: `ß` is `ss`.
  static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let same = spellings[scalar] { return [same] }
    guard scalar.value > 0x7F else { return [Unicode.Scalar(UTF8Bytes.small(UInt8(scalar.value)))] }
    // Small letters of capitals are what Unicode folds case to.
    let small = scalar.properties.uppercaseMapping.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    return small.map { bases[String($0)] ?? $0 }
  }

  private static let spellings: [Unicode.Scalar: Unicode.Scalar] = [
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و", "İ": "i", "I": "i",
    "ı": "i",
  ]

  /// Letters and the marks that Unicode joins them with.
  private static let marked: [(letters: ClosedRange<UInt32>, marks: [UInt32])] = [
    (0x61...0x7A, latin), (0x3B1...0x3C9, latin), (0x430...0x44F, latin),  // Latin, Greek, Cyrillic
    (0x6C1...0x6D5, [0x654]), (0x915...0x939, [0x93C]), (0x304B...0x30FD, [0x3099, 0x309A]),  // Urdu, Devanagari, kana
  ]
  private static let latin = [UInt32](0x300...0x331)
  /// The circumflex, breve, diaeresis and horn, which take a second mark.
  private static let inner: [UInt32] = [0x302, 0x306, 0x308, 0x31B]

  /// By a letter with marks, the letter without: texts that are canonically equivalent are equal keys.
  private static let bases: [String: Unicode.Scalar] = {
    var bases: [String: Unicode.Scalar] = [:]
    for (letters, marks) in marked {
      for letter in letters.lazy.compactMap(Unicode.Scalar.init) {
        for mark in marks.lazy.compactMap(Unicode.Scalar.init) {
          bases[text([letter, mark])] = letter
          for second in letter.value < 0x500 ? inner.compactMap(Unicode.Scalar.init) : [] { bases[text([letter, second, mark])] = letter }
        }
      }
    }
    return bases
  }()

  private static func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
}
