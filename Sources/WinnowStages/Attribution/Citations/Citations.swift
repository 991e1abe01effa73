import Winnow

/// The sources that one paragraph cites.
struct Citations {
  /// Only the rules add to it.
  var found: [Attribution] = []
  let phrases: Phrases
  let words: SentenceWords

  /// - Parameter text: the paragraph as UTF-8.
  init(_ text: [UInt8], _ phrases: Phrases) {
    self.phrases = phrases
    words = SentenceWords(phrases.hasBlanks ? text : [], phrases)
    guard phrases.hasBlanks else {
      found = EastAsianCitations.all(in: String(decoding: text, as: UTF8.self), phrases)
      return
    }
    guard words.count > 0 else { return }
    according()
    accordingAfter()
    outlets()
    numberedOutlets()
    if phrases.hasCase { agenciesBesideStatements() }
    if phrases.hasNounsBehind { outletsBehindNames() }
    reporting()
    topics()
    reports()
    reportedBy()
    saidByOffice()
    told()
    if phrases.language == "ur" { agencies() }
    if ["fa", "ur"].contains(phrases.language) { outletsThatSpeak() }
  }

  // MARK: Where a name is

  /// The name that begins at this word: in quotation marks as a whole, else up to where names end.
  func name(at start: Int, most: Int = 6) -> Range<Int>? {
    guard start < words.count else { return nil }
    if let known = (1...4).last(where: { start + $0 <= words.count && isAgency(start..<start + $0) }) { return start..<start + known }
    // A quotation mark with a blank behind it is a word of its own.
    if start > 0, words[start - 1].opens, words[start - 1].core.isEmpty, let end = (start..<min(words.count, start + most)).first(where: { words[$0].closes }), end > start {
      return start..<(words[end].core.isEmpty ? end : end + 1)
    }
    if words[start].opens, let end = (start..<min(words.count, start + most)).first(where: { words[$0].closes }) { return start..<end + 1 }
    var end = start
    while end < words.count, end - start < most {
      let word = words[end]
      if word.core.isEmpty || word.roles.contains(.stop) && !(phrases.hasCase && (end > start ? isJoiner(end) : isOpeningArticle(end))) || (word.opens || word.opensBracket) && end > start { break }
      let isOffice = word.anyRoles.contains(.body) && (end == start || words[end - 1].roles.contains(.joiner) || phrases.hasNoArticles && words[end - 1].roles.contains(.body))
      if phrases.hasCase, !words.isCapital(end), !isJoiner(end), !isOffice { break }
      if !phrases.hasCase, end > start, words.isLatin(start), !words.isLatin(end) { break }
      if phrases.language == "ar", end > start, isDefinite(end - 1), !isDefinite(end), !word.opens, !words.isLatin(end), !word.roles.contains(.media), !Self.continues.contains(where: { words.key(end).starts(with: $0) }) { break }
      end += 1
      if word.endsClause || word.closes { break }
    }
    while end > start, phrases.hasCase, !words.isCapital(end - 1), !(end - start > 1 && words[end - 1].roles.contains(.body)) { end -= 1 }
    // “the prefecture”, “police”: an office without a name is one all the same.
    if end == start, phrases.hasCase, words[start].anyRoles.contains(.body) { end = start + 1 }
    return end > start ? start..<withPlace(end) : nil
  }

  /// “the press office in the Kremlin”: an office's place belongs to it where the clause ends behind it.
  private func withPlace(_ end: Int) -> Int {
    guard phrases.language == "ar", end + 1 < words.count, !words[end - 1].endsClause, words.key(end) == Self.within, !words[end + 1].roles.contains(.statement) else { return end }
    let isLast = words[end + 1].endsClause || end + 2 < words.count && words[end + 2].roles.contains(.that)
    return isLast && words[end + 1].roles.isDisjoint(with: .stop) ? end + 2 : end
  }

  /// What a word begins with that goes on behind a definite adjective: “المرصد السوري لحقوق الإنسان”.
  private static let continues = ["ل", "و", "ب"].map { Loose.bytes(of: $0.utf8) }

