import Winnow

/// Outlets that are named as such: “newspaper X”, “a statement issued by X”.
extension Citations {
  /// “a Reuters report”, “laporan Reuters”: an agency beside its statement.
  mutating func agenciesBesideStatements() {
    for i in words.indices where words[i].roles.contains(.statement) {
      if i + 1 < words.count, !words[i].endsClause, isAgency(i + 1..<i + 2) { add(i + 1..<i + 2, from: i, "named outlet", 0.6) }
      if i > 0, !words[i - 1].endsClause, isAgency(i - 1..<i) { add(i - 1..<i, from: i - 1, "named outlet", 0.6) }
    }
  }

  /// “newspaper X”: an outlet that is named is cited; and “a statement issued by X”.
  mutating func outlets() {
    if phrases.hasNounsLast { return outletsBeforeNoun() }
    for i in words.indices where !words[i].endsClause {
      if !words[i].anyRoles.isDisjoint(with: .outlet) {
        // “the official Syrian news agency "Sana"”: a quoted name near by goes before the words.
        if let named = named(behind: i), let range = name(at: named) { add(range, from: i, "named outlet", 0.8); continue }
        guard let range = name(at: i + 1, most: 4), phrases.hasCase || phrases.language == "ar" else { continue }
        // “موقع” is a site of the web, and any site.
        let isNamed = isAgency(range) || !phrases.hasCase && words.isLatin(i + 1)
        let isSaid = phrases.hasCase ? speaks(i..<range.upperBound) : i > 0 && words[i - 1].anyRoles.contains(.reporting) || isSpokenTo(i)
        if words[i].bareRoles.contains(.ambiguous), !isNamed, !isSaid { continue }
        // “Website Design”, “Journal of Chemistry”: a title.
        if phrases.hasCase, phrases.language != "de", words.isCapital(i), !isAgency(range), !speaks(i..<range.upperBound) { continue }
        guard words[range.lowerBound].roles.isDisjoint(with: [.title, .body]) else { continue }
        add(range, from: i, "named outlet", 0.6)
      } else if words[i].bareRoles.contains(.statement), i + 2 < words.count {
        let issued = (i + 1..<min(words.count - 2, i + 3)).first { words[$0].roles.contains(.issued) && words[$0 + 1].roles.contains(.issuer) }
        if let issued, let range = name(at: issued + 2) {
          add(range, from: i, "statement", 0.8)
        } else if !phrases.hasCase, words[i + 1].roles.isDisjoint(with: Self.nouns), words[i + 1].bareRoles.contains(.body), let range = name(at: i + 1) {
          add(range, from: i, "statement", 0.7, isGlued: true)
        } else if case let key = words.key(i + 1), key.starts(with: SentenceWords.toThe), key.count > SentenceWords.toThe.count * 2, let range = name(at: i + 1) {
          addGlued(range, from: i)
        }
      }
    }
  }

  /// “in a statement to the channel X”: the small word for “to” is glued to the noun, and words of speaking stand before it.
  private func isSpokenTo(_ noun: Int) -> Bool {
    guard words[noun].roles.isDisjoint(with: .outlet) else { return false }
    return (max(0, noun - Self.mostTold)..<noun).contains { !words[$0].anyRoles.isDisjoint(with: [.reporting, .statement]) }
  }

  /// “Channel 4”, “القناة 12”: the noun is part of the name.
  mutating func numberedOutlets() {
    for i in words.indices.dropLast() where words[i].anyRoles.contains(.numbered) && (!phrases.hasCase || words.isCapital(i)) {
      if NameShape.hasDigit(words.core(i + 1)) { add(i..<i + 2, from: i, "named outlet", 0.6) }
    }
  }

