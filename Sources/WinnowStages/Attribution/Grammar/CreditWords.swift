import Winnow

/// Role and credit words of a language: author roles, photo labels, editors, translators.
struct CreditWords: Sendable {
  /// “記者”, “기자”; and words for editors, translators, images and sources. East Asian scripts only, where they are attached to names; longest
  /// first.
  let authors: [String], others: [String]
  /// The words of roles, folded; those of images, and the words between these and a name.
  let roles: Set<String>, pictures: Set<String>, pictureJoiners: Set<String>

  /// The ends of outlet names, in scripts without case.
  private let media: [String]

  /// - Parameter lists: the words of the lists, as UTF-8.
  init(_ lists: [String: [ArraySlice<UInt8>]]) {
    func words(_ keys: [String]) -> [ArraySlice<UInt8>] { keys.flatMap { lists[$0] ?? [] } }
    func text(_ word: ArraySlice<UInt8>) -> String { String(decoding: word, as: UTF8.self) }
    func key(_ word: ArraySlice<UInt8>) -> String { String(decoding: FoldedText.bytes(of: word), as: UTF8.self) }
    func sorted(_ words: [ArraySlice<UInt8>]) -> [String] {
      let texts = words.lazy.filter { $0.first ?? 0 >= Self.firstEastAsian }.map(text)
      return Set(texts.filter { $0.unicodeScalars.first.map(NameShape.isEastAsian) ?? false }).sorted {
        ($0.utf8.count, $0) > ($1.utf8.count, $1)
      }
    }
    authors = sorted(words(["bylinePrefixes", "authorLabels", "authorRoles", "zhReporters"]))
    others = sorted(words(["editorLabels", "translatorLabels", "photoLabels", "sourceLabels"]))
    roles = Set(words(["authorRoles"]).flatMap { $0.split(separator: UTF8Bytes.space).map(key) })
    media = words(["mediaWords"]).filter { $0.first ?? 0 >= 0xE3 }.map(text)
    pictures = Set(words(["photoLabels"]).map(key))
    pictureJoiners = Set(words(["photoBy"]).compactMap { $0.split(separator: UTF8Bytes.space).first }.map(key))
  }

  /// The first UTF-8 byte of U+1100, the first letter of Hangul.
  private static let firstEastAsian: UInt8 = 0xE1

  func isOutlet(_ name: String) -> Bool { media.contains { name.hasSuffix($0) } }

  /// Words for “and” between names; the rules of these languages have none.
  static func conjunctions(of language: String) -> [Substring] {
    let words = LanguageFiles.lists(of: "name-conjunctions").first { $0.key == language }?.texts ?? []
    return words.map { Substring(decoding: $0, as: UTF8.self) }
  }

  /// Names that begin with the letter that means “and” before other words, folded.
  static let conjoined: Set<String> = Set(LanguageFiles.strings(of: "conjoined-names").map { FoldedText.key($0) })
}
