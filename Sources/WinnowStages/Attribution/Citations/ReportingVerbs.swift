import Winnow

/// Sources that a verb tells: “X reported”, “told X”.
extension Citations {
  /// The verb, then an office, then “that”; or the office, then the verb.
  mutating func reporting() {
    guard ["ar", "fa", "he"].contains(phrases.language) else { return }
    for i in words.indices where words[i].anyRoles.contains(.reporting) {
      if i + 1 < words.count { behindVerb(i) }
      if i > 0 { beforeVerb(i) }
    }
  }

  private mutating func behindVerb(_ i: Int) {
    if let from = quotedFrom(i), let range = name(at: from), isKnownKind(range) { return add(range, from: i, "reporting verb", 0.6) }
    // “data of the ministry showed”: وأظهرت بيانات الوزارة.
    let isStatement = words[i + 1].roles.contains(.statement) && i + 2 < words.count && words[i + 2].roles.contains(.body)
    let i = isStatement ? i + 1 : i, first = words[i + 1]
    guard phrases.language == "ar", !first.roles.contains(.title), !first.bareRoles.contains(.outlet), let range = name(at: i + 1, most: 5) else { return }
    let isOffice = first.anyRoles.contains(.body)
    let said = range.upperBound < words.count && words[range.upperBound].roles.contains(.that)
    let isDefiniteWord = range.count <= 1 && isDefinite(i + 1) && said
    guard isOffice || isDefiniteWord || isAgency(i + 1..<i + 2) else { return }
    add(range, from: i, "reporting verb", isOffice ? 0.7 : 0.6)
  }

  private static let topic = Loose.bytes(of: "أما".utf8), then = Loose.bytes(of: "ف".utf8)
  /// Between the office and its statement stand at most the verb and its small words.
  private static let mostStated = 5

  /// “As for the council, it called in a statement for …”: أما المجلس فقد دعا في بيان إلى.
  mutating func topics() {
    guard phrases.language == "ar" else { return }
    for i in words.indices.dropLast() where words[i + 1].roles.contains(.body) && words.key(i) == Self.topic {
      guard let range = name(at: i + 1), range.upperBound < words.count, words.key(range.upperBound).starts(with: Self.then) else { continue }
      let behind = (range.upperBound + 1)..<min(words.count, range.upperBound + 1 + Self.mostStated)
      if behind.contains(where: { words[$0].roles.contains(.statement) && words.key($0 - 1) == Self.within }) { add(range, from: i, "statement", 0.7) }
    }
  }

  private static let from = Loose.bytes(of: "عن".utf8)

  /// “the agency quoted X”: the place of X behind “from”.
  private func quotedFrom(_ verb: Int) -> Int? {
    guard phrases.language == "ar", !words[verb].endsClause else { return nil }
    for at in verb + 1..<min(words.count, verb + 5) {
      if words.key(at) == Self.from, at + 1 < words.count, words[verb].anyRoles.contains(.quoting) { return at + 1 }
      if words[at].endsClause { return nil }
    }
    return nil
  }

  /// “the central bank denied”, “روزنامه جوان نوشت”: an office or outlet whose verb follows it.
  private mutating func beforeVerb(_ verb: Int) {
    // A quoted name right before it: “"הארץ" דיווח”.
    if words[verb - 1].closes, let opening = (max(0, verb - 4)..<verb).last(where: { words[$0].opens }) { return add(opening..<verb, from: opening, "reporting verb", 0.6) }
    if phrases.language == "fa", let length = (1...3).last(where: { verb >= $0 && isAgency(verb - $0..<verb) }) { return add(verb - length..<verb, from: verb - length, "reporting verb", 0.7) }
    var start = verb - 1
    while start >= 0, verb - start <= 4 {
      let word = words[start]
      guard !word.endsClause, word.roles.isDisjoint(with: [.title, .never, .that, .reporting, .statement]) else { return }
      let isNoun = word.roles.contains(.body) || phrases.language == "fa" && word.roles.contains(.outlet)
      if isNoun, start == 0 || words[start - 1].endsClause || !words[start - 1].roles.isDisjoint(with: [.stop, .according]) || phrases.language == "fa" {
        guard verb - start >= 2 || isDefinite(start) else { return }
        // An outlet's noun belongs to its name here, and is not taken off.
        return add(start..<verb, from: start, "reporting verb", 0.6)
      }
      if word.roles.contains(.stop) { return }
      start -= 1
    }
  }

  private static let longestName = 7

