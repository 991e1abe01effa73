import Winnow

/// The data of a language for finding attributions: words, the form of names, and rules. One file per language.
///
/// A class, so that a copy costs one retain; immutable.
final class LanguagePack: Sendable {
  /// A BCP 47 primary subtag; empty for shared data.
  let language: String
  /// The files that it was compiled from, its own first.
  let files: [String]
  let morphology: Morphology
  let vocabulary: Vocabulary
  let rules: RuleSet
  /// The word lists by their keys.
  let classes: [String: TokenClass]

  /// Words for “by”, each as its folded words, longest first; words for “and” as written.
  let bylinePrefixes: [[String]], conjunctions: Set<Substring>
  /// The role and credit words of bylines.
  let credits: CreditWords

  /// An empty pack.
  static let empty = LanguagePack(
    language: "", files: [], morphology: Morphology(), vocabulary: .empty, rules: RuleSet([]), classes: [:], lists: [:])

  /// - Parameter lists: the words of the lists, as UTF-8.
  init(
    language: String, files: [String], morphology: Morphology, vocabulary: Vocabulary, rules: RuleSet, classes: [String: TokenClass],
    lists: [String: [ArraySlice<UInt8>]]
  ) {
    (self.language, self.files, self.morphology, self.vocabulary, self.rules, self.classes) = (
      language, files, morphology, vocabulary, rules, classes
    )
    bylinePrefixes = (lists["bylinePrefixes"] ?? []).map { prefix in
      prefix.split(separator: UTF8Bytes.space).map { String(decoding: FoldedText.bytes(of: $0), as: UTF8.self) }
    }.sorted { $0.count > $1.count }
    conjunctions = Set(
      (lists["conjunctions"] ?? []).map { Substring(decoding: $0, as: UTF8.self) } + CreditWords.conjunctions(of: language) + ["&"])
    credits = CreditWords(lists)
  }

  /// Whether names of newsrooms and accounts contain the word, given in any form.
  func isNotPerson(_ word: some StringProtocol) -> Bool { has(word, .notPerson) }

  /// Whether the word is a lowercase particle of people's names: “von”, given in any form.
  func isNameParticle(_ word: some StringProtocol) -> Bool { has(word, .nameParticle) }

  private func has(_ word: some StringProtocol, _ kind: TokenClass) -> Bool {
    vocabulary.entry(of: FNV1a(FoldedText.bytes(of: word.utf8)).value).classes.contains(kind)
  }

  /// Whether a paragraph may cite a source: by its words, without tokenizing it.
  func mayCite(_ bytes: [UInt8]) -> Bool { !morphology.hasSpaces || hasWord(bytes, rules.triggers) { $0.isTrigger } }

  /// Whether a short line may be a credit: by punctuation of credits, or by its words.
  func mayCredit(_ bytes: [UInt8]) -> Bool {
    !morphology.hasSpaces || bytes.contains(where: Self.isCreditSign)
      || hasWord(bytes, rules.creditTriggers.subtracting(.common)) { $0.isCreditTrigger }
  }

  /// Slashes, bars, colons and brackets; dashes and non-Latin punctuation begin with 0xC2, 0xD8, 0xE2 and 0xEF.
  private static func isCreditSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ";"), 0xC2, 0xE2, 0xEF:
      true
    default: false
    }
  }

  private func hasWord(_ bytes: [UInt8], _ classes: TokenClassSet, _ isMarked: (Vocabulary.Entry) -> Bool) -> Bool {
    func matches(_ entry: Vocabulary.Entry) -> Bool { entry.classes.intersects(classes) || isMarked(entry) }
    var key: [UInt8] = []
    let isPlain = !vocabulary.classesWithStems.intersects(classes) && !vocabulary.hasProclitics
    for (range, hash) in HashedWords(bytes) {
      if let hash {
        if matches(vocabulary.entry(of: hash.value)) { return true }
        if isPlain { continue }
      }
      key.removeAll(keepingCapacity: true)
      FoldedText.append(bytes[range], to: &key)
      let entry = vocabulary.entry(of: hash?.value ?? FNV1a(key).value)
      if hash == nil, matches(entry) { return true }
      let all = vocabulary.classes(of: key, entry.classes)
      if all.intersects(classes) { return true }
      if let prefix = vocabulary.prefix(of: key, all), matches(vocabulary.entry(of: FNV1a(prefix.rest).value)) { return true }
      // “l’agence”: the word after an apostrophe.
      if morphology.hasCase,
        let apostrophe = bytes[range].prefix(Self.maxElisionLength).firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0x99 })
      {
        key.removeAll(keepingCapacity: true)
        FoldedText.append(bytes[apostrophe + 1..<range.upperBound], to: &key)
        if matches(vocabulary.entry(of: FNV1a(key).value)) { return true }
      }
    }
    return false
  }

  /// Bytes, including the apostrophe: “dell’”.
  private static let maxElisionLength = 8
}
