import Winnow

/// The headings of boxes of other articles in every language: pages mix languages, so all are looked for.
struct RelatedHeadings: Sendable {
  static let builtIn = RelatedHeadings()

  /// Of the loose forms; and what these begin with, by which most blocks are told from such headings.
  private var hashes: Set<UInt64> = [], beginnings: Set<UInt32> = []
  /// The most characters that a block can have and be one of them, with some signs around it.
  private(set) var longest = 0

  /// In bytes.
  private static let beginningCount = 4

  private init() {
    let texts = LanguageFiles.texts(of: "related-headings")
    hashes.reserveCapacity(texts.count)
    var key: [UInt8] = []
    for text in texts {
      key.removeAll(keepingCapacity: true)
      FoldedText.append(text, to: &key)
      hashes.insert(FNV1a(key).value)
      if key.count >= Self.beginningCount { beginnings.insert(Self.beginning(of: key)) }
      longest = max(longest, UTF8Bytes.scalars(in: key) * 2)
    }
  }

  /// Whether a text with this loose form is one.
  func contains(_ key: [UInt8]) -> Bool { hashes.contains(FNV1a(key).value) }

  /// Whether the beginning of a loose form is not that of one.
  func excludesBeginning(of key: [UInt8]) -> Bool {
    key.count >= Self.beginningCount && !beginnings.contains(Self.beginning(of: key))
  }

  private static func beginning(of key: [UInt8]) -> UInt32 { key.prefix(beginningCount).reduce(0) { $0 << 8 | UInt32($1) } }
}
