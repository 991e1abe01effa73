import Synchronization
import Winnow

/// The words of one language that stages look for: data, so that a language is added without any Swift.
///
/// A class only so that a copy costs one retain; nothing in it ever changes.
final class Phrases: Sendable {
  let language: String
  /// Phrases for “according to” that stand behind the source.
  let accordingAfter: [According]
  /// What offices' names end with, and the phrases by which they speak, in scripts without blanks.
  let bodies: [String], announcing: [String]
  /// Phrases for “according to” that, in a story's first paragraph, name the agency that supplied it.
  let suppliers: [According]
  /// “according to”; the name of the source follows.
  let according: [According]
  /// “reported”, “said”, as they are written.
  let reporting: [String]
  /// Small words that glue to the next one, in loose form: “و”, “ب”, “ل”.
  let prefixes: [[UInt8]]
  /// Credits and datelines as templates.
  let credits: Templates
  /// Whether the language's data has given names, so that a person is known by one.
  let hasGivenNames: Bool
  /// “Photo”, “Kaynak”: what credits begin with, in loose form; no place is called so.
  let creditOpenings: Set<[UInt8]>
  /// Whether the noun stands behind the outlet's name: “Anadolu Ajansı”.
  let hasNounsLast: Bool
  /// Whether it may stand behind it in small letters, and be none of it: “the Interfax news agency”.
  let hasNounsBehind: Bool
  /// Whether the noun of an office is the last word of its name: “Justice Department”, and not “Policía Nacional”.
  let hasOfficesLast: Bool
  /// Whether the language knows no articles.
  let hasNoArticles: Bool
  /// Whether names begin with capitals in the language's script.
  let hasCase: Bool
  /// Whether blanks part its words.
  let hasBlanks: Bool
  private let lexicon: Lexicon

  /// A phrase for “according to”, word by word in loose form.
  struct According: Sendable {
    let parts: [[UInt8]]
    /// Whether its end is written together with the name: “selon l'”.
    let gluesOn: Bool
    /// Whether it says “as the” as well, so that only an outlet or an office counts; written with a `?` at its end.
    let isDoubtful: Bool

    init(_ text: String) {
      isDoubtful = text.hasSuffix("?")
      let phrase = isDoubtful ? String(text.dropLast()) : text
      parts = phrase.split(separator: " ").map { Loose.bytes(of: $0.utf8) }
      gluesOn = phrase.hasSuffix("'") || phrase.hasSuffix("’") || phrase.hasSuffix(" ل")
    }
  }

  init(_ json: JSON, shared: [[UInt8]: Roles] = [:]) {
    func list(_ key: String) -> [String] { json[key]?.array?.compactMap(\.string) ?? [] }
    language = json["language"]?.string ?? ""
    according = list("according").map(According.init)
    accordingAfter = list("accordingAfter").map(According.init)
    bodies = list("bodies")
    announcing = list("announcing")
    suppliers = list("suppliers").map(According.init)
    reporting = list("reporting")
    prefixes = list("prefixes").map { Loose.bytes(of: $0.utf8) }
    credits = Templates(list("credits"))
    creditOpenings = Set(list("credits").compactMap { template in template.firstIndex(of: ":").map { Loose.bytes(of: template[..<$0].utf8) } })
    func isSet(_ key: String) -> Bool { json[key].flatMap { if case .bool(let value) = $0 { value } else { nil } } ?? false }
    hasNounsLast = isSet("nounsLast")
    hasNounsBehind = isSet("nounsBehind")
    hasOfficesLast = isSet("officesLast")
    hasNoArticles = isSet("noArticles")
    hasGivenNames = !list("givenNames").isEmpty
    hasCase = !isSet("caseless")
    hasBlanks = !isSet("blankless")
    var lexicon = shared
    for (key, role) in Roles.lists { Self.add(list(key), role, to: &lexicon) }
    for phrase in accordingAfter { if let first = phrase.parts.first { lexicon[first, default: []].insert(.accordingAfter) } }
    for phrase in according { if let first = phrase.parts.first { lexicon[first, default: []].insert(.according) } }
    self.lexicon = Lexicon(lexicon)
  }

  private static func add(_ words: [String], _ role: Roles, to lexicon: inout [[UInt8]: Roles]) {
    for word in words { lexicon[Loose.bytes(of: word.utf8), default: []].insert(role) }
  }

  /// What the word is, given in loose form, or by the hash of that.
  func roles(_ key: some Sequence<UInt8>) -> Roles { lexicon[key] }
  func roles(_ key: FNV1a) -> Roles { lexicon[key] }

  /// Whether a word that only outlets' names have stands in the text, between blanks.
  func hasMediaWord(_ text: [UInt8]) -> Bool {
    HashedWords(text).contains { range, hash in (hash.map(roles) ?? roles(Loose.bytes(of: text[range]))).contains(.media) }
  }

  func roles(of word: some StringProtocol) -> Roles { roles(Loose.bytes(of: word.utf8)) }

  private static let files: [String: JSON] = Dictionary(LanguageFiles.parsed.map { ($0["language"]?.string ?? "", $0) }) { first, _ in first }

  /// What all languages know of each other.
  private static let shared: [[UInt8]: Roles] = {
    var shared: [[UInt8]: Roles] = [:]
    for (list, role) in Roles.shared { add(LanguageFiles.words(list), role, to: &shared) }
    return shared
  }()

  /// Made when a page first needs them, since most runs see few languages.
  private static let made = Mutex<[String: Phrases]>([:])

  private static let none = Phrases(.object([]))

  /// The words of the page's language; those of English where it is not known.
  static func of(_ page: Page) -> Phrases { of(language: page.record[.language].map { String($0.prefix { $0 != "-" }) } ?? "en") }

  static func of(language code: String) -> Phrases {
    let known = files[code] == nil ? "en" : code
    return made.withLock { made in
      if let phrases = made[known] { return phrases }
      let phrases = files[known].map { Phrases($0, shared: shared) } ?? none
      made[known] = phrases
      return phrases
    }
  }

  private static func keys(of list: String) -> [[UInt8]] { LanguageFiles.words(list).map { Loose.bytes(of: $0.utf8) } }

  /// The headings of boxes of other articles in every language: pages mix languages, so all are looked for.
  static let relatedHeadings: Set<[UInt8]> = Set(keys(of: "related"))

  /// How many bytes of a key tell most blocks from headings of boxes of other articles, and what those begin with.
  static let relatedBeginning = 4
  static let relatedBeginnings = Set(relatedHeadings.filter { $0.count >= relatedBeginning }.map(beginning))

  static func beginning(of key: [UInt8]) -> UInt32 { key.prefix(relatedBeginning).reduce(0) { $0 << 8 | UInt32($1) } }

  /// Notices of rights in every language.
  static let rights: [[UInt8]] = keys(of: "rights").sorted { $0.lexicographicallyPrecedes($1) }

  /// The most letters that a block can have and be one of them, with some signs around it.
  static let longestRelatedHeading = (relatedHeadings.map { String(decoding: $0, as: UTF8.self).unicodeScalars.count }.max() ?? 0) * 2
}
