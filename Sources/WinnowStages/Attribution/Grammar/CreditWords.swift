import Winnow

/// The words of a language that say in a byline what somebody is, and what is said of others than authors.
struct CreditWords: Sendable {
  /// “記者”, “기자”; and words for editors, translators, pictures and sources. Those of East Asian scripts alone, which glue them to names; the
  /// longest first.
  let authors: [String], others: [String]
  /// The words that roles are made of, folded; those of pictures, and what stands between these and a name.
  let roles: Set<String>, pictures: Set<String>, pictureJoiners: Set<String>

  /// What names of outlets end in, in scripts without capitals.
  private let media: [String]

  init(_ lists: [String: [String]]) {
    func words(_ keys: [String]) -> [String] { keys.flatMap { lists[$0] ?? [] } }
    func sorted(_ words: [String]) -> [String] {
      Set(words.filter { $0.unicodeScalars.first.map(NameShape.isEastAsian) ?? false }).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }
    authors = sorted(words(["bylinePrefixes", "authorLabels", "authorRoles", "zhReporters"]))
    others = sorted(words(["editorLabels", "translatorLabels", "photoLabels", "sourceLabels"]))
    roles = Set(words(["authorRoles"]).flatMap { $0.split(separator: " ").map { FoldedText.key($0) } })
    media = words(["mediaWords"]).filter { $0.utf8.first ?? 0 >= 0xE3 }
    pictures = Set(words(["photoLabels"]).map { FoldedText.key($0) })
    pictureJoiners = Set(words(["photoBy"]).compactMap { $0.split(separator: " ").first }.map { FoldedText.key($0) })
  }

  func isOutlet(_ name: String) -> Bool { media.contains { name.hasSuffix($0) } }

  /// Words for “and” that stand between names; rules know no such word of these languages.
  static func conjunctions(of language: String) -> [Substring] {
    lists("name-conjunctions", language).map { $0[...] }
  }

  /// Names that begin with the letter that is “and” before other words, folded.
  static let conjoined: Set<String> = Set(LanguageFiles.lists(of: "conjoined-names").flatMap(\.texts).map { FoldedText.key($0) })

  private static func lists(_ name: String, _ language: String) -> [String] {
    LanguageFiles.lists(of: name).first { $0.language == language }?.texts ?? []
  }
}