  static let within = Loose.bytes(of: "في".utf8)

  /// “Le Monde”, “O Globo”: a capital on the article, and on the word behind it.
  func isOpeningArticle(_ at: Int) -> Bool { words.isCapital(at) && at + 1 < words.count && words.isCapital(at + 1) && !words[at].endsClause }

  /// “of”, “de la” between two capitals are part of a name.
  func isJoiner(_ at: Int) -> Bool {
    words[at].roles.contains(.joiner) && !words[at].endsClause
      && (at + 1..<min(words.count, at + 3)).contains { words.isCapital($0) || $0 == at + 1 && words[$0].roles.contains(.body) }
  }

  /// The agency whose name begins here, behind a small word that is glued to it: “لرويترز”.
  func gluedAgency(_ at: Int) -> Range<Int>? {
    guard !phrases.prefixes.isEmpty else { return nil }
    let bare = words.bareKey(at)
    guard bare != words.key(at) else { return nil }
    return (1...3).last { at + $0 <= words.count && Agencies.id(ofKey: (at + 1..<at + $0).reduce(into: bare) { $0 += words.key($1) }) != nil }.map { at..<at + $0 }
  }

  func isAgency(_ range: Range<Int>) -> Bool {
    // “tap” is no Tunis Afrique Presse; “dpa” writes itself small.
    guard !phrases.hasCase || words.isCapital(range.lowerBound) || phrases.language == "de" && Agencies.isSmall(words.key(range.lowerBound)) else { return false }
    // “l'AFP”
    let bare = phrases.hasCase ? words.afterApostrophe(range.lowerBound).map { Loose.bytes(of: words.text($0).utf8) } : nil
    return Agencies.id(ofKey: range.dropFirst().reduce(into: bare ?? words.key(range.lowerBound)) { $0 += words.key($1) }) != nil
  }

  /// The name without the nouns before it (“newspaper”, “statement”), and without the adjectives of country behind it.
  ///
  /// - Parameter isGlued: whether a small word is glued to the name: “لرويترز”, “l'AFP”.
  mutating func add(_ whole: Range<Int>, from trigger: Int, _ rule: String, _ confidence: Double, isGlued: Bool = false) {
    var range = whole
    if let quoted = range.first(where: { words[$0].opens }), quoted > range.lowerBound, range.contains(where: { words[$0].closes && $0 >= quoted }) { range = quoted..<range.upperBound }
    while range.count > 1, !words[range.lowerBound].bareRoles.isDisjoint(with: [.outlet, .statement]) { range = range.lowerBound + 1..<range.upperBound }
    if trigger < range.lowerBound, words[range.lowerBound - 1].bareRoles.contains(.outlet) {
      if let adjective = range.dropFirst().first(where: { isAdjective($0) && !isDefinite($0 - 1) }), !isAgency(range) {
        range = range.lowerBound..<adjective
      }
    }
    // “the official Syrian news”: what kind of agency, and none by name.
    if phrases.language == "he", !words[range.lowerBound].opens, range.allSatisfy(isAdjective), !isAgency(range) { return }
    let first = words[range.lowerBound]
    let hasGlued = first.opens && phrases.language == "he" || isGlued && range.lowerBound == whole.lowerBound || phrases.hasCase || first.roles.isDisjoint(with: Self.nouns) && !first.bareRoles.isDisjoint(with: Self.nouns)
    var name = Loose.trimmed(hasGlued ? words.bareString(range) : words.string(range))
    // “Reuters'a”: endings stand behind an apostrophe.
    if phrases.hasNounsLast, let apostrophe = name.lastIndex(where: { $0 == "'" || $0 == "’" }), !name[apostrophe...].contains(" ") { name = String(name[..<apostrophe]) }
    // “Statistics Canada’s latest report”
    if phrases.language == "en", !words[range.upperBound - 1].endsClause, name.hasSuffix("’s") || name.hasSuffix("'s") { name = String(name.dropLast(2)) }
    // „Bild“-Zeitung
    if words[range.lowerBound].opens, let close = name.firstIndex(where: { "“”»\"".contains($0) }) { name = String(name[..<close]) }
    let key = Loose.bytes(of: name.utf8), roles = phrases.roles(key)
    guard name.unicodeScalars.count >= 2, roles.isDisjoint(with: [.never, .outlet, .statement]), name.contains(where: \.isLetter) else { return }
    let evidence = Loose.trimmed(words.string(min(trigger, range.lowerBound)..<range.upperBound))
    guard !found.contains(where: { Loose.bytes(of: $0.name.utf8) == key }) else { return }
    found.append(Attribution(.cited, name, evidence: evidence, confidence: confidence, rule: rule))
  }

