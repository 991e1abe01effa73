import Winnow

/// What notices of rights say, in every language.
enum RightsNotices {
  /// Whether a text has one.
  static func occur(in text: some Collection<UInt8>) -> Bool {
    let key = FoldedText.bytes(of: text)
    return keys.contains { UTF8Bytes.firstRange(of: $0, in: key[...]) != nil }
  }

  /// Folded.
  private static let keys: [[UInt8]] = LanguageFiles.lists(of: "rights-notices").flatMap(\.texts).map { FoldedText.bytes(of: $0.utf8) }
    .sorted {
      $0.lexicographicallyPrecedes($1)
    }
}
