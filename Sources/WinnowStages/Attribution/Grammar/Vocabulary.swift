import Winnow

/// The words and phrases of a language's classes, looked up by the hash of a folded word.
///
/// Words are compared by 64-bit hash only; collisions among a few thousand words are improbable.
struct Vocabulary: Sendable {
  /// The properties of a word.
  struct Entry: Sendable {
    /// The classes of the word.
    var classes: TokenClassSet = []
    /// The classes of the phrases of several tokens that begin with it.
    var begins: TokenClassSet = []
    /// Whether a paragraph with this word may match a rule.
    var isTrigger = false
    /// Whether the word is the anchor of a pattern.
    var isAnchor = false
    /// Whether a short line with this word may be a credit.
    var isCreditTrigger = false
    /// Whether it begins the name of a listed agency.
    var beginsAgency = false
  }

  /// A phrase of several tokens.
  struct Phrase: Sendable {
    let hashes: [UInt64]
    let tokenClass: TokenClass
    /// Whether its last token is a proclitic of the next word: “وفقا لـ”.
    let isGlued: Bool

    /// The number of its tokens in a text: all except a final proclitic.
    var count: Int { isGlued ? hashes.count - 1 : hashes.count }

    /// Whether its tokens are here, given that the first is.
    func matches(at: Int, in tokens: [Token]) -> Bool {
      at + count <= tokens.count && (1..<max(1, count)).allSatisfy { tokens[at + $0].hash == hashes[$0] }
    }
  }

  /// The classes with a stem.
  private(set) var classesWithStems: TokenClassSet = []
  private let words: WordTable
  /// A one-hash Bloom filter in front of the table: most words are in no class.
  private var marks = [UInt64](repeating: 0, count: marksSize / 64)
  private static let marksSize = 1 << 16
  /// By the hash of their first token, longest first.
  private var phrases: [UInt64: [Phrase]] = [:]
  /// The classes with a phrase that is only a proclitic.
  private let gluedClasses: TokenClassSet
  /// Proclitics, folded: “و”, “ב”.
  private let proclitics: [[UInt8]]
  /// “ال”, and the contractions of a proclitic with the article.
  private let article: [UInt8], contracted: [UInt8]
  /// What adjectives end in, folded.
  let adjectiveEndings: [[UInt8]], relationalEndings: [[UInt8]]
  /// Enclitic particles of nouns, longest first: “에서는”.
  private let enclitics: [[UInt8]]
  /// The ends of compounds of a class: “-ministerium”, “-sprecherin”.
  private let suffixes: [(kind: TokenClass, end: [UInt8])]
  /// The classes with a word.
  let classesWithWords: TokenClassSet
  /// Word prefixes by their hash; and the set of their byte lengths, as bits.
  private let stems: [UInt64: TokenClassSet], stemLengths: UInt64

  /// A language without words.
  static let empty = Vocabulary(words: WordTable(), phrases: [], stems: [:], Morphology())

