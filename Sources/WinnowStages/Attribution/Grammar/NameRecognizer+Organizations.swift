import Winnow

/// Names of organizations, outlets and bodies within a sentence.
extension NameRecognizer {
  /// Maximum tokens of a name, and of a name in quotation marks.
  static let maxOrganizationLength = 14, maxQuotedLength = 8

  /// The name that begins at this token; `nil` if none does.
  ///
  /// - Parameter isInside: whether a proclitic of the token is excluded from the name.
  func organization(from start: Int, isInside: Bool) -> NameSpan? {
    guard start < tokens.count else { return nil }
    if let agency = agency(from: start, isInside: isInside), !continues(agency.tokens.upperBound) { return withoutNoun(agency) }
    if let quoted = quotedName(from: start) { return quoted }
    guard tokens[start].isWord else { return nil }
    let end =
      morphology.hasCase
      ? casedEnd(from: start) : morphology.hasSpaces ? uncasedEnd(from: start, isInside: isInside) : unspacedEnd(from: start)
    guard end > start else { return nil }
    return stripped(NameSpan(tokens: start..<enumerationEnd(from: start, end), dropsPrefix: isInside))
  }

  /// “CNN Brasil”: where nouns are lowercase, a capitalized word after an agency's name is part of it.
  func continues(_ end: Int) -> Bool {
    isFollowedByCapital(end) && !tokens[end].classes.intersects(TokenClassSet(.personTitle, .givenName))
  }

  /// “GP Anil Rathore said”: where nouns are lowercase, a name before a capitalized word is incomplete, and no gap may begin there.
  func isFollowedByCapital(_ end: Int) -> Bool {
    guard morphology.hasCase, !morphology.nounsHaveCapitals, end < tokens.count, tokens[end].isWord, tokens[end].isCapital else {
      return false
    }
    return !tokens[end].classes.intersects(TokenClassSet(.dateWord, .stopWord))
  }

  /// “El Correo del Sur informó”: so is one before a function word that joins it to a capitalized word.
  func isCutShort(_ end: Int) -> Bool {
    isFollowedByCapital(end)
      || morphology.hasCase && !morphology.nounsHaveCapitals && end > 0 && has(end, .nameJoiner) && !has(end, .conjunction)
        && tokens[end - 1].isCapital && !has(end - 1, .organizationNoun) && has(end - 2, .article)
        && end + 1 < tokens.count && tokens[end + 1].isCapital && !has(end + 1, .dateWord)
  }

  /// A complete name in quotation marks.
  func quotedName(from start: Int) -> NameSpan? {
    guard opensQuote(start) else { return nil }
    let end = (start + 2..<min(tokens.count, start + Self.maxQuotedLength)).first {
      tokens[$0].flags.contains(.closesQuote) && (!isSign($0, "'") || !isGlued($0 + 1) || !tokens[$0 + 1].isWord)
    }
    guard let end, !(start + 1..<end).contains(where: { tokens[$0].flags.contains(.endsSentence) }) else { return nil }
    return NameSpan(tokens: start + 1..<end)
  }

  /// The listed agency that begins at this token; longest name first.
  func agency(from start: Int, isInside: Bool) -> NameSpan? {
    guard !tokens[start].flags.isDisjoint(with: [.beginsAgency, .restBeginsAgency]) else { return nil }
    for length in stride(from: min(5, tokens.count - start), through: 1, by: -1) {
      for dropsPrefix in isInside ? [true] : tokens[start].prefix > 0 ? [false, true] : [false] {
        let span = NameSpan(tokens: start..<start + length, dropsPrefix: dropsPrefix)
        if isAgency(span) { return span }
      }
    }
    return nil
  }

  /// “وكالة رويترز”: without the noun, if the rest is an agency too.
  private func withoutNoun(_ agency: NameSpan) -> NameSpan {
    let rest = NameSpan(tokens: agency.tokens.dropFirst())
    return (!morphology.hasCase || !tokens[agency.tokens.lowerBound].isCapital) && agency.tokens.count > 1
      && hasAny(agency.tokens.lowerBound, .outletNoun) && isAgency(rest) ? rest : agency
  }

