import Winnow

/// Word statistics of the page and names of its site, for ambiguous names.
final class PageNames {
  /// The outlet's name, and the host of the page, folded; empty if unknown.
  let site: String, host: String
  /// Names of the outlet from a survey, folded.
  let surveyed: Set<String>
  /// The vocabulary of the page's language.
  private let vocabulary: Vocabulary
  /// Cached words of the page.
  let words = WordCache()
  /// The texts of the page, including the title.
  private let texts: () -> [[UInt8]]

  /// Names without a page.
  init() { (site, host, surveyed, vocabulary, texts) = ("", "", [], .empty, { [] }) }

  /// - Parameter texts: the texts of the page; called at most once.
  init(_ record: Record, host: String?, _ vocabulary: Vocabulary, surveyed: Set<String> = [], texts: @escaping () -> [[UInt8]]) {
    self.vocabulary = vocabulary
    site = FoldedText.key(record[.site] ?? "")
    self.host = FoldedText.key(host ?? "")
    (self.surveyed, self.texts) = (surveyed, { texts() + [Array((record[.title] ?? "").utf8)] })
  }

  private lazy var all: [[UInt8]] = texts()

  /// Statistics of a word on the page.
  private struct Uses {
    /// Occurrences: all; capitalized after another capitalized word; capitalized within a sentence; lowercase.
    var total = 0, afterCapitalized = 0, capitalizedInSentence = 0, lowercase = 0
    /// The hashes of the directly preceding words.
    var before: Set<UInt64> = []
  }

  /// By the hash of the folded word.
  private lazy var uses: [UInt64: Uses] = {
    var uses: [UInt64: Uses] = [:]
    var key: [UInt8] = []
    for text in all {
      var wasCapital = false
      var isStart = true
      var before: UInt64 = 0
      for (range, hash) in HashedWords(text) {
        var start = range.lowerBound
        while start < range.upperBound, !Self.mayBeginWord(text[start]) { start += 1 }
        guard start < range.upperBound else {
          (wasCapital, isStart) = (false, true)
          continue
        }
        var value = hash?.value ?? 0
        if hash == nil {
          key.removeAll(keepingCapacity: true)
          // “Merkel’s”: the word before the apostrophe.
          FoldedText.append(text[start..<range.upperBound].prefix { $0 != UInt8(ascii: "'") && $0 != 0x99 }, to: &key)
          value = FNV1a(key).value
        }
        var at = start
        let first = UTF8Bytes.scalar(in: text, at: &at)
        let isCapital = first.value < 0x80 ? 0x41...0x5A ~= first.value : !Punctuation.hasNoCase(first) && first.properties.isUppercase
        uses[value, default: Uses()].total += 1
        if !isCapital { uses[value, default: Uses()].lowercase += 1 }
        if isCapital, wasCapital, start == range.lowerBound { uses[value, default: Uses()].afterCapitalized += 1 }
        if isCapital, !isStart, start == range.lowerBound { uses[value, default: Uses()].capitalizedInSentence += 1 }
        uses[value, default: Uses()].before.insert(before)
        before = value
        // “According to Mediapart”: a word of the language is not a first name.
        let ends = Self.endsClause(text[range.upperBound - 1])
        (wasCapital, isStart) = (isCapital && !ends && !isKnown(value), ends)
      }
    }
    return uses
  }()

  /// Whether the word is in a list of the language, and not a given name.
  private func isKnown(_ hash: UInt64) -> Bool {
    let entry = vocabulary.entry(of: hash)
    return !(entry.classes.isEmpty && entry.begins.isEmpty) && !entry.classes.contains(.givenName)
  }

  private var fullNames: [[UInt64]: String?] = [:]

  /// The longest capitalized name that contains the words with these hashes, the last of them a noun of organizations: “European
  /// Commission” for “the Commission”.
  func fullName(of words: [UInt64], _ pack: LanguagePack) -> String? {
    if let known = fullNames[words] { return known }
    fullNames[words] = .some(nil)
    guard fullNames.count <= Self.maxWords, let noun = words.last, (uses[noun]?.total ?? 0) > 1 else { return nil }
    var best: String?
    for text in all.prefix(Self.maxTexts) where text.count <= Self.maxTextLength {
      let names = NameRecognizer(text, pack)
      for (at, token) in names.tokens.enumerated() where token.hash == noun && token.isCapital {
        // The noun is at the beginning or end of the name.
        for span in [names.organization(from: at, isInside: false), names.organization(endingAt: at + 1)] {
          guard let span, span.tokens.count > 1, span.tokens.contains(at), names.isFullName(span, of: words) else { continue }
          let name = names.name(span)
          if name.utf8.count > best?.utf8.count ?? 0 { best = name }
        }
      }
    }
    fullNames[words] = .some(best)
    return best
  }

  /// Limits against hostile pages: names looked up, texts searched, bytes per text.
  private static let maxWords = 20, maxTexts = 60, maxTextLength = 8_000

  private static func mayBeginWord(_ byte: UInt8) -> Bool {
    byte >= 0xC3 || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
  private static func endsClause(_ byte: UInt8) -> Bool { ",.:;!?)".utf8.contains(byte) }

  /// Whether the word occurs after another capitalized word, as surnames do.
  func isLastName(_ hash: UInt64) -> Bool { (uses[hash]?.afterCapitalized ?? 0) > 0 }
  /// Whether the page has the capitalized word at least three times, and never after an article.
  func isNameWithoutArticle(_ hash: UInt64) -> Bool {
    guard let uses = uses[hash], uses.total >= Self.minOccurrences else { return false }
    return !uses.before.contains { vocabulary.entry(of: $0).classes.contains(.article) }
  }
  private static let minOccurrences = 3
  /// Whether a surname also occurs without a first name.
  func isUsedAlone(_ hash: UInt64) -> Bool { uses[hash].map { 0 < $0.afterCapitalized && $0.afterCapitalized < $0.total } ?? false }
  /// Whether the word occurs capitalized within a sentence, and whether it occurs in lowercase.
  func isCapitalWithin(_ hash: UInt64) -> Bool { (uses[hash]?.capitalizedInSentence ?? 0) > 0 }
  func occursLowercase(_ hash: UInt64) -> Bool { (uses[hash]?.lowercase ?? 0) > 0 }
  /// Whether the word occurs after a preposition of place.
  func isPlace(_ hash: UInt64) -> Bool {
    uses[hash]?.before.contains { vocabulary.entry(of: $0).classes.contains(.placePreposition) } ?? false
  }
}

extension NameRecognizer {
  /// Whether the name contains all of these words capitalized, and others, without a person's title or repetitions.
  fileprivate func isFullName(_ span: NameSpan, of words: [UInt64]) -> Bool {
    let hashes = span.tokens.filter { tokens[$0].isWord }.map { tokens[$0].hash }
    return hashes.count > words.count && Set(words).isSubset(of: hashes) && Set(hashes).count == hashes.count
      && tokens[span.tokens.lowerBound].isCapital && !span.tokens.contains { has($0, .personTitle) }
  }
}
