/// A list of words and phrases of a language: “according to”, “ministry”. A bit of a ``TokenClassSet``.
struct TokenClass: Hashable, Sendable {
  let bit: Int

  /// The classes that the search for names asks for, called by the key of their list in a pack. Packs may add others for their rules.
  private enum Key: Int, CaseIterable {
    case articles, nameJoiners, conjunctions, organizationNouns, organizationParts, outletNouns, mediaWords, personTitles, givenNames
    case nameParticles, stopWords, notSources, notPersons, notPlaces, dateWords, creditNotes, reportNouns, that, photoLabels
    case placePrepositions, bareOrganizations, definiteArticles, personNouns, ministryNouns
  }

  /// The keys of those classes; the place of each is the bit of its class.
  static let known = Key.allCases.map { "\($0)" }

  init(bit: Int) { self.bit = bit }
  private init(_ key: Key) { bit = key.rawValue }

  /// “the”.
  static let article = TokenClass(.articles)
  /// Small words within names: “of”, “de la”.
  static let nameJoiner = TokenClass(.nameJoiners)
  /// “and”, between two names.
  static let conjunction = TokenClass(.conjunctions)
  /// “ministry”, “police”: the noun of an organization's name.
  static let organizationNoun = TokenClass(.organizationNouns)
  /// Words in lower case within organizations' names: “traffic” (police), (ministère de la) “santé”.
  static let organizationPart = TokenClass(.organizationParts)
  /// “newspaper”, “agency”: stands beside an outlet's name and is none of it.
  static let outletNoun = TokenClass(.outletNouns)
  /// “Times”, “نيوز”: a word of outlets' names.
  static let mediaWord = TokenClass(.mediaWords)
  /// What a person is called by: “president”, “Dr”.
  static let personTitle = TokenClass(.personTitles)
  static let givenName = TokenClass(.givenNames)
  /// Small words within people's names: “von”, “bin”.
  static let nameParticle = TokenClass(.nameParticles)
  /// A word at which a name ends.
  static let stopWord = TokenClass(.stopWords)
  /// “the law, the plan, the need”: nothing that one cites.
  static let notSource = TokenClass(.notSources)
  /// Words that newsrooms and accounts have in their names: “staff”, “admin”.
  static let notPerson = TokenClass(.notPersons)
  /// What stands before a colon or dash and is no place: “update”, “opinion”.
  static let notPlace = TokenClass(.notPlaces)
  /// Months and days of the week.
  static let dateWord = TokenClass(.dateWords)
  /// What stands in picture credits beside names: “archive”, “handout”.
  static let creditNote = TokenClass(.creditNotes)
  /// “statement”, “report”: the name of who made it stands beside it.
  static let reportNoun = TokenClass(.reportNouns)
  /// “Photo”: what a picture credit begins with.
  static let photoLabel = TokenClass(.photoLabels)
  /// “in”: what stands before a place in a sentence.
  static let placePreposition = TokenClass(.placePrepositions)
  /// “police”: a noun in lower case that names a body by itself.
  static let bareOrganization = TokenClass(.bareOrganizations)
  /// “the”, where no person's name has it before it: what a capital after it names is a body or an outlet.
  static let definiteArticle = TokenClass(.definiteArticles)
  /// “Republican”, “German”: a noun with a capital that tells people.
  static let personNoun = TokenClass(.personNouns)
  /// “Ministry”, “department”: a body that may be called by a list of what it is for.
  static let ministryNoun = TokenClass(.ministryNouns)
  /// “that”, after a verb of reporting.
  static let that = TokenClass(.that)
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
