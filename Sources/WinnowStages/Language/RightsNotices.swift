import Winnow

/// What notices of rights say, in every language.
enum RightsNotices {
  /// In loose form.
  static let keys: [[UInt8]] = LanguageFiles.lists(of: "rights-notices").flatMap(\.texts).map { FoldedText.bytes(of: $0.utf8) }.sorted {
    $0.lexicographicallyPrecedes($1)
  }
}