  /// “the Interfax news agency”: a small noun behind the name.
  mutating func outletsBehindNames() {
    for noun in words.indices.dropFirst() where words[noun].roles.contains(.outlet) && !words.isCapital(noun) {
      var end = noun
      while end > 0, words[end - 1].roles.contains(.media), !words.isCapital(end - 1) { end -= 1 }
      var start = end
      while start > 0, end - start < 4, words.isCapital(start - 1), !words[start - 1].endsClause, words[start - 1].roles.isDisjoint(with: [.article, .stop]) { start -= 1 }
      guard start < end, start > 0, words[start - 1].roles.contains(.article), end < noun || !words[noun].roles.contains(.ambiguous) || speaks(start..<noun + 1) else { continue }
      add(start..<end, from: start, "named outlet", 0.6)
    }
  }

  /// “Anadolu Ajansı”, “Suriye Haber Ajansı”: the noun is part of the name.
  private mutating func outletsBeforeNoun() {
    let lastReport = words.indices.last { words[$0].roles.contains(.reports) } ?? 0
    for noun in words.indices.dropFirst() where words[noun].roles.contains(.outlet) || words[noun].roles.contains(.body) && noun < lastReport {
      var end = noun
      // “Reuters haber ajansı”
      if noun > 1, !words.isCapital(noun), !words.isCapital(noun - 1), words[noun - 1].roles.contains(.media) { end -= 1 }
      var start = end
      while start > 0, end - start < 4, words.isCapital(start - 1), !words[start - 1].endsClause { start -= 1 }
      // “Hürriyet gazetesinin”: a small noun is none of the name.
      if start < end { add(start..<end + (end == noun && words.isCapital(noun) ? 1 : 0), from: start, "named outlet", 0.6) }
    }
  }

  /// The quoted name, the agency, or in another script the Latin name that stands a few words behind an outlet's noun, be it as
  /// an apposition: “the official Syrian news agency, 'Sana', said”.
  private func named(behind noun: Int) -> Int? {
    var commas = words[noun].endsClause ? 1 : 0
    for at in noun + 1..<min(words.count, noun + 7) {
      let word = words[at]
      if word.opens, word.core.isEmpty, at + 1 < words.count { return at + 1 }
      if (word.opens || word.opensBracket && word.closes) && !word.core.isEmpty || at > noun + 1 && isAgency(at..<at + 1) || !phrases.hasCase && words.isLatin(at) && words.isCapital(at) { return at }
      if word.roles.contains(.stop) && !isAdjective(at) { return nil }
      if word.endsClause { commas += 1 }
      if commas > 1 { return nil }
    }
    return nil
  }

  /// “بيان للرئاسة”: the name is الرئاسة, its article swallowed by the small word before it.
  private mutating func addGlued(_ range: Range<Int>, from trigger: Int) {
    let name = Loose.trimmed(words.string(range))
    guard name.hasPrefix("لل") else { return }
    let full = Loose.trimmed(words.bareString(range))
    guard !found.contains(where: { Loose.key($0.name).hasSuffix(Loose.key(full)) }) else { return }
    found.removeAll { Loose.key($0.name) == Loose.key(name) }
    found.append(Attribution(.cited, full, evidence: Loose.trimmed(words.string(trigger..<range.upperBound)), confidence: 0.8, rule: "statement"))
  }

  private static let agent = Loose.bytes(of: "نے".utf8), farthestVerb = 6

  /// “روزنامه گاردین در گزارشی نوشت”, “اخبار گارڈین نے”: the noun, the name, and what says that it spoke.
  mutating func outletsThatSpeak() {
    for i in words.indices where words[i].roles.contains(.outlet) && !words[i].endsClause {
      guard let range = name(at: i + 1, most: 3), range.upperBound < words.count, !words[range.upperBound].opensBracket else { continue }
      let behind = range.upperBound..<min(words.count, range.upperBound + Self.farthestVerb)
      let speaks = phrases.language == "ur" ? words.key(range.upperBound) == Self.agent : behind.contains { words[$0].roles.contains(.reporting) }
      if speaks { add(range, from: i, "named outlet", 0.6) }
    }
  }

  /// “agency X”, where X is one.
  mutating func agencies() {
    for i in words.indices where words[i].roles.contains(.outlet) && i + 1 < words.count && isAgency(i + 1..<i + 2) {
      add(i + 1..<i + 2, from: i, "named outlet", 0.8)
    }
  }
}
