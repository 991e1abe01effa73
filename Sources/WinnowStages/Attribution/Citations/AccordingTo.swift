import Winnow

/// “According to”, before the source or behind it.
extension Citations {
  /// “According to”, then a name.
  mutating func according() {
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
        if !phrases.hasCase || phrase.isDoubtful, !isKnownKind(range), !(isGlued && gluedAgency(range.lowerBound) != nil) { continue }
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

  /// A name, then “according to”: “Reuters'a göre”, “پولیس کے مطابق”.
  mutating func accordingAfter() {
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
}
