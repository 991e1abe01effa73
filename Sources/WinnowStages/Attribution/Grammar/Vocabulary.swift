import Winnow

/// The words and phrases of a language's classes, looked up by the hash of a folded word.
///
/// The hash stands for the word: of 64 bits, it tells the few thousand words of a language from each other and from others.
struct Vocabulary: Sendable {
  /// What is known of a word.
  struct Entry: Sendable {
    /// The classes that it is of as a word.
    var classes: TokenClassSet = []
    /// The classes of which a phrase of several tokens begins with it.
    var begins: TokenClassSet = []
    /// Whether a paragraph with this word may match a rule.
    var isTrigger = false
    /// Whether a pattern is looked for by the word itself.
    var isAnchor = false
    /// Whether a short line with this word may be a credit.
    var isCreditTrigger = false
    /// Whether the name of an agency of the list begins with it.
    var beginsAgency = false
  }

  /// A phrase of several tokens.
  struct Phrase: Sendable {
    let hashes: [UInt64]
    let tokenClass: TokenClass
    /// Whether its last token is a small word that is glued to the next word: “وفقا لـ”.
    let isGlued: Bool

    /// How many of its tokens are tokens of a text too: all but a small word that is glued to the next.
    var count: Int { isGlued ? hashes.count - 1 : hashes.count }

    /// Whether these tokens of it stand here, of which the first is known to.
    func matches(at: Int, in tokens: [Token]) -> Bool {
      at + count <= tokens.count && (1..<max(1, count)).allSatisfy { tokens[at + $0].hash == hashes[$0] }
    }
  }

  /// The classes that have a stem.
  private(set) var classesWithStems: TokenClassSet = []
  private let words: WordTable
  /// A bit for each hash, of so few that they stay near: most words are in no class, and are told by it.
  private var marks = [UInt64](repeating: 0, count: marksSize / 64)
  private static let marksSize = 1 << 16
  /// By the hash of their first token, the longest first.
  private var phrases: [UInt64: [Phrase]] = [:]
  /// The classes with a phrase that is nothing but a small word glued to the next one.
  private let gluedClasses: TokenClassSet
  /// Small words that are glued to the next one, folded: “و”, “ב”.
  private let prefixes: [[UInt8]]
  /// “ال”, and what “to the” and its like are written as, which stand for a small word and the article.
  private let article: [UInt8], contracted: [UInt8]
  /// What adjectives end in, folded.
  let adjectiveEndings: [[UInt8]], relationalEndings: [[UInt8]]
  /// Small words that are glued to the end of a noun, the longest first: “에서는”.
  private let particles: [[UInt8]]
  /// The ends of compounds that are of a class: “-ministerium”, “-sprecherin”.
  private let suffixes: [(kind: TokenClass, end: [UInt8])]
  /// The classes that have a word.
  let classesWithWords: TokenClassSet
  /// Words of which only the beginning is given, by the hash of that; and how many bytes those beginnings have, a bit each.
  private let stems: [UInt64: TokenClassSet], stemLengths: UInt64

  /// A language without a word.
  static let empty = Vocabulary(words: WordTable(), phrases: [], stems: [:], Morphology())

  /// - Parameter stems: by loose form.
  init(words: WordTable, phrases: [Phrase], stems: [[UInt8]: TokenClassSet], _ morphology: Morphology) {
    prefixes = morphology.prefixes.map { FoldedText.bytes(of: $0.utf8) }.sorted { $0.count > $1.count }
    particles = morphology.particles.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    (article, contracted) = (FoldedText.bytes(of: morphology.definiteArticle.utf8), FoldedText.bytes(of: morphology.contractedArticle.utf8))
    adjectiveEndings = morphology.adjectiveEndings.map { FoldedText.bytes(of: $0.utf8) }
    relationalEndings = morphology.relationalEndings.map { FoldedText.bytes(of: $0.utf8) }
    suffixes = [
      (TokenClass.organizationNoun, morphology.organizationSuffixes), (.personTitle, morphology.titleSuffixes),
      (.notSource, morphology.notSourceSuffixes),
    ].flatMap { kind, ends in ends.map { (kind, FoldedText.bytes(of: $0.utf8)) } }
    self.stems = Dictionary(stems.map { (FNV1a($0.key).value, $0.value) }) { $0.union($1) }
    stemLengths = stems.keys.reduce(0) { $0 | 1 << UInt64(min($1.count, 63)) }
    classesWithStems = stems.values.reduce([]) { $0.union($1) }
    classesWithWords = words.entries.reduce(classesWithStems) { $0.union($1.classes).union($1.begins) }
    gluedClasses = phrases.reduce([]) { $1.isGlued && $1.hashes.count == 1 ? $0.union(TokenClassSet($1.tokenClass)) : $0 }
    self.phrases = Dictionary(grouping: phrases) { $0.hashes[0] }.mapValues {
      $0.count > 1 ? $0.sorted { $0.hashes.count > $1.hashes.count } : $0
    }
    self.words = words
    for hash in words.hashes { add(hash) }
    for hash in self.stems.keys { add(hash) }
  }

  private mutating func add(_ hash: UInt64) {
    let mark = Self.mark(of: hash)
    marks[mark / 64] |= 1 << UInt64(mark % 64)
  }

  /// What is known of the word with this hash.
  func entry(of hash: UInt64) -> Entry { isMarked(hash) ? words[hash] : Entry() }

  private func isMarked(_ hash: UInt64) -> Bool {
    let mark = Self.mark(of: hash)
    return marks[mark / 64] >> UInt64(mark % 64) & 1 != 0
  }

