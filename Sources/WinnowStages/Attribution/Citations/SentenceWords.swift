import Winnow

/// The words of a paragraph, each with what stands around it and what it may be in its language.
struct SentenceWords {
  struct Word {
    /// In bytes of the text: up to the blanks around it, and without the punctuation at its ends.
    let range, core: Range<Int>
    let first: Unicode.Scalar
    /// What it is as it stands, and without the small words that glue to it.
    let roles, bareRoles: Roles
    /// Either of them.
    var anyRoles: Roles { roles.union(bareRoles) }
    /// Whether a quotation or a bracket opens before it, and whether a clause or a quotation ends behind it.
    let opens, opensBracket, closes, endsClause: Bool
  }

  private let bytes: [UInt8]
  private let phrases: Phrases
  private(set) var words: [Word] = []

  /// Nothing where no word of the text says that it may cite anybody.
  init(_ text: [UInt8], _ phrases: Phrases) {
    bytes = text
    self.phrases = phrases
    var key: [UInt8] = []
    guard HashedWords(bytes).contains(where: { !roles($0, $1, &key).isDisjoint(with: .triggers) }) else { return }
    words.reserveCapacity(bytes.count / 6)
    for (range, hash) in HashedWords(bytes) { words.append(word(range, hash, &key)) }
  }

  /// What a word is, without a look at what stands around it where its hash tells that.
  private func roles(_ range: Range<Int>, _ hash: FNV1a?, _ key: inout [UInt8]) -> Roles {
    if let hash, phrases.prefixes.isEmpty { phrases.roles(hash) } else { word(range, hash, &key).anyRoles }
  }

