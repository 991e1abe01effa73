import Winnow

/// The sources that one paragraph cites.
struct Citations {
  private(set) var found: [Attribution] = []
  private let phrases: Phrases
  private let words: SentenceWords

  init(_ text: String, _ phrases: Phrases) {
    self.phrases = phrases
    switch phrases.language {
    case "ja", "zh":
      words = SentenceWords("", phrases)
      found = EastAsianCitations.all(in: text, phrases)
      return
    default: words = SentenceWords(text, phrases)
    }
    guard !words.roles.isDisjoint(with: .triggers) else { return }
    according()
    outlets()
    reporting()
    told()
    if phrases.language == "ur" { agencies() }
  }

  // MARK: Where a name is

  /// The name that begins at this word: in quotation marks as a whole, else up to where names end.
  private func name(at start: Int, most: Int = 6) -> Range<Int>? {
    guard start < words.count else { return nil }
    if let known = (1...4).last(where: { start + $0 <= words.count && isAgency(start..<start + $0) }) { return start..<start + known }
    if words[start].opens, let end = (start..<min(words.count, start + most)).first(where: { words[$0].closes }) { return start..<end + 1 }
    var end = start
    while end < words.count, end - start < most {
      let word = words[end]
      if word.core.isEmpty || word.roles.contains(.stop) || word.opens && end > start { break }
      if phrases.hasCase, !words.isCapital(end), !isJoiner(end) { break }
      if !phrases.hasCase, end > start, words.isLatin(start), !words.isLatin(end) { break }
      end += 1
      if word.endsClause || word.closes { break }
    }
    while end > start, phrases.hasCase, !words.isCapital(end - 1) { end -= 1 }
    return end > start ? start..<end : nil
  }

  /// “of”, “de la” between two capitals are part of a name.
  private func isJoiner(_ at: Int) -> Bool {
    words[at].roles.contains(.joiner) && !words[at].endsClause
      && (at + 1..<min(words.count, at + 3)).contains { words.isCapital($0) }
  }

  private func isAgency(_ range: Range<Int>) -> Bool { Agencies.id(ofKey: range.reduce(into: []) { $0 += words.key($1) }) != nil }

  /// The name without the nouns before it (“newspaper”, “statement”), and without the adjectives of country behind it.
  private mutating func add(_ range: Range<Int>, from trigger: Int, _ rule: String, _ confidence: Double) {
    var range = range
    if let quoted = range.first(where: { words[$0].opens }), quoted > range.lowerBound, range.contains(where: { words[$0].closes && $0 >= quoted }) { range = quoted..<range.upperBound }
    while range.count > 1, !words[range.lowerBound].bareRoles.isDisjoint(with: [.outlet, .statement]) { range = range.lowerBound + 1..<range.upperBound }
    if trigger < range.lowerBound, words[range.lowerBound - 1].bareRoles.contains(.outlet) {
      if let adjective = range.dropFirst().first(where: { isAdjective($0) && !isDefinite($0 - 1) }), !isAgency(range) {
        range = range.lowerBound..<adjective
      }
    }
    let name = Loose.trimmed(words.string(range)), key = Loose.bytes(of: name.utf8), roles = phrases.roles(key)
    guard name.unicodeScalars.count >= 2, roles.isDisjoint(with: [.never, .outlet]), name.contains(where: \.isLetter) else { return }
    let evidence = Loose.trimmed(words.string(min(trigger, range.lowerBound)..<range.upperBound))
    guard !found.contains(where: { Loose.bytes(of: $0.name.utf8) == key }) else { return }
    found.append(Attribution(.cited, name, evidence: evidence, confidence: confidence, rule: rule))
  }

  private static let article = Array("ال".utf8), adjectiveEnds = [Array("يه".utf8), Array("ي".utf8)]
  /// In bytes, two a letter.
  private static let shortestAdjective = 12

  private func isDefinite(_ at: Int) -> Bool { words.key(at).starts(with: Self.article) }

  /// “البريطانية”, “الرسمية”: definite, and of the form that countries give.
  private func isAdjective(_ at: Int) -> Bool {
    let key = words.key(at)
    return key.starts(with: Self.article) && Self.adjectiveEnds.contains { key.suffix($0.count).elementsEqual($0) } && key.count >= Self.shortestAdjective
  }

  // MARK: The rules

  /// “According to”, then a name.
  private mutating func according() {
    let beginnings = words.indices.filter { words[$0].roles.union(words[$0].bareRoles).contains(.according) }
    guard !beginnings.isEmpty else { return }
    for phrase in phrases.according {
      for i in beginnings where starts(phrase.parts, at: i) {
        var start = i + phrase.parts.count - (phrase.gluesOn ? 1 : 0)
        while start < words.count, words[start].roles.contains(.article) { start += 1 }
        guard start < words.count, !words[start].roles.contains(.never), !words[start].bareRoles.contains(.never), !words[start].roles.contains(.title) else { continue }
        guard let range = name(at: start) else { continue }
        if !phrases.hasCase, !isKnownKind(range) { continue }
        add(range, from: i, "according to", 0.8)
      }
    }
  }