  /// Whether the words name a listed agency: capitalized, unless the agency's name is lowercase.
  func isAgency(_ span: NameSpan) -> Bool {
    guard let first = span.tokens.first, let last = span.tokens.last, tokens[first].isWord,
      tokens[first].flags.contains(span.dropsPrefix ? .restBeginsAgency : .beginsAgency),
      tokens[last].isWord || isSign(last, ".") && isGlued(last) && tokens[last - 1].flags.contains(.abbreviation)
    else { return false }
    // “(AP) — A bridge” is not APA: only punctuation within words is part of a name.
    guard span.tokens.dropFirst().allSatisfy({ tokens[$0].isWord || isGlued($0) && Self.signsOfNames.contains(tokens[$0].hash) }) else {
      return false
    }
    let key = key(span)
    guard let id = Agencies.id(ofKey: key), !Agencies.isGeneric(id: id) else { return false }
    if !morphology.hasCase, span.tokens.count == 1, Agencies.isSpelt(key), !text(span.tokens).contains(".") { return false }
    // “tap” is not Tunis Afrique Presse; “dpa” is lowercase.
    return !morphology.hasCase || tokens[first].isCapital || Agencies.isSmall(key)
  }

  private static let signsOfNames = Set([".", "-", "'", "&", "/"].map { Punctuation.hash(of: $0) })

  // MARK: Scripts with capitals

  private func casedEnd(from start: Int) -> Int {
    var end = start
    var isOrganization = false
    var last = start
    while end < tokens.count, end - start < Self.maxOrganizationLength {
      let token = tokens[end]
      if token.isWord {
        let isNoun = token.classes.contains(.organizationNoun)
        let isPart = token.classes.contains(.organizationPart)
        let isJoiner =
          end > start && (isOrganization || !morphology.nounsHaveCapitals)
          && (token.classes.contains(.nameJoiner) || token.classes.contains(.article) && has(end - 1, .nameJoiner))
          && joins(end, isOrganization)
        if token.classes.contains(.stopWord), !isJoiner, !(token.isCapital && isArticleOfName(end)) { break }
        if token.classes.contains(.dateWord), token.isCapital, end > start, !isOrganization { break }
        if token.isCapital || token.flags.contains(.digit) && end > start {
          last = end + 1
        } else if isNoun && (end == start || isOrganization || morphology.nounsLast) {
          last = end + 1
        } else if isPart, isOrganization || morphology.nounsLast && leadsToNoun(end) {
          last = end + 1
        } else if !isJoiner {
          break
        }
        isOrganization = isOrganization || isNoun
      } else if isSign(end, "'"), isGlued(end), isGlued(end + 1), end + 1 < tokens.count, tokens[end + 1].isWord,
        tokens[end + 1].isCapital || end > start && joins(end, isOrganization)
      {
      } else if end > start, isPossessiveOfName(end) {
        end += 1
      } else if isSign(end, "&"), end > start, end + 1 < tokens.count, tokens[end + 1].isCapital {
      } else if isSign(end, "."), isGlued(end), end > start, tokens[end - 1].flags.contains(.abbreviation), end + 1 < tokens.count,
        tokens[end + 1].isCapital, tokens[end + 1].isWord
      {
      } else {
        break
      }
      end += 1
    }
    return last
  }

  /// “Sheriff’s Office”: the noun after the possessive ends the name; “Canada’s Ministry of Health” has a name of its own.
  func isPossessiveOfName(_ at: Int) -> Bool {
    guard isSign(at, "'"), isGlued(at), isGlued(at + 1), at + 2 < tokens.count, tokens[at + 1].hash == Self.possessive else { return false }
    return tokens[at + 2].isCapital && has(at + 2, .organizationNoun) && !has(at + 3, .nameJoiner)
  }

  static let possessive = FNV1a(Array("s".utf8)).value

  /// “Le Monde”, “The Guardian”: a capitalized article before a capitalized word.
  func isArticleOfName(_ at: Int) -> Bool {
    at + 1 < tokens.count && tokens[at + 1].isCapital && tokens[at + 1].isWord && has(at, .article)
  }

