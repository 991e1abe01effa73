import Winnow

/// Folds letters for search: without case, marks, and spelling variants of Arabic, Persian and Turkish.
///
/// Other Unicode compatibility forms, such as ligatures and halfwidth kana, are unchanged.
enum LetterFolding {
  /// Replaces fullwidth forms by ASCII.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  /// Whether the scalar is ignored in a search key without splitting the word: combining marks, ZWJ/ZWNJ, tatweel, quotation marks.
  static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7F else { return scalar == "\"" || scalar == "'" || scalar == "`" }
    switch scalar {
    case "ـ", "’", "‘", "´", "“", "”", "„", "«", "»", "‹", "›": return true
    default:
      let properties = scalar.properties
      return properties.generalCategory == .format || properties.canonicalCombiningClass != .notReordered
    }
  }

  /// The folded letter, or several: `ss` for `ß`.
  static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let same = spellings[scalar] { return [same] }
    guard scalar.value > 0x7F else { return [Unicode.Scalar(UTF8Bytes.asciiLowercased(UInt8(scalar.value)))] }
    // Case folding via lowercase(uppercase(x)).
    let small = scalar.properties.uppercaseMapping.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    return small.map { bases[String($0)] ?? $0 }
  }

  private static let spellings: [Unicode.Scalar: Unicode.Scalar] = [
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و", "İ": "i", "I": "i",
    "ı": "i",
  ]

  /// Letters, and the marks with which Unicode has precomposed characters.
  private static let marked: [(letters: ClosedRange<UInt32>, marks: [UInt32])] = [
    (0x61...0x7A, latin), (0x3B1...0x3C9, latin), (0x430...0x44F, latin),  // Latin, Greek, Cyrillic
    (0x6C1...0x6D5, [0x654]), (0x915...0x939, [0x93C]), (0x304B...0x30FD, [0x3099, 0x309A]),  // Urdu, Devanagari, kana
  ]
  private static let latin = [UInt32](0x300...0x331)
  /// The circumflex, breve, diaeresis and horn, which may be followed by a second mark.
  private static let inner: [UInt32] = [0x302, 0x306, 0x308, 0x31B]

  /// The base letter of each precomposed character, so that canonically equivalent texts have equal keys.
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
