/// How a language writes names.
struct Morphology: Sendable {
  /// Whether names begin with capitals.
  var hasCase = true
  /// Whether blanks part words.
  var hasSpaces = true
  /// Whether small words stand before names: “the”, “der”. Where there are none, a bare noun of an organization is its name.
  var hasArticles = true
  /// Whether an organization's noun is the last word of its name: “Justice Department”, and not “Policía Nacional”.
  var nounsLast = false
  /// Whether what a noun belongs to stands after it in the genitive: “Администрация президента” is a body, “Директор больницы” a person.
  var hasGenitives = false
  /// Whether people's given names stand after their family names.
  var givenNamesLast = false
  /// Whether all nouns begin with capitals, so that a capital alone tells no name.
  var nounsHaveCapitals = false
  /// Small words that are glued to the next word, folded.
  var prefixes: [String] = []
  /// The article that is part of a word: “ال”; and as it is written after a small word: “لل”.
  var definiteArticle = "", contractedArticle = ""
  /// What adjectives end in where a noun has the definite article as part of it; and those that are formed of names of countries: “البريطانية”.
  var adjectiveEndings: [String] = [], relationalEndings: [String] = []
  /// Small words that are glued to the end of a noun, as Korean has them: “기상청에”.
  var particles: [String] = []
  /// The ends of compounds that name organizations.
  var organizationSuffixes: [String] = []
  /// The ends of compounds by which people are called: “-sprecherin”.
  var titleSuffixes: [String] = []
  /// The ends of compounds that are no sources: “Feuerwehrangaben”.
  var notSourceSuffixes: [String] = []
}