  /// - Parameter stems: by folded form.
  init(words: WordTable, phrases: [Phrase], stems: [[UInt8]: TokenClassSet], _ morphology: Morphology) {
    proclitics = morphology.proclitics.map { FoldedText.bytes(of: $0.utf8) }.sorted { $0.count > $1.count }
    enclitics = morphology.enclitics.map { Array($0.utf8) }.sorted { $0.count > $1.count }
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

  /// The properties of the word with this hash.
  func entry(of hash: UInt64) -> Entry { isMarked(hash) ? words[hash] : Entry() }

  private func isMarked(_ hash: UInt64) -> Bool {
    let mark = Self.mark(of: hash)
    return marks[mark / 64] >> UInt64(mark % 64) & 1 != 0
  }

  /// The classes of a folded word: its own, those of its stem, and those of its compound ending.
  func classes(of key: [UInt8], _ own: TokenClassSet) -> TokenClassSet {
    var classes = own
    if stemLengths != 0 {
      var hash = FNV1a()
      var length = 0
      for byte in key.prefix(Self.maxStemLength) {
        hash.add(byte)
        length += 1
        classes.formUnion(stemClasses(hash.value, length))
      }
    }
    return classes.isEmpty ? endClasses(of: key) : classes
  }

  /// The classes of the stem with this hash and this number of bytes.
  @inline(__always) func stemClasses(_ hash: UInt64, _ length: Int) -> TokenClassSet {
    guard length <= Self.maxStemLength, stemLengths >> UInt64(length) & 1 != 0, isMarked(hash) else { return [] }
    return stems[hash] ?? []
  }

  /// The classes of the compound ending of this folded word.
  func endClasses(of key: [UInt8]) -> TokenClassSet {
    guard !suffixes.isEmpty, key.count >= Self.minCompoundLength else { return [] }
    return suffixes.reduce([]) { classes, suffix in
      key.count > suffix.end.count && key.last == suffix.end.last && key.suffix(suffix.end.count).elementsEqual(suffix.end)
        ? classes.union(TokenClassSet(suffix.kind)) : classes
    }
  }

  /// Bytes.
  static let minCompoundLength = 7
  private static let maxStemLength = 62

  /// The classes with the proclitic of this word as a phrase of its own: “ل~”.
  func gluedClasses(of key: [UInt8], _ scalars: Int) -> TokenClassSet {
    guard let prefix = proclitics.first(where: { key.starts(with: $0) && UTF8Bytes.scalarCount(of: $0) == scalars }) else { return [] }
    return phrases(beginningWith: FNV1a(prefix).value).reduce([]) {
      $1.isGlued && $1.hashes.count == 1 ? $0.union(TokenClassSet($1.tokenClass)) : $0
    }
  }

  /// Whether the language has compound endings.
  var hasSuffixes: Bool { !suffixes.isEmpty }

  /// Whether the language has proclitics.
  var hasProclitics: Bool { !proclitics.isEmpty }

  /// The phrases that begin with this word, longest first.
  func phrases(beginningWith hash: UInt64) -> [Phrase] { phrases[hash] ?? [] }

  /// The classes of the complete phrases at this token, except those with proclitics.
  ///
  /// - Parameter nouns: classes of which every complete phrase is returned, except those that end in a proclitic and those after one.
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
    // A phrase that is only a proclitic of this word.
    return (token.prefix > 0 ? whole.union(wanted.intersection(gluedClasses)) : whole, found)
  }

  /// The proclitic of a folded word, and the rest; `nil` if the whole word is known.
  func prefix(of key: [UInt8], _ classes: TokenClassSet) -> (scalars: Int, rest: [UInt8])? {
    guard !proclitics.isEmpty, !classes.intersects(Self.nouns) else { return nil }
    guard
      let prefix = proclitics.first(where: { key.starts(with: $0) && UTF8Bytes.scalarCount(of: key) > UTF8Bytes.scalarCount(of: $0) + 2 })
    else {
      return nil
    }
    // “للبنك”: the article merged with “to”.
    if !contracted.isEmpty, key.starts(with: contracted) { return (1, article + key[contracted.count...]) }
    return (UTF8Bytes.scalarCount(of: prefix), Array(key[prefix.count...]))
  }

  private static let nouns = TokenClassSet(.reportNoun, .outletNoun, .organizationNoun)

  /// Whether the language has enclitic particles.
  var hasEnclitics: Bool { !enclitics.isEmpty }

  /// The length in bytes of a word's enclitic particles, if the rest is a noun of an organization, an agency, or in Latin letters;
  /// otherwise 0.
  func particleLength(of word: ArraySlice<UInt8>) -> Int {
    for particle in enclitics where word.count > particle.count && word.suffix(particle.count).elementsEqual(particle) {
      let rest = FoldedText.bytes(of: word.dropLast(particle.count))
      let entry = entry(of: FNV1a(rest).value)
      if entry.beginsAgency || rest.allSatisfy({ $0 < 0x80 }) || classes(of: rest, entry.classes).intersects(Self.sources) {
        return particle.count
      }
    }
    return 0
  }

  private static let sources = TokenClassSet(.outletNoun, .organizationNoun, .mediaWord)

  /// Whether words may include the definite article.
  var hasDefiniteArticle: Bool { !article.isEmpty }

  /// Whether a folded word includes the definite article.
  func isDefinite(_ key: [UInt8]) -> Bool { !article.isEmpty && key.starts(with: article) && key.count > article.count * 2 }

  private static func mark(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (marksSize - 1) }
}
