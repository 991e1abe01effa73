import Winnow

/// Whether a short line with a date or a time says nothing else: “Published on 5 March 2024, 10:30, by Anna Berg”.
enum DatedLine {
  /// Words that stand around dates, in lower case, of all languages.
  private static let labels: Set<String> = Set(LanguageFiles.lists(of: "date-labels").flatMap(\.texts))

  /// What is left of a line once days, times, names and labels are taken off.
  private struct Rest {
    /// Words in lower case, and words of scripts without capitals.
    var small = 0, uncased = 0
    /// Signs of Chinese and Japanese and syllables of Korean, which write words without blanks.
    var wide = 0
  }

  /// More than these, and the line says something: a name has no small letters, up to three words where there are no capitals, and up to
  /// eight signs.
  private static let mostSmall = 1, mostUncased = 3, mostWide = 8

  /// Whether nothing is left of the line but names, once its date is taken off.
  static func isMetadata(_ text: String) -> Bool {
    let rest = rest(of: text)
    return rest.small <= mostSmall && rest.uncased <= mostUncased && rest.wide <= mostWide
  }

  private static func rest(of text: String) -> Rest {
    var rest = Rest()
    for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "." || $0 == "\u{200C}") }) {
      let bare = String(word.drop { $0 == "." }.reversed().drop { $0 == "." }.reversed())
      guard let first = bare.unicodeScalars.first else { continue }
      let wide = bare.unicodeScalars.filter(isWide)
      if !wide.isEmpty {
        let known = labels.filter { $0.unicodeScalars.first.map(isWide) ?? false && bare.contains($0) }.reduce(0) {
          $0 + $1.unicodeScalars.count
        }
        rest.wide += max(0, wide.count - known)
      } else if bare.contains(where: \.isNumber) || labels.contains(bare.lowercased())
        || MonthNames.month(FoldedText.bytes(of: bare.utf8), language: nil) != nil || first.properties.isUppercase
      {
        continue
      } else if first.properties.isLowercase {
        rest.small += 1
      } else {
        rest.uncased += 1
      }
    }
    return rest
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
