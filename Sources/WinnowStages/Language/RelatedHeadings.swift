import Winnow

/// The headings of lists of other articles, in every language: pages mix languages, so all are used.
struct RelatedHeadings: Sendable {
  static let builtIn = RelatedHeadings()

  /// Hashes of the folded headings; and their prefixes, which exclude most blocks.
  private var hashes: Set<UInt64> = [], beginnings: Set<UInt32> = []
  /// The maximum characters of a block that may be such a heading, including some punctuation.
  private(set) var maxLength = 0

  /// Bytes.
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
      maxLength = max(maxLength, UTF8Bytes.scalarCount(of: key) * 2)
    }
  }

  /// Whether a folded text is such a heading.
  func contains(_ key: [UInt8]) -> Bool { hashes.contains(FNV1a(key).value) }

  /// Whether no such heading has the prefix of this folded text.
  func excludesBeginning(of key: [UInt8]) -> Bool {
    key.count >= Self.beginningCount && !beginnings.contains(Self.beginning(of: key))
  }

  private static func beginning(of key: [UInt8]) -> UInt32 { key.prefix(beginningCount).reduce(0) { $0 << 8 | UInt32($1) } }
}
