import Winnow

/// The organization whose name ends at a token.
extension NameRecognizer {
  /// The name that ends before this token.
  func organization(endingAt end: Int) -> NameSpan? {
    guard end > 0 else { return nil }
    if let quoted = quotedName(endingAt: end) { return quoted }
    guard tokens[end - 1].isWord else { return nil }
    if let agency = agency(endingAt: end) { return agency }
    let find = morphology.hasCase ? casedStart : morphology.hasSpaces ? uncasedStart : unspacedStart
    let start = find(end)
    guard start < end else { return nil }
    return stripped(NameSpan(tokens: enumerationStart(before: start, end, find)..<end))
  }

  private func quotedName(endingAt end: Int) -> NameSpan? {
    guard tokens[end - 1].flags.contains(.closesQuote), !isSign(end - 1, "'") || !isGlued(end) else { return nil }
    let start = (max(0, end - Self.maxQuotedLength)..<end - 1).last { opensQuote($0) }
    guard let start, start + 1 < end - 1, !(start + 1..<end - 1).contains(where: { tokens[$0].flags.contains(.endsSentence) }) else {
      return nil
    }
    return NameSpan(tokens: start + 1..<end - 1)
  }

  private func agency(endingAt end: Int) -> NameSpan? {
    for length in stride(from: min(5, end), through: 1, by: -1) {
      guard !tokens[end - length].flags.isDisjoint(with: [.beginsAgency, .restBeginsAgency]) else { continue }
      for dropsPrefix in tokens[end - length].prefix > 0 ? [false, true] : [false] {
        let span = NameSpan(tokens: end - length..<end, dropsPrefix: dropsPrefix)
        if isAgency(span) { return span }
      }
    }
    return nil
  }

  private func casedStart(before end: Int) -> Int {
    var start = end
    var hasCapital = false
    var hasNoun = false
    while start > 0, end - start < Self.maxOrganizationLength {
      let at = start - 1
      let token = tokens[at]
      if token.hash == Self.possessive, at > 1, isPossessiveOfName(at - 1) {
        start = at - 1
        continue
      }
      if token.isWord {
        let isNoun = token.classes.contains(.organizationNoun)
        let isPart = token.classes.contains(.organizationPart)
        let isJoiner =
          (hasCapital || hasNoun) && at > 0 && start < end
          && (token.classes.contains(.nameJoiner) || token.classes.contains(.article) && has(at - 1, .nameJoiner)) && isNamePart(at - 1)
        if token.classes.contains(.stopWord), !isJoiner, !(token.isCapital && isArticleOfName(at)) { break }
        if token.isCapital, !(token.classes.contains(.dateWord) && !isNoun) {
          hasCapital = true
        } else if isNoun || isPart || token.flags.contains(.digit) && start == end {
          hasNoun = true
        } else if !isJoiner {
          break
        }
      } else if isSign(at, "'"), isGlued(at), isGlued(start), start < end, at > 0, tokens[at - 1].isWord {
      } else if isSign(at, "&"), at > 0, isNamePart(at - 1) {
      } else if isSign(at, "."), at > 0, isGlued(at), tokens[at - 1].flags.contains(.abbreviation) {
      } else {
        break
      }
      start = at
    }
    // No name begins with a function word or punctuation; a word of organizations begins one only before its noun.
    while start < end, !tokens[start].isWord || !tokens[start].isCapital && (has(start, .nameJoiner) || has(start, .article)) { start += 1 }
    return start
  }

  /// Whether a word of a name is here, or after function words that join it: “Santé et de la Prévention”.
  private func isNamePart(_ at: Int) -> Bool {
    for index in stride(from: at, through: max(0, at - 3), by: -1) {
      let token = tokens[index]
      if isSign(index, "'") { continue }
      guard token.isWord else { return false }
      if token.isCapital, !token.classes.contains(.stopWord) || token.classes.contains(.organizationNoun) { return true }
      if token.classes.intersects(TokenClassSet(.organizationNoun, .organizationPart)) { return true }
      guard token.classes.intersects(TokenClassSet(.nameJoiner, .article)) else { return false }
    }
    return false
  }

  /// Tokens.
  private static let maxUncasedLength = 5, maxNounLastLength = 9

  private func uncasedStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < (morphology.nounsLast ? Self.maxNounLastLength : Self.maxUncasedLength) {
      let token = tokens[start - 1]
      guard token.isWord, !token.classes.contains(.stopWord), !token.classes.contains(.that) else { break }
      // Where particles are attached to nouns, the end of a word marks an organization, and other words before it are not part of its name.
      if !morphology.enclitics.isEmpty, start < end, !token.classes.intersects(Self.ofOrganizations) { break }
      start -= 1
      // The noun of an organization or outlet begins the name.
      if has(start, .organizationNoun) || hasAny(start, .outletNoun) {
        if start > 0, has(start - 1, .organizationNoun) || hasAny(start - 1, .outletNoun) { continue }
        if morphology.nounsLast, !hasAny(start, .outletNoun) { continue }
        if hasAny(start - 1, .personTitle), !hasAny(start, .outletNoun) { return end }
        return start
      }
    }
    return start
  }

  private static let ofOrganizations = TokenClassSet(.organizationNoun, .organizationPart)

  private func unspacedStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < 16, tokens[start - 1].isWord, !tokens[start - 1].classes.contains(.stopWord) { start -= 1 }
    return start
  }
}
