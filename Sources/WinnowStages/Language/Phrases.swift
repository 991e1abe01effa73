import Winnow

/// The words of one language that stages look for: data, so that a language is added without any Swift.
struct Phrases: Sendable {
  let language: String
  /// What stands over boxes of other articles.
  let related: [String]
  /// “according to”; the name of the source follows, or stands before where `nameFirst` says so.
  let according: [According]
  let accordingBeginnings: Set<String>
  /// “reported”, “said”: the source follows or stands before.
  let reporting: [String]
  let reportingVerbs: Set<String>
  /// “agency”, “newspaper”, “ministry”: what a source's name begins with, and is left out of the name for outlets.
  let outlets: Set<String>
  let bodies: Set<String>
  /// Of the outlets' nouns, those that mean other things as well.
  let ambiguous: Set<String>
  /// “statement”, “report”: the source's name follows these.
  let statements: Set<String>
  /// Words at which a name ends.
  let stops: Set<String>
  /// “according to the law, the plan, the need”: no sources.
  let never: Set<String>
  /// What a person is called by: “president”, “spokesman”.
  let titles: Set<String>
  let givenNames: Set<String>
  /// Small words that glue to the next one: “و”, “ب”, “ل”.
  let prefixes: [String]
  /// Credits and datelines as templates.
  let credits: [Template]

  /// A phrase for “according to”, word by word in loose form.
  struct According: Sendable {
    let parts: [String]
    /// Whether its end is written together with the name: “selon l'”.
    let gluesOn: Bool

    init(_ phrase: String) {
      parts = phrase.split(separator: " ").map { Loose.key(String($0)) }
      gluesOn = phrase.hasSuffix("'") || phrase.hasSuffix("’") || phrase.hasSuffix(" ل")
    }
  }

  init(_ json: JSON) {
    func list(_ key: String) -> [String] { json[key]?.array?.compactMap(\.string) ?? [] }
    func set(_ key: String) -> Set<String> { Set(list(key).map(Loose.key)) }
    language = json["language"]?.string ?? ""
    related = list("related")
    according = list("according").map(According.init)
    accordingBeginnings = Set(according.compactMap(\.parts.first))
    reporting = list("reporting")
    reportingVerbs = Set(reporting.map(Loose.key))
    outlets = set("outlets")
    bodies = set("bodies")
    ambiguous = set("ambiguous")
    statements = set("statements")
    stops = set("stops")
    never = set("never")
    titles = set("titles")
    givenNames = set("givenNames")
    prefixes = list("prefixes")
    credits = list("credits").map(Template.init)
  }

  /// All languages, by their code.
  static let all: [String: Phrases] = {
    let parsed = LanguageFiles.all.compactMap { try? JSON($0) }.map(Phrases.init)
    return Dictionary(parsed.map { ($0.language, $0) }) { first, _ in first }
  }()

  /// The words of the page's language; those of English where it is not known.
  static func of(_ page: Page) -> Phrases {
    let code = page.record.language.map { String($0.prefix { $0 != "-" }) } ?? "en"
    return all[code] ?? all["en"] ?? Phrases(.object([]))
  }

  /// The headings of boxes of other articles in every language: pages mix languages, so all are looked for.
  static let relatedHeadings: Set<String> = Set(all.values.flatMap(\.related).map(Loose.key))
}