  /// What the names of sources begin with.
  static let nouns: Roles = [.body, .outlet, .numbered]
  private static let hebrewArticle = Array("ה".utf8)
  private static let adjectiveEnds = [Array("يه".utf8), Array("ي".utf8)]
  /// In bytes, two a letter.
  private static let shortestAdjective = 12

  func isDefinite(_ at: Int) -> Bool { words.key(at).starts(with: SentenceWords.the) }

  /// “البريطانية”, “الرسمية”: definite, and of the form that countries give.
  func isAdjective(_ at: Int) -> Bool {
    let key = words.key(at)
    if phrases.language == "he" { return key.starts(with: Self.hebrewArticle) }
    return key.starts(with: SentenceWords.the) && Self.adjectiveEnds.contains { key.suffix($0.count).elementsEqual($0) } && key.count >= Self.shortestAdjective
  }

  // MARK: What a name is of

  /// Whether the words could name an outlet or an office, where a capital does not tell a name.
  func isKnownKind(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    if !first.bareRoles.isDisjoint(with: [.outlet, .body, .statement]) || first.roles.contains(.body) || first.opens { return true }
    if (1...range.count).contains(where: { isAgency(range.lowerBound..<range.lowerBound + $0) }) { return true }
    return phrases.hasCase && range.contains { !words[$0].roles.isDisjoint(with: [.outlet, .body]) || words.isAcronym(words[$0].core) }
  }

  /// “Ministry of Health”, “Justice Department”: a noun of offices at the end of the words, or before a small word within them.
  func isOffice(_ range: Range<Int>) -> Bool {
    // A single word within a sentence: “В Минобороны заявили”.
    if range.count == 1, phrases.hasNoArticles, range.lowerBound > 0 { return words[range.lowerBound].roles.contains(.body) }
    let isArticle = words[range.lowerBound].roles.contains(.article)
    // Most languages put the noun first: “Policía Nacional”, “Badan Meteorologi”.
    let nouns = phrases.hasOfficesLast ? range.upperBound : range.lowerBound + (isArticle ? 1 : 0)
    return range.count >= (isArticle ? 3 : 2) && !range.contains { words[$0].roles.contains(.title) } && range.contains { words[$0].roles.contains(.body) && ($0 == range.upperBound - 1 || isJoiner($0 + 1) || $0 == nouns) }
  }

  /// “Fox News”, “the Harbour Times”, “BBC”: by a word that outlets have in their names, or by capitals alone.
  func isOutlet(_ range: Range<Int>) -> Bool {
    guard words[range.lowerBound].roles.isDisjoint(with: .body) else { return false }
    return words.isAcronym(words[range.lowerBound].core) || hasMediaWord(range)
  }

  func hasMediaWord(_ range: Range<Int>) -> Bool { range.count >= 2 && range.contains { words[$0].roles.contains(.media) } }

  /// Whether a verb of reporting stands beside these words: “the website X reported”, “told the magazine X”.
  func speaks(_ range: Range<Int>) -> Bool {
    let around = [max(0, range.lowerBound - 3)..<range.lowerBound, range.upperBound..<min(words.count, range.upperBound + 2)]
    return around.joined().contains { !words[$0].roles.isDisjoint(with: Self.verbs) }
  }

  static let verbs: Roles = [.reports, .saying, .telling, .reporting, .according]
}
