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
  }

  // MARK: Where a name is

  /// The name that begins at this word: in quotation marks as a whole, else up to where names end.
  private func name(at start: Int, most: Int = 6) -> Range<Int>? {
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
      let isOffice = word.anyRoles.contains(.body) && (end == start || words[end - 1].roles.contains(.joiner))
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

  private static let within = Loose.bytes(of: "في".utf8)

  /// “Le Monde”, “O Globo”: a capital on the article, and on the word behind it.
  private func isOpeningArticle(_ at: Int) -> Bool { words.isCapital(at) && at + 1 < words.count && words.isCapital(at + 1) && !words[at].endsClause }

  /// “of”, “de la” between two capitals are part of a name.
  private func isJoiner(_ at: Int) -> Bool {
    words[at].roles.contains(.joiner) && !words[at].endsClause
      && (at + 1..<min(words.count, at + 3)).contains { words.isCapital($0) || $0 == at + 1 && words[$0].roles.contains(.body) }
  }

  /// Whether an agency's name begins here, behind a small word that is glued to it: “لرويترز”.
  private func isGluedAgency(_ at: Int) -> Bool { gluedAgency(at) != nil }

  private func gluedAgency(_ at: Int) -> Range<Int>? {
    guard !phrases.prefixes.isEmpty else { return nil }
    let bare = words.bareKey(at)
    guard bare != words.key(at) else { return nil }
    return (1...3).last { at + $0 <= words.count && Agencies.id(ofKey: (at + 1..<at + $0).reduce(into: bare) { $0 += words.key($1) }) != nil }.map { at..<at + $0 }
  }

  private func isAgency(_ range: Range<Int>) -> Bool {
    // “tap” is no Tunis Afrique Presse; “dpa” writes itself small.
    guard !phrases.hasCase || words.isCapital(range.lowerBound) || phrases.language == "de" && Agencies.isSmall(words.key(range.lowerBound)) else { return false }
    return Agencies.id(ofKey: range.reduce(into: []) { $0 += words.key($1) }) != nil
  }

  /// The name without the nouns before it (“newspaper”, “statement”), and without the adjectives of country behind it.
  ///
  /// - Parameter isGlued: whether a small word is glued to the name: “لرويترز”, “l'AFP”.
  private mutating func add(_ whole: Range<Int>, from trigger: Int, _ rule: String, _ confidence: Double, isGlued: Bool = false) {
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
  private static let nouns: Roles = [.body, .outlet, .numbered]
  private static let hebrewArticle = Array("ה".utf8)
  private static let article = Array("ال".utf8), adjectiveEnds = [Array("يه".utf8), Array("ي".utf8)]
  /// In bytes, two a letter.
  private static let shortestAdjective = 12

  private func isDefinite(_ at: Int) -> Bool { words.key(at).starts(with: Self.article) }

  /// “البريطانية”, “الرسمية”: definite, and of the form that countries give.
  private func isAdjective(_ at: Int) -> Bool {
    let key = words.key(at)
    if phrases.language == "he" { return key.starts(with: Self.hebrewArticle) }
    return key.starts(with: Self.article) && Self.adjectiveEnds.contains { key.suffix($0.count).elementsEqual($0) } && key.count >= Self.shortestAdjective
  }

  // MARK: The rules

  /// “According to”, then a name.
  private mutating func according() {
    let beginnings = words.indices.filter { words[$0].anyRoles.contains(.according) }
    guard !beginnings.isEmpty else { return }
    let keys = beginnings.map(keys)
    for phrase in phrases.according {
      for (i, keys) in zip(beginnings, keys) where starts(phrase.parts, keys) {
        var start = i + phrase.parts.count - (phrase.gluesOn ? 1 : 0)
        if start < words.count, isOpeningArticle(start - 1), words[start - 1].roles.contains(.article), start - 1 > i { start -= 1 }
        while start + 1 < words.count, words[start].roles.contains(.article) && !words.isCapital(start) || phrases.hasCase && words[start].roles.contains(.outlet) && !words.isCapital(start) { start += 1 }
        let issuer = issuer(behind: start)
        start = issuer ?? start
        guard start < words.count, !words[start].anyRoles.contains(.never), !words[start].roles.contains(.title) else { continue }
        guard var range = name(at: start) else { continue }
        // “an analysis of Census data”
        if issuer != nil, range.upperBound < words.count, words[range.upperBound].roles.contains(.statement) { continue }
        // “according to the site "The Verge"”: the noun alone is no name.
        if !phrases.hasCase, range.count == 1, words[start].anyRoles.contains(.outlet), let named = name(at: range.upperBound) { range = start..<named.upperBound }
        // “وفقا لرويترز”, “وفقا للبنك”: the phrase's last small word is glued to the name.
        let isGlued = phrase.gluesOn && !phrases.hasCase && range.lowerBound == i + phrase.parts.count - 1
        if !phrases.hasCase || phrase.isDoubtful, !isKnownKind(range), !(isGlued && isGluedAgency(range.lowerBound)) { continue }
        add(range, from: i, "according to", 0.8, isGlued: isGlued)
      }
    }
  }

  /// “a study of the institute”, “data from Eurostat”: between the first word and the name stand a statement and a word for “by”.
  private func issuer(behind start: Int) -> Int? {
    guard phrases.hasCase, let statement = (start..<min(words.count, start + 3)).first(where: { words[$0].roles.contains(.statement) }) else { return nil }
    guard !(start..<statement).contains(where: { words[$0].endsClause }) else { return nil }
    for at in statement + 1..<min(words.count, statement + 4) {
      if words[at - 1].endsClause { return nil }
      // “dell'Università”
      if words.afterApostrophe(at) != nil, words.isCapital(at) || words[at].bareRoles.contains(.body) { return at }
      guard words[at].roles.contains(.issuer) else {
        if words.isCapital(at) { return nil }
        continue
      }
      return (at + 1..<words.count).first { !words[$0].roles.contains(.article) || words.isCapital($0) }
    }
    return nil
  }

  /// The words that a phrase may consist of, which begins here: in loose form, and the first without what is glued to it.
  private typealias Keys = (all: [[UInt8]], bare: [UInt8], endsClause: Bool)

  private static let longestPhrase = 4

  private func keys(at i: Int) -> Keys {
    ((i..<min(words.count, i + Self.longestPhrase)).map(words.key), words.bareKey(i), words[i].endsClause)
  }

  private func starts(_ parts: [[UInt8]], _ keys: Keys) -> Bool {
    guard parts.count <= keys.all.count, parts.count == 1 || !keys.endsClause else { return false }
    return parts.indices.allSatisfy { k in
      let key = keys.all[k], part = parts[k]
      if k == parts.count - 1, phrases.prefixes.contains(part) { return key.starts(with: part) }
      return key == part || k == 0 && keys.bare == part
    }
  }

  /// Whether the words could name an outlet or an office, where a capital does not tell a name.
  private func isKnownKind(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    if !first.bareRoles.isDisjoint(with: [.outlet, .body, .statement]) || first.roles.contains(.body) || first.opens { return true }
    if (1...range.count).contains(where: { isAgency(range.lowerBound..<range.lowerBound + $0) }) { return true }
    return phrases.hasCase && range.contains { !words[$0].roles.isDisjoint(with: [.outlet, .body]) || words.isAcronym(words[$0].core) }
  }

  /// “a Reuters report”, “laporan Reuters”: an agency beside its statement.
  private mutating func agenciesBesideStatements() {
    for i in words.indices where words[i].roles.contains(.statement) {
      if i + 1 < words.count, !words[i].endsClause, isAgency(i + 1..<i + 2) { add(i + 1..<i + 2, from: i, "named outlet", 0.6) }
      if i > 0, !words[i - 1].endsClause, isAgency(i - 1..<i) { add(i - 1..<i, from: i - 1, "named outlet", 0.6) }
    }
  }

  /// “newspaper X”: an outlet that is named is cited; and “a statement issued by X”.
  private mutating func outlets() {
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
        } else if words.key(i + 1).starts(with: Self.glued), words.key(i + 1).count > Self.glued.count * 2, let range = name(at: i + 1) {
          addGlued(range, from: i)
        }
      }
    }
  }

  /// Whether a verb of reporting stands beside these words: “the website X reported”, “told the magazine X”.
  private func speaks(_ range: Range<Int>) -> Bool {
    let around = [max(0, range.lowerBound - 3)..<range.lowerBound, range.upperBound..<min(words.count, range.upperBound + 2)]
    return around.joined().contains { !words[$0].roles.isDisjoint(with: Self.verbs) }
  }

  private static let verbs: Roles = [.reports, .saying, .telling, .reporting, .according]

  /// “in a statement to the channel X”: the small word for “to” is glued to the noun, and words of speaking stand before it.
  private func isSpokenTo(_ noun: Int) -> Bool {
    guard words[noun].roles.isDisjoint(with: .outlet) else { return false }
    return (max(0, noun - Self.mostTold)..<noun).contains { !words[$0].anyRoles.isDisjoint(with: [.reporting, .statement]) }
  }

  /// “Channel 4”, “القناة 12”: the noun is part of the name.
  private mutating func numberedOutlets() {
    for i in words.indices.dropLast() where words[i].anyRoles.contains(.numbered) && (!phrases.hasCase || words.isCapital(i)) {
      if NameShape.hasDigit(words.core(i + 1)) { add(i..<i + 2, from: i, "named outlet", 0.6) }
    }
  }

  /// “the Interfax news agency”: a small noun behind the name.
  private mutating func outletsBehindNames() {
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

  /// A name, then “according to”: “Reuters'a göre”, “پولیس کے مطابق”.
  private mutating func accordingAfter() {
    for phrase in phrases.accordingAfter {
      for end in words.indices.dropFirst() where words[end].roles.contains(.accordingAfter) && starts(phrase.parts, keys(at: end)) {
        var start = end
        while start > 0, end - start < 4, !words[start - 1].endsClause, words[start - 1].roles.isDisjoint(with: [.stop, .never]), !(words[start - 1].roles.contains(.article) && phrases.hasCase) {
          if phrases.hasCase, !words.isCapital(start - 1), !words[start - 1].roles.contains(.outlet), !words[start - 1].roles.contains(.body) { break }
          start -= 1
        }
        // The name stands behind the outlet's noun, where that is not at its end.
        let noun = phrases.hasCase ? nil : (start..<end).last { words[$0].roles.contains(.outlet) && $0 + 1 < end }
        guard start < end, phrases.hasCase || noun != nil || words[end - 1].roles.contains(.media) || isKnownKind(start..<end) else { continue }
        if phrase.isDoubtful, !isKnownKind(start..<end) { continue }
        // “Sabah gazetesinin haberine göre”
        let end = phrases.hasNounsLast && end - start > 1 && words[end - 1].roles.contains(.outlet) && !words.isCapital(end - 1) ? end - 1 : end
        add((noun.map { $0 + 1 } ?? start)..<end, from: start, "according to", 0.8)
      }
    }
  }

  /// The verb, then an office, then “that”; or the office, then the verb.
  private mutating func reporting() {
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
  private mutating func topics() {
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
  private mutating func reports() {
    guard phrases.hasCase else { return }
    for verb in words.indices.dropFirst() where !words[verb].roles.isDisjoint(with: [.reports, .saying]) && !words[verb - 1].endsClause {
      var start = verb
      while start > 0, verb - start < Self.longestName, !words[start - 1].endsClause || start == verb, words.isCapital(start - 1) || isJoiner(start - 1) { start -= 1 }
      while start < verb, !words.isCapital(start) || words[start].roles.contains(.stop) && !words[start].roles.contains(.article) { start += 1 }
      guard start < verb, !words[start].endsClause else { continue }
      let range = start..<verb, first = words[start]
      if isAgency(range) || isOffice(range) { add(range, from: start, "outlet that reports", 0.7); continue }
      guard words[verb].roles.contains(.reports) else { continue }
      let isOutlet = range.contains { !words[$0].roles.isDisjoint(with: .outlet) } || range.count == 1 && words.isAcronym(first.core)
        || range.count >= 2 && (first.roles.contains(.article) || words[verb - 1].roles.contains(.media))
      if isOutlet { add(range, from: start, "outlet that reports", 0.7) }
    }
  }

  /// “rapporte Le Parisien”, “informa Reuters”: the verb, then an outlet.
  private mutating func reportedBy() {
    guard phrases.hasCase else { return }
    for verb in words.indices.dropLast() where words[verb].roles.contains(.reports) && !words[verb].endsClause {
      var at = verb + 1
      if words[at].roles.contains(.article), !words.isCapital(at), at + 1 < words.count { at += 1 }
      guard isOpeningArticle(at) && words[at].roles.contains(.article) || isAgency(at..<at + 1) || words.isCapital(at), let range = name(at: at),
            words[at].roles.contains(.article) || isAgency(range) || hasMediaWord(range) else { continue }
      add(range, from: verb, "outlet that reports", 0.6)
    }
  }

  /// “Ministry of Health”, “Justice Department”: a noun of offices at the end of the words, or before a small word within them.
  private func isOffice(_ range: Range<Int>) -> Bool {
    // A single word within a sentence: “В Минобороны заявили”.
    if range.count == 1, phrases.hasNoArticles, range.lowerBound > 0 { return words[range.lowerBound].roles.contains(.body) }
    return range.count >= (words[range.lowerBound].roles.contains(.article) ? 3 : 2) && !range.contains { words[$0].roles.contains(.title) } && range.contains { words[$0].roles.contains(.body) && ($0 == range.upperBound - 1 || isJoiner($0 + 1)) }
  }

  /// “a indiqué la préfecture”, “informó la Policía Nacional”: the verb, then an office.
  private mutating func saidByOffice() {
    guard phrases.hasCase else { return }
    // English tells to somebody, and says by itself.
    let verbs: Roles = phrases.language == "en" ? [.reports, .saying] : [.reports, .saying, .telling]
    for verb in words.indices where !words[verb].endsClause && !words[verb].roles.isDisjoint(with: verbs) {
      var at = verb + 1
      while at < words.count, words[at].roles.contains(.article) { at += 1 }
      guard at > verb + 1 || phrases.hasNoArticles, at < words.count, words[at].roles.contains(.body), words.isCapital(at) || !words[verb].roles.contains(.saying), let range = name(at: at, most: 5) else { continue }
      add(range, from: verb, "reporting verb", 0.6)
    }
  }

  /// “told Reuters”, “dijo a EFE”, “ha detto il sindaco all’Ansa”: an agency that somebody spoke to.
  private mutating func told() {
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
      guard let at = (i + 1..<min(words.count, i + Self.mostTold)).first(where: isGluedAgency), let agency = gluedAgency(at) else { continue }
      add(agency, from: i, "told an agency", 0.8, isGlued: true)
    }
    // “ל-NPR”: to an outlet with a Latin name.
    for at in words.indices where words.endsWithCapital(at) { if let rest = words.afterApostrophe(at), words.isAcronym(rest) { addWithin(rest, at, from: at) } }
  }

  /// “Fox News”, “the Harbour Times”, “BBC”: by a word that outlets have in their names, or by capitals alone.
  private func isOutlet(_ range: Range<Int>) -> Bool {
    guard words[range.lowerBound].roles.isDisjoint(with: .body) else { return false }
    return words.isAcronym(words[range.lowerBound].core) || hasMediaWord(range)
  }

  private func hasMediaWord(_ range: Range<Int>) -> Bool { range.count >= 2 && range.contains { words[$0].roles.contains(.media) } }

  /// Between “told” and the agency stands at most the person who spoke.
  private static let mostTold = 7

  private mutating func addWithin(_ name: Range<Int>, _ word: Int, from trigger: Int) {
    let name = words.text(name)
    guard !found.contains(where: { Loose.key($0.name) == Loose.key(name) }) else { return }
    found.append(Attribution(.cited, name, evidence: Loose.trimmed(words.string(trigger..<word + 1)), confidence: 0.7, rule: "told an agency"))
  }

  /// “agency X”, where X is one.
  private mutating func agencies() {
    for i in words.indices where words[i].roles.contains(.outlet) && i + 1 < words.count && isAgency(i + 1..<i + 2) {
      add(i + 1..<i + 2, from: i, "named outlet", 0.8)
    }
  }
}
