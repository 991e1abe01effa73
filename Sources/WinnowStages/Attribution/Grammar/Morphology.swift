/// The morphology and orthography of a language that bear on names.
struct Morphology: Sendable {
  /// Whether names are capitalized.
  var hasCase = true
  /// Whether words are separated by spaces.
  var hasSpaces = true
  /// Whether articles precede names: “the”, “der”. In languages without articles, a bare noun of an organization is its name.
  var hasArticles = true
  /// Whether the noun of an organization is the last word of its name: “Justice Department”, but not “Policía Nacional”.
  var nounsLast = false
  /// Whether genitive attributes follow a noun: “Администрация президента” is a body, “Директор больницы” a person.
  var hasGenitives = false
  /// Whether given names follow family names.
  var givenNamesLast = false
  /// Whether all nouns are capitalized, so that a capital does not indicate a name.
  var nounsHaveCapitals = false
  /// Proclitics, folded.
  var proclitics: [String] = []
  /// The article as part of a word: “ال”; and its form after a proclitic: “لل”.
  var definiteArticle = "", contractedArticle = ""
  /// What adjectives end in where a noun has the definite article as part of it; and those that are formed of names of countries: “البريطانية”.
  var adjectiveEndings: [String] = [], relationalEndings: [String] = []
  /// Enclitic particles of nouns, as in Korean: “기상청에”.
  var enclitics: [String] = []
  /// The ends of compounds that name organizations.
  var organizationSuffixes: [String] = []
  /// The ends of compounds that are titles of people: “-sprecherin”.
  var titleSuffixes: [String] = []
  /// The ends of compounds that are not sources: “Feuerwehrangaben”.
  var notSourceSuffixes: [String] = []
}
