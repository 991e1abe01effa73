import Winnow

/// The part of a title that says which page of several it is: “Page 2”, “Seite 2 von 5”, “第2页”.
enum PageNumber {
  private static let words: Set<String> = Set(LanguageFiles.strings(of: "page-words"))
  /// In bytes.
  private static let longest = 40

  /// Whether it has a number and the word for “page”, which stands first or behind the number.
  static func isOne(_ part: String) -> Bool {
    guard part.utf8.count <= longest, NameShape.hasDigit(part) else { return false }
    let words = part.lowercased().split { !$0.isLetter }.map(String.init)
    return words.prefix(2).contains { word in
      self.words.contains(word) || word.unicodeScalars.contains(where: Punctuation.isUnspaced) && self.words.contains { word.hasSuffix($0) }
    }
  }
}