  private static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "«", "“", "\"", "„", "'", "‘", "»", "「": true
    default: false
    }
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "»", "”", "\"", "'", "’", ")", "“", "«", "」": true
    default: false
    }
  }

  private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "،", ",", ".", ":", ";", "؛", "؟", "!", "?", "۔", ")", "…": true
    default: false
    }
  }

  /// A word without the punctuation at its ends, and what that says.
  private struct Core {
    var low, high: Int
    var first: Unicode.Scalar = " "
    var opens = false, opensBracket = false, closes = false, ends = false
  }

  private func core(of range: Range<Int>) -> Core {
    var core = Core(low: range.lowerBound, high: range.upperBound)
    while core.low < core.high {
      var next = core.low
      let scalar = TextBytes.scalar(in: bytes, at: &next)
      if TextBytes.isWord(scalar) {
        core.first = scalar
        break
      }
      core.opens = core.opens || Self.isOpener(scalar)
      core.opensBracket = core.opensBracket || scalar == "("
      core.low = next
    }
    while core.high > core.low {
      var start = core.high - 1
      while start > core.low, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      var next = start
      let scalar = TextBytes.scalar(in: bytes, at: &next)
      // A vowel mark belongs to the letter before it.
      if TextBytes.isWord(scalar) || Self.isMark(scalar) { break }
      core.closes = core.closes || Self.isCloser(scalar)
      core.ends = core.ends || Self.isClauseEnd(scalar)
      core.high = start
    }
    if let quotation = quotation(in: range) { (core.low, core.opens) = (quotation, true) }
    return core
  }

  /// The same of a word that begins and ends with a letter or digit of ASCII, as most do in Latin script.
  private func plainCore(of range: Range<Int>) -> Core? {
    let first = bytes[range.lowerBound], last = bytes[range.upperBound - 1]
    guard Self.isPlain(first), Self.isPlain(last) else { return nil }
    return Core(low: range.lowerBound, high: range.upperBound, first: Unicode.Scalar(first))
  }

  private static func isPlain(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte }

  /// - Parameter hash: that of the loose form, where it is known by now.
  private func word(_ range: Range<Int>, _ hash: FNV1a?, _ key: inout [UInt8]) -> Word {
    let found = plainCore(of: range) ?? core(of: range), low = found.low, high = found.high
    func word(_ roles: Roles, _ bareRoles: Roles) -> Word {
      Word(range: range, core: low..<high, first: found.first, roles: roles, bareRoles: bareRoles, opens: found.opens, opensBracket: found.opensBracket, closes: found.closes, endsClause: found.ends)
    }
    func read(from start: Int) {
      key.removeAll(keepingCapacity: true)
      Loose.append(bytes[start..<high], to: &key)
    }
    // The signs around a word are nothing of its loose form.
    if hash == nil || !phrases.prefixes.isEmpty { read(from: low) }
    let roles = phrases.roles(hash ?? FNV1a(key))
    // “l'agenzia”: an article that is written together with its noun.
    if phrases.hasCase, hash == nil, roles.isEmpty, let apostrophe = bytes[low..<high].prefix(Self.longestArticle + 1).firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0x99 }) {
      read(from: apostrophe + 1)
      return word(roles, phrases.roles(key))
    }
    return word(roles, phrases.prefixes.isEmpty ? roles : bareRoles(key, roles))
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return scalar == "\u{200C}" || scalar == "\u{200D}"
    }
  }

  /// The word without the small word glued to its front, unless it is a noun of sources as it stands.
  private func bare(_ key: [UInt8], _ roles: Roles) -> [UInt8]? {
    guard roles.isDisjoint(with: [.statement, .outlet, .body]) else { return nil }
    guard let prefix = phrases.prefixes.first(where: { key.starts(with: $0) && TextBytes.scalars(in: key) > TextBytes.scalars(in: $0) + 2 }) else { return nil }
    // “للبنك”: the article that “to” has swallowed.
    return key.starts(with: Self.toThe) ? Self.the + key[Self.toThe.count...] : Array(key[prefix.count...])
  }

  /// Where a quotation begins to which a small word is glued: ב"הארץ". Acronyms have a sign before their last letter alone.
  private func quotation(in range: Range<Int>) -> Int? {
    guard phrases.language == "he", range.count >= Self.shortestQuoted else { return nil }
    var at = range.lowerBound
    _ = TextBytes.scalar(in: bytes, at: &at)
    let prefix = bytes[range.lowerBound..<at]
    guard phrases.prefixes.contains(where: { $0.elementsEqual(prefix) }) else { return nil }
    let sign = TextBytes.scalar(in: bytes, at: &at)
    return sign == "\"" || sign == "״" ? at : nil
  }

  /// In bytes: the small word, the sign, and two letters at least.
  private static let shortestQuoted = 7

  /// “To the”, and “the”, as they are glued to a word.
  static let toThe = Loose.bytes(of: "لل".utf8), the = Loose.bytes(of: "ال".utf8)

  /// The words as ``string(_:)``, without the small word glued to the first: “لوزارة”, “للبنك”, “l'AFP”.
  func bareString(_ range: Range<Int>) -> String {
    let string = string(range)
    guard let first = range.first else { return string }
    if let quotation = quotation(in: words[first].range) { return String(decoding: string.utf8.dropFirst(quotation - words[first].range.lowerBound), as: UTF8.self) }
    guard !words[first].opens else { return string }
    if phrases.hasCase { return afterApostrophe(first).map { String(string.utf8.dropFirst($0.lowerBound - words[first].range.lowerBound)) ?? string } ?? string }
    let core = core(first)
    if core.hasPrefix("لل") { return "ال" + string.dropFirst(2) }
    return phrases.prefixes.contains { Loose.bytes(of: core.utf8).starts(with: $0) } ? String(string.dropFirst()) : string
  }

  private func bareRoles(_ key: [UInt8], _ roles: Roles) -> Roles { bare(key, roles).map(phrases.roles) ?? roles }

  // MARK: Asked for where a source may be

  subscript(index: Int) -> Word { words[index] }
  var count: Int { words.count }
  var indices: Range<Int> { words.indices }

  /// The word in loose form.
  func key(_ index: Int) -> [UInt8] { Loose.bytes(of: bytes[words[index].core]) }

  /// The word in loose form, without the small words that glue to it.
  func bareKey(_ index: Int) -> [UInt8] {
    let key = key(index)
    return bare(key, words[index].roles) ?? key
  }

  func core(_ index: Int) -> String { String(decoding: bytes[words[index].core], as: UTF8.self) }

  /// The words as the page has them, one blank between them.
  func string(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return TextBytes.collapsed(bytes[words[first].range.lowerBound..<words[last].range.upperBound])
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" || scalar == "-" || scalar == "־" }
  /// “l’”, “dell’”, “ל-”: no article that is written together with its word is longer, in bytes.
  private static let longestArticle = 6

  /// What stands behind an apostrophe or hyphen that ends a short small beginning of the word.
  func afterApostrophe(_ index: Int) -> Range<Int>? {
    let core = words[index].core
    guard words[index].first.properties.isLowercase || words[index].first.value > 0x58F else { return nil }
    var at = core.lowerBound
    while at < core.upperBound, at - core.lowerBound <= Self.longestArticle {
      let scalar = TextBytes.scalar(in: bytes, at: &at)
      if Self.isApostrophe(scalar) { return at < core.upperBound ? at..<core.upperBound : nil }
    }
    return nil
  }

  /// The text in this range of bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isAcronym(_ range: Range<Int>) -> Bool { NameShape.isAcronym(bytes[range]) }

  /// Whether the last letter is a capital of Latin.
  func endsWithCapital(_ index: Int) -> Bool { bytes[words[index].core].last.map { 0x41...0x5A ~= $0 } ?? false }

  func isLatin(_ index: Int) -> Bool { words[index].core.isEmpty ? false : words[index].first.value < 0x80 }

  /// Whether the word begins with a capital, be it behind an article that is written together with it: “l’Intérieur”.
  func isCapital(_ index: Int) -> Bool {
    let first = afterApostrophe(index).map { rest in
      var at = rest.lowerBound
      return TextBytes.scalar(in: bytes, at: &at)
    } ?? words[index].first
    return first.value < 0x80 ? 0x41...0x5A ~= first.value || 0x30...0x39 ~= first.value : first.properties.isUppercase || first.properties.numericType != nil
  }
}
