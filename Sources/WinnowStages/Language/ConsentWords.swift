import Winnow

/// The words of consent dialogs and of their buttons, in every language.
enum ConsentWords {
  private static let lists = LanguageFiles.lists(of: "consent-words")
  /// Lowercase.
  private static let words: [[UInt8]] = texts("words").map { Array($0) }
  /// Folded: the beginnings of accept buttons.
  private static let acceptLabels: [[UInt8]] = texts("yes").map { FoldedText.bytes(of: $0) }

  private static func texts(_ key: String) -> [ArraySlice<UInt8>] { lists.first { $0.key == key }?.texts ?? [] }

  /// The number of consent words in the text; overlapping words count once.
  static func count(in text: String) -> Int {
    let text = Array(text.lowercased().utf8)
    return words.reduce(0) { count, word in
      var count = count
      var rest = text[...]
      while let range = UTF8Bytes.firstRange(of: word, in: rest) {
        count += 1
        rest = rest[range.upperBound...]
      }
      return count
    }
  }

  /// Bytes: maximum length of a button's text.
  private static let maxLength = 80

  static func isYes(_ label: String) -> Bool {
    guard label.utf8.count <= maxLength else { return false }
    let key = FoldedText.bytes(of: label.utf8)
    return acceptLabels.contains { key.starts(with: $0) }
  }
}
