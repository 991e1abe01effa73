import Winnow

/// Names of people and photographers in credit lines.
extension NameRecognizer {
  /// A part of a credit line.
  struct Credit: Hashable, Sendable {
    enum Kind: Sendable { case person, agency, outlet }
    let kind: Kind
    let tokens: Range<Int>
  }

  /// Whether the words have the form of a person's name: two to four words, capitalized where the script has case.
  ///
  /// - Parameter isNamed: whether the context implies a person's name, so that in scripts without case any short words match.
  func isPerson(_ range: Range<Int>, isNamed: Bool) -> Bool {
    guard let first = range.first, let last = range.last, tokens[first].isWord, tokens[first].isCapital,
      tokens[last].isCapital || !has(last, .nameParticle)
    else { return false }
    // “The Courier” is not a person.
    if morphology.nounsLast, has(first, .definiteArticle) { return false }
    if tokens[first].flags.contains(.unspaced) {
      return 2...6 ~= range.count && range.allSatisfy { tokens[$0].flags.contains(.unspaced) && !tokens[$0].classes.contains(.notPerson) }
    }
    if !morphology.hasSpaces, !tokens[first].flags.contains(.latin) { return false }
    var words = 0
    for at in range {
      let token = tokens[at]
      if token.isWord {
        guard !token.flags.contains(.digit), !token.classes.contains(.notPerson) || isOfSurname(at, range),
          !token.classes.contains(.dateWord) || token.classes.contains(.givenName)
        else { return false }
        if morphology.hasCase || token.flags.contains(.latin) {
          guard token.isCapital || token.classes.contains(.nameParticle) && at != first || isGlued(at) && isSign(at - 1, "'") else {
            return false
          }
        }
        words += 1
      } else {
        let isInitial = isSign(at, ".") && isGlued(at) && tokens[at - 1].flags.contains(.abbreviation)
        let isApostrophe = isSign(at, "'") && isGlued(at) && isGlued(at + 1)
        guard isInitial || isApostrophe || isSign(at, "-") && isGlued(at) && isGlued(at + 1) else { return false }
      }
    }
    guard isNamed && !morphology.hasCase ? 1...5 ~= words : 2...5 ~= words, !isAgency(NameSpan(tokens: range)) else { return false }
    if morphology.hasCase || tokens[first].flags.contains(.latin) {
      return !range.contains { tokens[$0].classes.intersects(Self.organizations) && !tokens[$0].classes.contains(.givenName) }
    }
    if words == 1 { return tokens[first].flags.isDisjoint(with: .latin) && isKorean(first) }
    // “ف. بوزيد”
    if tokens[first].flags.contains(.abbreviation), isSign(first + 1, "."), isGlued(first + 1) {
      return !range.contains(where: isSentenceWord)
    }
    // Without case, a given name or the context decides.
    guard vocabulary.hasGivenNames else { return isNamed && !range.contains { isSentenceWord($0) } }
    return tokens[first].classes.contains(.givenName) || isNamed && !range.contains { isSentenceWord($0) }
  }

  /// “van der Meer”, “Le Goff”: a particle, and the word after it, are part of a name whatever they mean elsewhere.
  private func isOfSurname(_ at: Int, _ range: Range<Int>) -> Bool {
    at > range.lowerBound
      && (has(at, .nameParticle) && at + 1 < range.upperBound || at - 1 > range.lowerBound && has(at - 1, .nameParticle))
  }

  private static let organizations = TokenClassSet(.organizationNoun, .outletNoun)

  private func isKorean(_ at: Int) -> Bool {
    let text = text(at..<at + 1)
    return 2...4 ~= text.unicodeScalars.count && text.unicodeScalars.allSatisfy { 0xAC00...0xD7AF ~= $0.value }
  }

  /// Whether a word occurs in sentences, but not in names.
  private func isSentenceWord(_ at: Int) -> Bool {
    let token = tokens[at]
    return token.classes.intersects(
      TokenClassSet(.stopWord, .organizationNoun, .outletNoun, .reportNoun, .personTitle, .that, .notPerson, .mediaWord))
  }

  // MARK: Lists of people

  /// The people and agencies in a line of authors; empty for other lines.
  func people(_ range: Range<Int>, isNamed: Bool = true) -> [Credit] {
    var credits: [Credit] = []
    for part in parts(of: range, at: Self.peopleSigns) {
      guard let part = trimmed(part) else { continue }
      // “Anna Berg | Photo: Jan Krull”: another label.
      if !credits.isEmpty, isLabelled(part) { continue }
      // “Ana Souza — São Paulo”: a place.
      if !credits.isEmpty, isSign(part.lowerBound - 1, "-"), !isAgency(NameSpan(tokens: part)) { break }
      if isAgency(NameSpan(tokens: part)) {
        credits.append(Credit(kind: .agency, tokens: part))
      } else if isPerson(part, isNamed: isNamed), !isSite(part) {
        credits.append(Credit(kind: .person, tokens: part))
      } else if let inverted = invertedName(part, range), credits.isEmpty {
        return [Credit(kind: .person, tokens: inverted)]
      } else if credits.isEmpty {
        return []
      } else if credits.count > 1, morphology.hasCase, part.count <= 2, tokens[part.lowerBound].isCapital, isSign(part.lowerBound - 1, ","),
        !part.contains(where: { has($0, .notPerson) || has($0, .dateWord) })
      {
        // “Anna Berg, Product Marketing, Acme”: the employer is last, and the part before it is not a person either.
        return [credits[0]]
      }
      // After a name, a part that is not a name is a role or a place: “Anna Berg, freie Autorin”.
    }
    return credits
  }

