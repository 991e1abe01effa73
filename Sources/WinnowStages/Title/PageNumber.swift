import Winnow

/// The page number in a title: “Page 2”, “Seite 2 von 5”, “第2页”.
enum PageNumber {
  private static let words: Set<String> = Set(LanguageFiles.strings(of: "page-words"))
  /// Bytes.
  private static let maxLength = 40

  /// Whether it has a number and the word for “page” before or after it.
  static func isOne(_ part: String) -> Bool {
    guard part.utf8.count <= maxLength, NameShape.hasDigit(part) else { return false }
    let words = part.lowercased().split { !$0.isLetter }.map(String.init)
    return words.prefix(2).contains { word in
      self.words.contains(word) || word.unicodeScalars.contains(where: Punctuation.isUnspaced) && self.words.contains { word.hasSuffix($0) }
    }
  }
}
