import Winnow

/// The names of large cities, by which a dateline is told that names neither an agency nor a date.
enum Cities {
  /// Folded, by language.
  private static let keys: [String: Set<[UInt8]>] = Dictionary(
    LanguageFiles.lists(of: "cities").map { ($0.language, Set($0.texts.map { FoldedText.bytes(of: $0.utf8) })) }
  ) { $0.union($1) }

  /// Whether a folded name is one in this language.
  static func contains(_ key: [UInt8], in language: String) -> Bool { keys[language]?.contains(key) ?? false }
}