  /// Whether a function word joins two words of a name: “Bank of England”, “ministère de la santé”.
  private func joins(_ at: Int, _ isOrganization: Bool) -> Bool {
    // “the police and the navy” are two; “Ministry of Health and Sports” is one.
    if has(at, .conjunction), at + 1 < tokens.count,
      morphology.nounsLast && has(at - 1, .organizationNoun) || !tokens[at + 1].isWord || tokens[at + 1].flags.contains(.acronym)
        || tokens[at + 1].classes.intersects(TokenClassSet(.article, .organizationNoun))
    {
      return false
    }
    for next in at + 1..<min(tokens.count, at + 4) {
      let token = tokens[next]
      if isSign(next, "'"), isGlued(next) { continue }
      guard token.isWord else { return false }
      if token.isCapital { return true }
      if token.classes.intersects(TokenClassSet(.organizationPart, .organizationNoun)) {
        return isOrganization || token.classes.contains(.organizationNoun)
      }
      guard token.classes.contains(.nameJoiner) || token.classes.contains(.article) else { return false }
    }
    return false
  }

  /// “state health department”: lowercase words before the noun.
  private func leadsToNoun(_ at: Int) -> Bool {
    for next in at + 1..<min(tokens.count, at + 4) {
      guard tokens[next].isWord else { return false }
      if has(next, .organizationNoun) { return true }
      guard has(next, .organizationPart) || tokens[next].isCapital else { return false }
    }
    return false
  }

  // MARK: Scripts without capitals

  private func uncasedEnd(from start: Int, isInside: Bool) -> Int {
    var end = start
    let isLatin = tokens[start].flags.contains(.latin) || isInside && tokens[start].flags.contains(.acronym)
    while end < tokens.count, end - start < 6 {
      let token = tokens[end]
      guard token.isWord, !token.classes.contains(.stopWord), !(end > start && token.classes.contains(.that)) else { break }
      if end > start {
        if isLatin != token.flags.contains(.latin), !(isLatin && token.flags.contains(.digit)) { break }
        if vocabulary.hasDefiniteArticle, endsWithAdjective(end, from: start) { break }
      }
      end += 1
    }
    return withPlace(end, from: start)
  }

  /// After a definite word an indefinite one begins the next phrase, unless a function word joins it: “المرصد السوري لحقوق الإنسان”.
  private func endsWithAdjective(_ at: Int, from start: Int) -> Bool {
    let before = tokens[at - 1]
    let token = tokens[at]
    // “قناة 24” is a name; after a definite word, a number counts something.
    if !token.flags.isDisjoint(with: .digit) { return before.isDefinite && at - start > 2 }
    if !before.flags.isDisjoint(with: .digit) { return true }
    guard before.isDefinite, !token.flags.contains(.latin), !token.classes.contains(.mediaWord) else { return false }
    // “جمعية حماية المستهلك القرار”: a definite word completes two indefinite ones; only an adjective can follow it.
    if token.isDefinite { return at - start > 2 && !tokens[at - 2].isDefinite && !tokens[at - 3].isDefinite && !mayBeAdjective(at) }
    return token.prefix == 0 || !isJoinedByPrefix(at)
  }

  /// “وموارد”, “لحقوق”: “and” and “for” continue a name; “by” and “in” do not.
  private func isJoinedByPrefix(_ at: Int) -> Bool {
    vocabulary.entry(of: prefixHash(at)).classes.intersects(TokenClassSet(.conjunction, .nameJoiner))
  }

  private func mayBeAdjective(_ at: Int) -> Bool {
    let key = FoldedText.bytes(of: bytes[tokens[at].range])
    return vocabulary.adjectiveEndings.contains { key.suffix($0.count).elementsEqual($0) }
  }

  /// “the press office in the Kremlin”: the place of an office is part of its name if the clause ends after it.
  private func withPlace(_ end: Int, from start: Int) -> Int {
    guard end + 1 < tokens.count, end > start, has(end, .nameJoiner), tokens[end + 1].isWord, !has(end + 1, .reportNoun),
      !has(end + 1, .stopWord)
    else { return end }
    let isLast = end + 2 >= tokens.count || tokens[end + 2].flags.contains(.endsClause) || has(end + 2, .that)
    return isLast ? end + 2 : end
  }

  private func unspacedEnd(from start: Int) -> Int {
    var end = start
    while end < tokens.count, end - start < 16, tokens[end].isWord, !tokens[end].classes.contains(.stopWord),
      !tokens[end].begins.contains(.stopWord), end == start || isGlued(end)
    { end += 1 }
    return end
  }

}
