import Winnow

/// The headings of boxes of other articles in every language: pages mix languages, so all are looked for.
enum RelatedHeadings {
  /// In loose form.
  static let keys: Set<[UInt8]> = Set(LanguageFiles.lists(of: "related-headings").flatMap(\.texts).map { FoldedText.bytes(of: $0.utf8) })

  /// How many bytes of a key tell most blocks from such headings, and what those begin with.
  static let beginningCount = 4
  static let beginnings = Set(keys.lazy.filter { $0.count >= beginningCount }.map(beginning))

  static func beginning(of key: [UInt8]) -> UInt32 { key.prefix(beginningCount).reduce(0) { $0 << 8 | UInt32($1) } }

  /// The most characters that a block can have and be one of them, with some signs around it.
  static let longest = (keys.lazy.map(UTF8Bytes.scalars).max() ?? 0) * 2
}
