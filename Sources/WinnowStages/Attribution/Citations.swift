import Winnow

/// The sources that one paragraph cites.
struct Citations {
  private(set) var found: [Attribution] = []
  private let phrases: Phrases
  private let text: String
  private let words: [Word]

  /// A word with what stands around it.
  private struct Word {
    let range: Range<String.Index>
    /// Without punctuation.
    let core: Substring
    /// In loose form, without and with the small words that glue to it.
    let key: String
    let bare: String
    /// Whether a quotation opens before it, and whether a clause or a quotation ends behind it.
    let opens, closes, endsClause: Bool
  }

  private static let openers: Set<Character> = ["«", "“", "\"", "„", "'", "‘", "("]
  private static let closers: Set<Character> = ["»", "”", "\"", "'", "’", ")"]
  private static let clauseEnds: Set<Character> = ["،", ",", ".", ":", ";", "؛", "؟", "!", "?", "۔", ")", "…"]

  init(_ text: String, _ phrases: Phrases) {
    self.text = text
    self.phrases = phrases
    words = text.utf8.split { TextBytes.isBlank($0) }.map { Self.word(Substring($0), phrases) }
    guard !words.isEmpty else { return }
    according()
    outlets()
    reporting()
    told()
    afterwards()
  }

  private static func word(_ raw: Substring, _ phrases: Phrases) -> Word {
    var core = raw
    var opens = false, closes = false, ends = false
    while let first = core.first, !first.isLetter, !first.isNumber {
      opens = opens || openers.contains(first)
      core = core.dropFirst()
    }
    while let last = core.last, !last.isLetter, !last.isNumber {
      closes = closes || closers.contains(last)
      ends = ends || clauseEnds.contains(last)
      core = core.dropLast()
    }
    let key = Loose.key(String(core))
    let isWord = phrases.statements.contains(key) || phrases.outlets.contains(key) || phrases.bodies.contains(key)
    let bare = isWord ? key : phrases.prefixes.first { key.hasPrefix($0) && key.count > $0.count + 2 }.map { String(key.dropFirst($0.count)) } ?? key
    return Word(range: raw.startIndex..<raw.endIndex, core: core, key: key, bare: bare, opens: opens, closes: closes, endsClause: ends)
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
      if word.key.isEmpty || phrases.stops.contains(word.key) || word.opens && end > start { break }
      if hasCase, !isCapital(word), !isJoiner(end) { break }
      if !hasCase, end > start, isLatin(words[start]), !isLatin(word) { break }
      end += 1
      if word.endsClause || word.closes { break }
    }
    while end > start, hasCase, !isCapital(words[end - 1]) { end -= 1 }
    return end > start ? start..<end : nil
  }

  private var hasCase: Bool { !["ar", "fa", "ur", "he", "zh", "ja", "ko"].contains(phrases.language) }
  private func isLatin(_ word: Word) -> Bool { word.core.utf8.first.map { $0 < 0x80 } ?? false }
  private func isCapital(_ word: Word) -> Bool { word.core.first.map { $0.isUppercase || $0.isNumber } ?? false }

  /// “of”, “de la” between two capitals are part of a name.
  private func isJoiner(_ at: Int) -> Bool {
    ["of", "for", "and", "the", "de", "du", "des", "del", "la", "le", "der", "für", "di", "da", "do"].contains(words[at].key)
      && at + 1 < words.count && (isCapital(words[at + 1]) || at + 2 < words.count && isCapital(words[at + 2])) && !words[at].endsClause
  }

  private func string(_ range: Range<Int>) -> String {
    text[words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func isAgency(_ range: Range<Int>) -> Bool { Agencies.id(of: Loose.trimmed(string(range))) != nil }

  /// The name without the nouns before it (“newspaper”, “statement”), and without the adjectives of country behind it.
  private mutating func add(_ range: Range<Int>, from trigger: Int, _ rule: String, _ confidence: Double) {
    var range = range
    if let quoted = range.first(where: { words[$0].opens }), quoted > range.lowerBound, range.contains(where: { words[$0].closes && $0 >= quoted }) { range = quoted..<range.upperBound }
    while range.count > 1, phrases.outlets.contains(words[range.lowerBound].bare) || phrases.statements.contains(words[range.lowerBound].bare) { range = range.lowerBound + 1..<range.upperBound }
    if trigger < range.lowerBound, phrases.outlets.contains(words[range.lowerBound - 1].bare) {
      if let adjective = range.dropFirst().first(where: { isAdjective(words[$0]) && !words[$0 - 1].key.hasPrefix("ال") }), !isAgency(range) {
        range = range.lowerBound..<adjective
      }
    }
    let name = Loose.trimmed(string(range))
    guard name.unicodeScalars.count >= 2, !phrases.never.contains(Loose.key(name)), !phrases.outlets.contains(Loose.key(name)), name.contains(where: \.isLetter) else { return }
    let evidence = Loose.trimmed(string(min(trigger, range.lowerBound)..<range.upperBound))
    guard !found.contains(where: { Loose.key($0.name) == Loose.key(name) }) else { return }
    found.append(Attribution(.cited, name, evidence: evidence, confidence: confidence, rule: rule))
  }

  /// “البريطانية”, “الرسمية”: definite, and of the form that countries give.
  private func isAdjective(_ word: Word) -> Bool { word.key.hasPrefix("ال") && (word.key.hasSuffix("يه") || word.key.hasSuffix("ي")) && word.key.count > 5 }

  // MARK: The rules

  /// “According to”, then a name.
  private mutating func according() {
    let beginnings = words.indices.filter { phrases.accordingBeginnings.contains(words[$0].key) || phrases.accordingBeginnings.contains(words[$0].bare) }
    guard !beginnings.isEmpty else { return }
    for phrase in phrases.according {
      for i in beginnings where starts(phrase.parts, at: i) {
        var start = i + phrase.parts.count - (phrase.gluesOn ? 1 : 0)
        while start < words.count, ["the", "der", "die", "das", "la", "le", "el"].contains(words[start].key) { start += 1 }
        guard start < words.count, !phrases.never.contains(words[start].key), !phrases.never.contains(words[start].bare), !phrases.titles.contains(words[start].key) else { continue }
        guard let range = name(at: start) else { continue }
        if !hasCase, !isKnownKind(range) { continue }
        add(range, from: i, "according to", 0.8)
      }
    }
  }

  private func starts(_ parts: [String], at i: Int) -> Bool {
    guard i + parts.count <= words.count else { return false }
    return parts.indices.allSatisfy { k in
      let word = words[i + k]
      if k == parts.count - 1, parts[k].count == 1, phrases.prefixes.contains(parts[k]) { return word.key.hasPrefix(parts[k]) }
      return word.key == parts[k] || k == 0 && word.bare == parts[k]
    } && !(parts.count > 1 && words[i].endsClause)
  }

  /// Whether the words could name an outlet or an office, for scripts without capitals.
  private func isKnownKind(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    if phrases.outlets.contains(first.bare) || phrases.bodies.contains(first.key) || phrases.bodies.contains(first.bare) || phrases.statements.contains(first.bare) { return true }
    if first.opens { return true }
    return (1...range.count).contains { isAgency(range.lowerBound..<range.lowerBound + $0) }
  }

  /// “newspaper X”: an outlet that is named is cited; and “a statement issued by X”.
  private mutating func outlets() {
    for i in words.indices where !words[i].endsClause {
      if phrases.outlets.contains(words[i].bare) || phrases.outlets.contains(words[i].key) {
        // “the official Syrian news agency "Sana"”: a quoted name near by goes before the words.
        let quoted = (i + 1..<min(words.count, i + 7)).first { words[$0].opens }
        let clause = (i..<words.count).first { words[$0].endsClause || $0 > i && phrases.stops.contains(words[$0].key) } ?? words.count
        if let quoted, quoted <= clause, !phrases.stops.contains(words[quoted].key), let range = name(at: quoted) { add(range, from: i, "named outlet", 0.8); continue }
        guard let range = name(at: i + 1, most: 4), hasCase || phrases.language == "ar" else { continue }
        // “موقع” is a site of the web, and any site.
        if phrases.ambiguous.contains(words[i].bare), !isLatin(words[i + 1]), !isAgency(range) { continue }
        guard !phrases.titles.contains(words[range.lowerBound].key), !phrases.bodies.contains(words[range.lowerBound].key) else { continue }
        add(range, from: i, "named outlet", 0.6)
      } else if phrases.language == "ar", phrases.statements.contains(words[i].bare), i + 2 < words.count {
        let next = words[i + 1]
        if ["صدر", "صادر", "أصدره"].contains(String(next.core)), i + 3 < words.count, ["عن", "من"].contains(words[i + 2].key), let range = name(at: i + 3) {
          add(range, from: i, "statement", 0.8)
        } else if next.core.hasPrefix("لل"), next.key.count > 4, let range = name(at: i + 1) {
          addGlued(range, from: i)
        }
      }
    }
  }

  /// “بيان للرئاسة”: the name is الرئاسة, its article swallowed by the small word before it.
  private mutating func addGlued(_ range: Range<Int>, from trigger: Int) {
    let name = Loose.trimmed(string(range))
    guard name.hasPrefix("لل") else { return }
    let full = "ال" + name.dropFirst(2)
    guard !found.contains(where: { Loose.key($0.name).hasSuffix(Loose.key(full)) }) else { return }
    found.removeAll { Loose.key($0.name) == Loose.key(name) }
    found.append(Attribution(.cited, full, evidence: Loose.trimmed(string(trigger..<range.upperBound)), confidence: 0.8, rule: "statement"))
  }

  /// The verb, then an office, then “that”.
  private mutating func reporting() {
    guard phrases.language == "ar" || phrases.language == "fa" else { return }
    let verbs = phrases.reportingVerbs
    for i in words.indices where i + 1 < words.count && (verbs.contains(words[i].key) || verbs.contains(words[i].bare)) {
      let first = words[i + 1]
      guard !phrases.titles.contains(first.key), !phrases.outlets.contains(first.bare), let range = name(at: i + 1, most: 5) else { continue }
      let isOffice = phrases.bodies.contains(first.key) || phrases.bodies.contains(first.bare)
      let said = range.upperBound < words.count && ["ان", "بان", "انه", "انها", "بانه", "بانها"].contains(words[range.upperBound].key)
      let isDefiniteWord = range.count <= 1 && first.key.hasPrefix("ال") && said
      guard isOffice || isDefiniteWord || Agencies.id(of: first.core) != nil else { continue }
      add(range, from: i, "reporting verb", isOffice ? 0.7 : 0.6)
    }
  }

  private static let telling: Set<String> = ["told", "dijo", "declaró", "disse", "ditto", "sagte", "sagten", "сообщил", "рассказал"]
  private static let particles: Set<String> = ["a", "al", "to", "ao", "à", "der", "den"]

  /// “told Reuters”, “لوكالة فرانس برس”: an agency that somebody spoke to.
  private mutating func told() {
    guard hasCase else { return }
    for i in words.indices where Self.telling.contains(words[i].key) {
      var at = i + 1
      while at < words.count, Self.particles.contains(words[at].key) { at += 1 }
      guard let range = name(at: at, most: 3) else { continue }
      for length in stride(from: range.count, through: 1, by: -1) where isAgency(at..<at + length) {
        add(at..<at + length, from: i, "told an agency", 0.8)
        break
      }
    }
  }

  /// Japanese and Urdu name the source first: “タス通信によると”, “… کے مطابق”.
  private mutating func afterwards() {
    if phrases.language == "ja" {
      for phrase in phrases.reporting {
        for range in text.ranges(of: phrase) {
          let name = text[..<range.lowerBound].reversed().prefix { $0 != "。" && $0 != "、" && $0 != "」" && $0 != "「" && $0 != "】" && !$0.isWhitespace }
          let source = String(name.reversed())
          guard 2...20 ~= source.count else { continue }
          found.append(Attribution(.cited, source, evidence: source + phrase, confidence: 0.8, rule: "according to"))
        }
      }
    } else if phrases.language == "zh" {
      for range in text.ranges(of: "据") {
        let rest = text[range.upperBound...].prefix(16)
        guard let end = rest.firstRange(of: "报道") ?? rest.firstRange(of: "消息") else { continue }
        let source = String(rest[..<end.lowerBound])
        guard source.count >= 2, !source.contains(where: { "，。、（）".contains($0) }) else { continue }
        found.append(Attribution(.cited, source, evidence: "据" + source, confidence: 0.8, rule: "according to"))
      }
    } else if phrases.language == "ur" {
      for i in words.indices where phrases.outlets.contains(words[i].key) && i + 1 < words.count && Agencies.id(of: words[i + 1].core) != nil {
        add(i + 1..<i + 2, from: i, "named outlet", 0.8)
      }
    }
  }
}
