import Winnow

/// Trimming of words next to a name: nouns of outlets, articles, adjectives of country.
extension NameRecognizer {
  /// “Le Parisien rapporte”, “The Times of London reported”: an outlet's article, even at the beginning of a sentence.
  private func isNameWithArticle(_ range: Range<Int>) -> Bool {
    if morphology.nounsHaveCapitals { return false }
    if morphology.nounsLast { return range.contains { has($0, .mediaWord) } }
    let second = range.lowerBound + 1
    return range.count == 2 && tokens[second].isCapital && tokens[second].flags.isDisjoint(with: .acronym)
      && tokens[second].classes.intersection(.known).subtracting(TokenClassSet(.mediaWord, .organizationPart)).isEmpty
  }

  /// A capital before a hyphen, and a lowercase word after it.
  private func isCompoundAdjective(_ at: Int) -> Bool {
    let word = bytes[tokens[at].range]
    guard let hyphen = word.lastIndex(of: UInt8(ascii: "-")), hyphen + 2 < word.endIndex else { return false }
    return word[(hyphen + 1)...].allSatisfy { 0x61...0x7A ~= $0 }
  }

  /// Bytes, two per letter.
  static let minAdjectiveLength = 12

  /// “البريطانية”, “الرسمية”: definite, and in the form of adjectives of country.
  func isAdjective(_ at: Int) -> Bool {
    let key = FoldedText.bytes(of: bytes[tokens[at].range])
    return tokens[at].isDefinite && vocabulary.relationalEndings.contains { key.suffix($0.count).elementsEqual($0) }
      && key.count >= Self.minAdjectiveLength
  }

  /// The name without preceding nouns of outlets and reports, and without an article that begins a sentence.
  func stripped(_ span: NameSpan) -> NameSpan? {
    var range = span.tokens
    var dropsPrefix = span.dropsPrefix
    // “L’Autorité”: an article attached to its word.
    if morphology.hasCase, range.count > 2, has(range.lowerBound, .article), isSign(range.lowerBound + 1, "'"),
      isGlued(range.lowerBound + 2)
    {
      range = range.lowerBound + 2..<range.upperBound
    }
    // “London-based Energy Institute”.
    if morphology.hasCase, !morphology.nounsHaveCapitals, let adjective = range.dropLast().prefix(3).last(where: isCompoundAdjective) {
      range = adjective + 1..<range.upperBound
    }
    // “Environmental organisation Free Rivers”: the name begins after a lowercase noun.
    if morphology.hasCase, morphology.hasArticles,
      let noun = range.dropFirst().last(where: {
        $0 + 1 < range.upperBound && !tokens[$0].isCapital && hasAny($0, .organizationNoun) && tokens[$0 + 1].isCapital
          && tokens[$0 + 1].isWord
      }), !range[..<noun].dropFirst().contains(where: { tokens[$0].isCapital }), !has(noun - 1, .organizationPart)
    {
      range = noun + 1..<range.upperBound
    }
    func dropFirst() { (range, dropsPrefix) = (range.lowerBound + 1..<range.upperBound, false) }
    if range.count > 1, has(range.lowerBound, .article), isSentenceStart(range.lowerBound), !isNameWithArticle(range) { dropFirst() }
    while range.count > 1, case let first = range.lowerBound, hasAny(first, .outletNoun) || hasAny(first, .reportNoun),
      !(morphology.hasCase && tokens[first].isCapital && !morphology.nounsHaveCapitals && !isSentenceStart(first))
    {
      dropFirst()
      while range.count > 1,
        !tokens[range.lowerBound].isWord
          || morphology.hasCase && !tokens[range.lowerBound].isCapital && !has(range.lowerBound, .organizationNoun)
      { dropFirst() }
    }
    // “صحيفة ديلي ميل البريطانية”: an adjective of country after an outlet's name is not part of it.
    if vocabulary.hasDefiniteArticle, hasAny(range.lowerBound - 1, .outletNoun), !isAgency(NameSpan(tokens: range)),
      let adjective = range.dropFirst().first(where: { isAdjective($0) && !tokens[$0 - 1].isDefinite })
    {
      range = range.lowerBound..<adjective
    }
    // “the Interfax news agency”, “Sabah gazetesi”: a lowercase noun after the name.
    while range.count > 1, morphology.hasCase, case let last = range.upperBound - 1, has(last, .outletNoun), !tokens[last].isCapital {
      range = range.lowerBound..<last
    }
    while range.count > 1, morphology.hasCase, case let last = range.upperBound - 1, has(last, .reportNoun), !has(last, .organizationNoun),
      !tokens[last].isCapital || morphology.nounsHaveCapitals
    { range = range.lowerBound..<last }
    // “the Herald 2000”: a year is not part of the name.
    if range.count > 1, let last = range.last, tokens[last].flags.contains(.digit), tokens[last].range.count == 4 {
      range = range.lowerBound..<last
    }
    if let open = range.dropFirst().first(where: { opensQuote($0) && !isGlued($0) }) { range = range.lowerBound..<open }
    return range.isEmpty ? nil : NameSpan(tokens: range, dropsPrefix: dropsPrefix)
  }
}