  /// “Le Figaro rapporte”, “die Zeitung X berichtet”: an outlet, then the verb that outlets do.
  mutating func reports() {
    guard phrases.hasCase else { return }
    for verb in words.indices.dropFirst() where !words[verb].roles.isDisjoint(with: [.reports, .saying]) && !words[verb - 1].endsClause {
      var start = verb
      while start > 0, verb - start < Self.longestName, !words[start - 1].endsClause || start == verb, words.isCapital(start - 1) || isJoiner(start - 1) { start -= 1 }
      while start < verb, !words.isCapital(start) || words[start].roles.contains(.stop) && !words[start].roles.contains(.article) { start += 1 }
      guard start < verb, !words[start].endsClause else { continue }
      let range = start..<verb, first = words[start]
      let isOffice = isOffice(range)
      if isOffice || isAgency(range) {
        // “The Centers for …”, “La Policía Nacional”: the article is none of an office's name.
        add(isOffice && first.roles.contains(.article) ? start + 1..<verb : range, from: start, "outlet that reports", 0.7)
        continue
      }
      guard words[verb].roles.contains(.reports) else { continue }
      let isOutlet = range.contains { !words[$0].roles.isDisjoint(with: .outlet) } || range.count == 1 && words.isAcronym(first.core)
        || range.count >= 2 && (first.roles.contains(.article) || words[verb - 1].roles.contains(.media))
      if isOutlet { add(range, from: start, "outlet that reports", 0.7) }
    }
  }

  /// “rapporte Le Parisien”, “informa Reuters”: the verb, then an outlet.
  mutating func reportedBy() {
    guard phrases.hasCase else { return }
    for verb in words.indices.dropLast() where words[verb].roles.contains(.reports) && !words[verb].endsClause {
      var at = verb + 1
      if words[at].roles.contains(.article), !words.isCapital(at), at + 1 < words.count { at += 1 }
      guard isOpeningArticle(at) && words[at].roles.contains(.article) || isAgency(at..<at + 1) || words.isCapital(at), let range = name(at: at),
            words[at].roles.contains(.article) || isAgency(range) || hasMediaWord(range) else { continue }
      add(range, from: verb, "outlet that reports", 0.6)
    }
  }

  /// “a indiqué la préfecture”, “informó la Policía Nacional”: the verb, then an office.
  mutating func saidByOffice() {
    guard phrases.hasCase else { return }
    // English tells to somebody, and says by itself.
    let verbs: Roles = phrases.language == "en" ? [.reports, .saying] : [.reports, .saying, .telling]
    for verb in words.indices where !words[verb].endsClause && !words[verb].roles.isDisjoint(with: verbs) {
      var at = verb + 1
      while at < words.count, words[at].roles.contains(.article) { at += 1 }
      guard at > verb + 1 || phrases.hasNoArticles, at < words.count, words[at].roles.contains(.body), words.isCapital(at) || phrases.language != "en" || !words[verb].roles.contains(.saying), let range = name(at: at, most: 5) else { continue }
      add(range, from: verb, "reporting verb", 0.6)
    }
  }

  /// “told Reuters”, “dijo a EFE”, “ha detto il sindaco all’Ansa”: an agency that somebody spoke to.
  mutating func told() {
    for i in words.indices where words[i].roles.contains(.telling) && !words[i].endsClause {
      // English has whom it tells right behind the verb.
      for at in i + 1..<min(words.count, i + (phrases.language == "en" ? 3 : Self.mostTold)) {
        if let rest = words.afterApostrophe(at), Agencies.id(of: words.text(rest)) != nil { addWithin(rest, at, from: i); break }
        let isAddressed = at == i + 1 || words[at - 1].roles.contains(.particle) || words[at - 1].roles.contains(.article)
        if isAddressed, let length = (1...3).last(where: { at + $0 <= words.count && isAgency(at..<at + $0) }) {
          add(at..<at + length, from: i, "told an agency", 0.8)
          break
        }
        if isAddressed, phrases.hasCase, words.isCapital(at), let range = name(at: at), isOutlet(range) {
          add(range, from: i, "told an outlet", 0.7)
          break
        }
        // „Bild“, behind an article.
        if words[at - 1].roles.contains(.article), words[at].opens, words[at].closes || words[at].core.isEmpty || words.core(at).contains("“"), let range = name(at: at) {
          add(range, from: i, "told an outlet", 0.6)
          break
        }
        if words[at].endsClause { break }
      }
    }
    guard !phrases.hasCase else { return }
    // “قال لرويترز”
    for i in words.indices where words[i].anyRoles.contains(.reporting) {
      for at in i + 1..<min(words.count, i + Self.mostTold) {
        guard let agency = gluedAgency(at) else { continue }
        add(agency, from: i, "told an agency", 0.8, isGlued: true)
        break
      }
    }
    // “ל-NPR”: to an outlet with a Latin name.
    for at in words.indices where words.endsWithCapital(at) { if let rest = words.afterApostrophe(at), words.isAcronym(rest) { addWithin(rest, at, from: at) } }
  }

  /// Between “told” and the agency stands at most the person who spoke.
  static let mostTold = 7

  private mutating func addWithin(_ name: Range<Int>, _ word: Int, from trigger: Int) {
    let name = words.text(name)
    guard !found.contains(where: { Loose.key($0.name) == Loose.key(name) }) else { return }
    found.append(Attribution(.cited, name, evidence: Loose.trimmed(words.string(trigger..<word + 1)), confidence: 0.7, rule: "told an agency"))
  }
}