  private func starts(_ parts: [[UInt8]], at i: Int) -> Bool {
    guard i + parts.count <= words.count else { return false }
    return parts.indices.allSatisfy { k in
      let key = words.key(i + k)
      if k == parts.count - 1, phrases.prefixes.contains(parts[k]) { return key.starts(with: parts[k]) }
      return key == parts[k] || k == 0 && words.bareKey(i) == parts[k]
    } && !(parts.count > 1 && words[i].endsClause)
  }

  /// Whether the words could name an outlet or an office, for scripts without capitals.
  private func isKnownKind(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    if !first.bareRoles.isDisjoint(with: [.outlet, .body, .statement]) || first.roles.contains(.body) { return true }
    if first.opens { return true }
    return (1...range.count).contains { isAgency(range.lowerBound..<range.lowerBound + $0) }
  }

  /// “newspaper X”: an outlet that is named is cited; and “a statement issued by X”.
  private mutating func outlets() {
    for i in words.indices where !words[i].endsClause {
      if !words[i].roles.union(words[i].bareRoles).isDisjoint(with: .outlet) {
        // “the official Syrian news agency "Sana"”: a quoted name near by goes before the words.
        let quoted = (i + 1..<min(words.count, i + 7)).first { words[$0].opens }
        let clause = (i..<words.count).first { words[$0].endsClause || $0 > i && words[$0].roles.contains(.stop) } ?? words.count
        if let quoted, quoted <= clause, !words[quoted].roles.contains(.stop), let range = name(at: quoted) { add(range, from: i, "named outlet", 0.8); continue }
        guard let range = name(at: i + 1, most: 4), phrases.hasCase || phrases.language == "ar" else { continue }
        // “موقع” is a site of the web, and any site.
        if words[i].bareRoles.contains(.ambiguous), !words.isLatin(i + 1), !isAgency(range) { continue }
        guard words[range.lowerBound].roles.isDisjoint(with: [.title, .body]) else { continue }
        add(range, from: i, "named outlet", 0.6)
      } else if words[i].bareRoles.contains(.statement), i + 2 < words.count {
        if words[i + 1].roles.contains(.issued), i + 3 < words.count, words[i + 2].roles.contains(.issuer), let range = name(at: i + 3) {
          add(range, from: i, "statement", 0.8)
        } else if words.key(i + 1).starts(with: Self.glued), words.key(i + 1).count > Self.glued.count * 2, let range = name(at: i + 1) {
          addGlued(range, from: i)
        }
      }
    }
  }

  private static let glued = Array("لل".utf8)

  /// “بيان للرئاسة”: the name is الرئاسة, its article swallowed by the small word before it.
  private mutating func addGlued(_ range: Range<Int>, from trigger: Int) {
    let name = Loose.trimmed(words.string(range))
    guard name.hasPrefix("لل") else { return }
    let full = "ال" + name.dropFirst(2)
    guard !found.contains(where: { Loose.key($0.name).hasSuffix(Loose.key(full)) }) else { return }
    found.removeAll { Loose.key($0.name) == Loose.key(name) }
    found.append(Attribution(.cited, full, evidence: Loose.trimmed(words.string(trigger..<range.upperBound)), confidence: 0.8, rule: "statement"))
  }

  /// The verb, then an office, then “that”.
  private mutating func reporting() {
    guard phrases.language == "ar" || phrases.language == "fa" else { return }
    for i in words.indices where i + 1 < words.count && words[i].roles.union(words[i].bareRoles).contains(.reporting) {
      let first = words[i + 1]
      guard !first.roles.contains(.title), !first.bareRoles.contains(.outlet), let range = name(at: i + 1, most: 5) else { continue }
      let isOffice = first.roles.union(first.bareRoles).contains(.body)
      let said = range.upperBound < words.count && words[range.upperBound].roles.contains(.that)
      let isDefiniteWord = range.count <= 1 && isDefinite(i + 1) && said
      guard isOffice || isDefiniteWord || isAgency(i + 1..<i + 2) else { continue }
      add(range, from: i, "reporting verb", isOffice ? 0.7 : 0.6)
    }
  }

  /// “told Reuters”, “dijo a EFE”: an agency that somebody spoke to.
  private mutating func told() {
    guard phrases.hasCase else { return }
    for i in words.indices where words[i].roles.contains(.telling) {
      var at = i + 1
      while at < words.count, words[at].roles.contains(.particle) { at += 1 }
      guard let range = name(at: at, most: 3) else { continue }
      for length in stride(from: range.count, through: 1, by: -1) where isAgency(at..<at + length) {
        add(at..<at + length, from: i, "told an agency", 0.8)
        break
      }
    }
  }

  /// “agency X”, where X is one.
  private mutating func agencies() {
    for i in words.indices where words[i].roles.contains(.outlet) && i + 1 < words.count && isAgency(i + 1..<i + 2) {
      add(i + 1..<i + 2, from: i, "named outlet", 0.8)
    }
  }
}
