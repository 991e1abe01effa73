/// A list of words and phrases of a language: “according to”, “ministry”. A bit of a ``TokenClassSet``.
struct TokenClass: Hashable, Sendable {
  let bit: Int

  /// The classes that the search for names asks for, by the key of their list in a pack. Packs may add others for their rules.
  static let known = [
    "articles", "nameJoiners", "conjunctions", "organizationNouns", "organizationParts", "outletNouns", "mediaWords", "personTitles",
    "givenNames",
    "nameParticles", "stopWords", "notSources", "notPersons", "notPlaces", "dateWords", "creditNotes", "reportNouns", "that", "photoLabels",
    "placePrepositions", "bareOrganizations",
    "definiteArticles", "personNouns", "ministryNouns",
  ]

  private static func named(_ name: String) -> TokenClass { TokenClass(bit: known.firstIndex(of: name) ?? 0) }

  /// “the”.
  static let article = named("articles")
  /// Small words within names: “of”, “de la”.
  static let nameJoiner = named("nameJoiners")
  /// “and”, between two names.
  static let conjunction = named("conjunctions")
  /// “ministry”, “police”: the noun of an organization's name.
  static let organizationNoun = named("organizationNouns")
  /// Words in lower case within organizations' names: “traffic” (police), (ministère de la) “santé”.
  static let organizationPart = named("organizationParts")
  /// “newspaper”, “agency”: stands beside an outlet's name and is none of it.
  static let outletNoun = named("outletNouns")
  /// “Times”, “نيوز”: a word of outlets' names.
  static let mediaWord = named("mediaWords")
  /// What a person is called by: “president”, “Dr”.
  static let personTitle = named("personTitles")
  static let givenName = named("givenNames")
  /// Small words within people's names: “von”, “bin”.
  static let nameParticle = named("nameParticles")
  /// A word at which a name ends.
  static let stopWord = named("stopWords")
  /// “the law, the plan, the need”: nothing that one cites.
  static let notSource = named("notSources")
  /// Words that newsrooms and accounts have in their names: “staff”, “admin”.
  static let notPerson = named("notPersons")
  /// What stands before a colon or dash and is no place: “update”, “opinion”.
  static let notPlace = named("notPlaces")
  /// Months and days of the week.
  static let dateWord = named("dateWords")
  /// What stands in picture credits beside names: “archive”, “handout”.
  static let creditNote = named("creditNotes")
  /// “statement”, “report”: the name of who made it stands beside it.
  static let reportNoun = named("reportNouns")
  /// “Photo”: what a picture credit begins with.
  static let photoLabel = named("photoLabels")
  /// “in”: what stands before a place in a sentence.
  static let placePreposition = named("placePrepositions")
  /// “police”: a noun in lower case that names a body by itself.
  static let bareOrganization = named("bareOrganizations")
  /// “the”, where no person's name has it before it: what a capital after it names is a body or an outlet.
  static let definiteArticle = named("definiteArticles")
  /// “Republican”, “German”: a noun with a capital that tells people.
  static let personNoun = named("personNouns")
  /// “Ministry”, “department”: a body that may be called by a list of what it is for.
  static let ministryNoun = named("ministryNouns")
  /// “that”, after a verb of reporting.
  static let that = named("that")
}

/// Some of at most 64 classes.
struct TokenClassSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ classes: TokenClass...) { rawValue = classes.reduce(0) { $0 | 1 << UInt64($1.bit) } }

  /// The classes that the search for names asks for.
  static let known = TokenClassSet(rawValue: 1 << UInt64(TokenClass.known.count) - 1)

  /// The most classes that a pack can have.
  static let most = 64

  func contains(_ tokenClass: TokenClass) -> Bool { rawValue >> UInt64(tokenClass.bit) & 1 != 0 }
  mutating func insert(_ tokenClass: TokenClass) { self = union(TokenClassSet(tokenClass)) }
  func intersects(_ other: TokenClassSet) -> Bool { rawValue & other.rawValue != 0 }
}