  /// The classes of a folded word: its own, those of its stem, and that of the end of a compound.
  func classes(of key: [UInt8], _ own: TokenClassSet) -> TokenClassSet {
    var classes = own
    if stemLengths != 0 {
      var hash = FNV1a()
      var length = 0
      for byte in key.prefix(Self.longestStem) {
        hash.add(byte)
        length += 1
        classes.formUnion(stemClasses(hash.value, length))
      }
    }
    return classes.isEmpty ? endClasses(of: key) : classes
  }

  /// The classes of the stem with this hash and of so many bytes.
  @inline(__always) func stemClasses(_ hash: UInt64, _ length: Int) -> TokenClassSet {
    guard length <= Self.longestStem, stemLengths >> UInt64(length) & 1 != 0, isMarked(hash) else { return [] }
    return stems[hash] ?? []
  }

  /// The classes of compounds that end as this folded word does.
  func endClasses(of key: [UInt8]) -> TokenClassSet {
    guard !suffixes.isEmpty, key.count >= Self.shortestCompound else { return [] }
    return suffixes.reduce([]) { classes, suffix in
      key.count > suffix.end.count && key.last == suffix.end.last && key.suffix(suffix.end.count).elementsEqual(suffix.end)
        ? classes.union(TokenClassSet(suffix.kind)) : classes
    }
  }

  /// In bytes.
  static let shortestCompound = 7
  private static let longestStem = 62

  /// The classes of which the small word that is glued to the front of a word is a phrase by itself: “ل~”.
  func gluedClasses(of key: [UInt8], _ scalars: Int) -> TokenClassSet {
    guard let prefix = prefixes.first(where: { key.starts(with: $0) && UTF8Bytes.scalars(in: $0) == scalars }) else { return [] }
    return phrases(beginningWith: FNV1a(prefix).value).reduce([]) {
      $1.isGlued && $1.hashes.count == 1 ? $0.union(TokenClassSet($1.tokenClass)) : $0
    }
  }

  /// Whether compounds are told by their ends.
  var hasSuffixes: Bool { !suffixes.isEmpty }

  /// Whether small words are glued to others.
  var hasPrefixes: Bool { !prefixes.isEmpty }

  /// The phrases that begin with this word, the longest first.
  func phrases(beginningWith hash: UInt64) -> [Phrase] { phrases[hash] ?? [] }

  /// The classes of which a phrase stands whole at this token, but for small words that are glued to the word after them.
  ///
  /// - Parameter nouns: classes of which every whole phrase is told, but for those that end in a glued word and those behind one.
  func wholePhrases(at: Int, _ tokens: [Token], naming nouns: TokenClassSet) -> (classes: TokenClassSet, nouns: [Phrase]) {
    let token = tokens[at]
    let wanted = token.begins
    var whole: TokenClassSet = []
    var found: [Phrase] = []
    for hash in [token.hash, token.prefix > 0 ? token.restHash : 0] where hash != 0 {
      guard let phrases = phrases[hash] else { continue }
      for phrase in phrases {
        let isNoun = hash == token.hash && !phrase.isGlued && nouns.contains(phrase.tokenClass)
        guard isNoun || !whole.contains(phrase.tokenClass), phrase.matches(at: at, in: tokens) else { continue }
        whole.insert(phrase.tokenClass)
        if isNoun { found.append(phrase) }
      }
    }
    // A phrase of nothing but a small word that is glued to this one.
    return (token.prefix > 0 ? whole.union(wanted.intersection(gluedClasses)) : whole, found)
  }

  /// The small word that is glued to the front of a folded word, and the rest; `nil` where the word is known as it stands.
  func prefix(of key: [UInt8], _ classes: TokenClassSet) -> (scalars: Int, rest: [UInt8])? {
    guard !prefixes.isEmpty, !classes.intersects(Self.nouns) else { return nil }
    guard let prefix = prefixes.first(where: { key.starts(with: $0) && UTF8Bytes.scalars(in: key) > UTF8Bytes.scalars(in: $0) + 2 }) else {
      return nil
    }
    // “للبنك”: the article that “to” has swallowed.
    if !contracted.isEmpty, key.starts(with: contracted) { return (1, article + key[contracted.count...]) }
    return (UTF8Bytes.scalars(in: prefix), Array(key[prefix.count...]))
  }

  private static let nouns = TokenClassSet(.reportNoun, .outletNoun, .organizationNoun)

  /// Whether small words are glued to the ends of others.
  var hasParticles: Bool { !particles.isEmpty }

  /// How many bytes of a small word are glued to the end of a word: what is left is a noun of an organization, an agency, or in Latin letters;
  /// 0 where there is none.
  func particleLength(of word: ArraySlice<UInt8>) -> Int {
    for particle in particles where word.count > particle.count && word.suffix(particle.count).elementsEqual(particle) {
      let rest = FoldedText.bytes(of: word.dropLast(particle.count))
      let entry = entry(of: FNV1a(rest).value)
      if entry.beginsAgency || rest.allSatisfy({ $0 < 0x80 }) || classes(of: rest, entry.classes).intersects(Self.sources) {
        return particle.count
      }
    }
    return 0
  }

  private static let sources = TokenClassSet(.outletNoun, .organizationNoun, .mediaWord)

  /// Whether words may have the definite article within them.
  var hasDefiniteArticle: Bool { !article.isEmpty }

  /// Whether a folded word has the definite article.
  func isDefinite(_ key: [UInt8]) -> Bool { !article.isEmpty && key.starts(with: article) && key.count > article.count * 2 }

  private static func mark(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (marksSize - 1) }
}
