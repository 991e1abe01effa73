/// A list of words and phrases of a language: “according to”, “ministry”. One bit of a ``TokenClassSet``.
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
  /// Function words within names: “of”, “de la”.
  static let nameJoiner = TokenClass(.nameJoiners)
  /// “and”, between two names.
  static let conjunction = TokenClass(.conjunctions)
  /// “ministry”, “police”: the noun of an organization's name.
  static let organizationNoun = TokenClass(.organizationNouns)
  /// Lowercase words within organizations' names: “traffic” (police), (ministère de la) “santé”.
  static let organizationPart = TokenClass(.organizationParts)
  /// “newspaper”, “agency”: next to an outlet's name, but not part of it.
  static let outletNoun = TokenClass(.outletNouns)
  /// “Times”, “نيوز”: a word of outlets' names.
  static let mediaWord = TokenClass(.mediaWords)
  /// Titles of people: “president”, “Dr”.
  static let personTitle = TokenClass(.personTitles)
  static let givenName = TokenClass(.givenNames)
  /// Particles within people's names: “von”, “bin”.
  static let nameParticle = TokenClass(.nameParticles)
  /// A word that ends a name.
  static let stopWord = TokenClass(.stopWords)
  /// Nouns that are not sources: “law”, “plan”, “need”.
  static let notSource = TokenClass(.notSources)
  /// Words in the names of newsrooms and accounts: “staff”, “admin”.
  static let notPerson = TokenClass(.notPersons)
  /// Words before a colon or dash that are not places: “update”, “opinion”.
  static let notPlace = TokenClass(.notPlaces)
  /// Months and days of the week.
  static let dateWord = TokenClass(.dateWords)
  /// Words next to names in image credits: “archive”, “handout”.
  static let creditNote = TokenClass(.creditNotes)
  /// “statement”, “report”: next to the name of its author.
  static let reportNoun = TokenClass(.reportNouns)
  /// “Photo”: the beginning of an image credit.
  static let photoLabel = TokenClass(.photoLabels)
  /// “in”: before a place in a sentence.
  static let placePreposition = TokenClass(.placePrepositions)
  /// “police”: a lowercase noun that names a body by itself.
  static let bareOrganization = TokenClass(.bareOrganizations)
  /// “the”, in languages where it never precedes a person's name: a capitalized word after it names a body or an outlet.
  static let definiteArticle = TokenClass(.definiteArticles)
  /// “Republican”, “German”: a capitalized noun for people.
  static let personNoun = TokenClass(.personNouns)
  /// “Ministry”, “department”: a body whose name may enumerate its fields.
  static let ministryNoun = TokenClass(.ministryNouns)
  /// “that”, after a verb of reporting.
  static let that = TokenClass(.that)
}

/// A set of at most 64 classes.
struct TokenClassSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ classes: TokenClass...) { rawValue = classes.reduce(0) { $0 | 1 << UInt64($1.bit) } }

  /// The classes that name recognition uses.
  static let known = TokenClassSet(rawValue: 1 << UInt64(TokenClass.known.count) - 1)

  /// The maximum number of classes of a pack.
  static let maxCount = 64

  func contains(_ tokenClass: TokenClass) -> Bool { rawValue >> UInt64(tokenClass.bit) & 1 != 0 }
  mutating func insert(_ tokenClass: TokenClass) { self = union(TokenClassSet(tokenClass)) }
  func intersects(_ other: TokenClassSet) -> Bool { rawValue & other.rawValue != 0 }
}