  /// Whether a label and a colon are before the words or among them.
  private func isLabelled(_ part: Range<Int>) -> Bool { isSign(part.lowerBound - 1, ":") || part.contains { isSign($0, ":") } }

  /// “Berg, Anna”: two single words.
  private func invertedName(_ part: Range<Int>, _ range: Range<Int>) -> Range<Int>? {
    guard part.count == 1, range.count == 3, isSign(range.lowerBound + 1, ","), morphology.hasCase else { return nil }
    let words = [range.lowerBound, range.lowerBound + 2]
    return words.allSatisfy {
      tokens[$0].isCapital && tokens[$0].isWord && !has($0, .notPerson) && !tokens[$0].flags.contains(.digit)
        && !isAgency(NameSpan(tokens: $0..<$0 + 1))
    } ? range : nil
  }

  /// Without labels and roles at the beginning, and punctuation at both ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    // “Jane Mercer in Oslo”: a place.
    if morphology.hasCase,
      let stop = range.dropFirst(2).first(where: {
        tokens[$0].isWord && !tokens[$0].isCapital && has($0, .stopWord) && !has($0, .nameParticle)
      })
    {
      range = range.lowerBound..<stop
    }
    while let first = range.first,
      !tokens[first].isWord || has(first, .conjunction) || has(first, .personTitle) && range.count > 2 || isSign(first, ".")
    { range = first + 1..<range.upperBound }
    while let last = range.last, !tokens[last].isWord,
      !(isSign(last, ".") && range.count > 1 && tokens[last - 1].flags.contains(.abbreviation))
    { range = range.lowerBound..<last }
    return range.isEmpty ? nil : range
  }

  private static let peopleSigns = [",", "/", "|", ";", "&", "•", "+"].map { Punctuation.hash(of: $0) }
  static let pictureSigns = ["/", "|", ";", ",", "•", "(", ")", "©", "[", "]", "+", "&"].map { Punctuation.hash(of: $0) }

  /// The parts of a list; conjunctions split only two full names: “João Costa e Silva” is one person.
  func parts(of range: Range<Int>, at hashes: [UInt64]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    func close(_ end: Int, _ next: Int) {
      if start < end { parts.append(start..<end) }
      start = next
    }
    for at in range {
      if hashes.contains(tokens[at].hash) || isDash(at) {
        close(at, at + 1)
      } else if has(at, .conjunction), at > start, at + 1 < range.upperBound, isWholeName(start..<at),
        isWholeName(at + 1..<nameEnd(from: at + 1, range, hashes))
      {
        close(at, at + 1)
      }
    }
    close(range.upperBound, range.upperBound)
    // “王明 李华”: East Asian names contain no spaces.
    return parts.flatMap { part in tokens[part.lowerBound].flags.contains(.unspaced) ? split(part) : [part] }
  }

  /// A dash between spaces.
  private func isDash(_ at: Int) -> Bool { isSign(at, "-") && !isGlued(at) && !isGlued(at + 1) }

  private func nameEnd(from start: Int, _ range: Range<Int>, _ hashes: [UInt64]) -> Int {
    (start..<range.upperBound).first { hashes.contains(tokens[$0].hash) || has($0, .conjunction) || isDash($0) } ?? range.upperBound
  }

  private func isWholeName(_ range: Range<Int>) -> Bool {
    range.count { tokens[$0].isWord } >= 2
      || range.count == 1
        && (isAgency(NameSpan(tokens: range)) || isKorean(range.lowerBound) || tokens[range.lowerBound].flags.contains(.acronym)
          || tokens[range.lowerBound].flags.contains(.unspaced))
  }

  private func split(_ part: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = part.lowerBound
    for at in part.dropFirst() where !isGlued(at) && at - start >= 2 && part.upperBound - at >= 2 {
      parts.append(start..<at)
      start = at
    }
    return parts + [start..<part.upperBound]
  }

  /// Whether the words name the page's own outlet.
  func isSite(_ range: Range<Int>) -> Bool {
    let key = String(decoding: key(NameSpan(tokens: range)), as: UTF8.self)
    return key.utf8.count >= 3
      && (key == page.site || !page.host.isEmpty && key.utf8.count >= 4 && range.count == 1 && UTF8Bytes.contains(key, in: page.host))
  }
}

extension Vocabulary {
  /// Whether the language's data has given names.
  var hasGivenNames: Bool { classesWithWords.contains(.givenName) }
}
