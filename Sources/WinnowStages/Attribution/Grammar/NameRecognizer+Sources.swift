import Winnow

/// Names that may be a source: a person, an organization, an office or an outlet.
extension NameRecognizer {
  /// Whether it may make statements: not a person, a “plan” or a date.
  ///
  /// - Parameter isNamed: whether the context is unambiguous, so that in scripts without case any words match.
  func isSource(_ span: NameSpan, isNamed: Bool = false) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last, tokens[first].isWord else { return false }
    lazy var isOrganizations = isOrganization(span)
    if isAgency(span) { return true }
    if range.allSatisfy({ !tokens[$0].isWord || isNumber($0) }) { return false }
    let classes = span.dropsPrefix ? tokens[first].restClasses : tokens[first].classes
    // “لائحة” without “ل” is no word.
    if span.dropsPrefix, has(first, .notSource) { return false }
    // “Statistics Canada”: a capital within a sentence makes the word a name.
    guard !classes.contains(.notSource) || range.count > 1 && (isOrganizations || isCapitalByChoice(first)),
      !classes.contains(.personTitle) || isNounLast && range.count > 1 && has(last, .organizationNoun),
      !(range.count == 1 && has(first, .dateWord))
    else { return false }
    guard text(range).unicodeScalars.count >= 2,
      !(range.count == 1
        && (classes.intersects(TokenClassSet(.outletNoun, .reportNoun))
          && !(morphology.hasCase && !morphology.nounsHaveCapitals && tokens[first].isCapital && !isSentenceStart(first))))
    else { return false }
    if range.contains(where: { has($0, .notSource) && !isCapitalByChoice($0) }), !isOrganizations { return false }
    if opensQuote(first - 1) { return true }
    if vocabulary.hasDefiniteArticle, isIndefinite(span) || isBeforeLatin(range) { return false }
    if !morphology.hasCase || !morphology.hasSpaces { return isNamed && !classes.contains(.givenName) || isOrganizations }
    // Titles and given names indicate a person.
    if range.contains(where: { has($0, .personTitle) }), !has(last, .organizationNoun),
      isNounLast || !has(first, .organizationNoun)
    {
      return false
    }
    // “the bank said”: a noun alone is ambiguous; some are not.
    if isBareNoun(span), fullName(of: span) == nil { return false }
    if isAfterTitle(first) { return false }
    if has(morphology.givenNamesLast ? last : first, .givenName), range.count > 1, !isOrganizations { return false }
    return !isKnownPerson(range)
  }

  /// “Dr. Ada Hill of the Harbour Institute said”: a capitalized title before the name indicates a person, whatever follows.
  private func isAfterTitle(_ first: Int) -> Bool {
    let isShortened = isSign(first - 1, ".") && isGlued(first - 1)
    let before = isShortened ? first - 2 : first - 1
    return !morphology.nounsHaveCapitals && has(before, .personTitle) && tokens[before].isCapital
      && (!isShortened || tokens[before].range.count <= Self.maxAbbreviatedTitleLength) && tokens[first].flags.isDisjoint(with: .acronym)
  }

  /// “مركز”, “شركة صينية ناشئة”: the noun of an organization without an article, alone or before an adjective of country, is not a name.
  private func isIndefinite(_ span: NameSpan) -> Bool {
    let first = span.tokens.lowerBound
    guard has(first, .organizationNoun), !tokens[first].isDefinite, !span.dropsPrefix, !has(first, .bareOrganization) else { return false }
    guard span.tokens.count > 1 else { return true }
    let key = FoldedText.bytes(of: bytes[tokens[first + 1].range])
    return !tokens[first + 1].isDefinite && key.count >= Self.minIndefiniteLength
      && key.suffix(Self.feminineEnd.count).elementsEqual(Self.feminineEnd)
  }

  /// “شركة أبحاث السوق Harborview”: what somebody is, before the name in Latin.
  private func isBeforeLatin(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    return range.count > 2 && end < tokens.count && tokens[end].isWord && tokens[end].flags.contains(.latin)
      && tokens[end - 1].flags.isDisjoint(with: .latin)
  }

  /// The length in bytes and the feminine ending of an adjective derived from a country or a thing: “صينية”.
  private static let minIndefiniteLength = 8
  private static let feminineEnd = FoldedText.bytes(of: "ية".utf8)

  /// Bytes: a longer title before a period ends a sentence.
  private static let maxAbbreviatedTitleLength = 4

  private var isNounLast: Bool { morphology.nounsLast && !morphology.hasGenitives }

  private func isNumber(_ at: Int) -> Bool {
    tokens[at].flags.contains(.digit) && bytes[tokens[at].range].allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
  }

  /// “the bank”, “the Commission”: a noun that stands for a full name, or for none; some nouns name a body by themselves.
  func isBareNoun(_ span: NameSpan) -> Bool {
    guard morphology.hasCase, morphology.hasSpaces, let first = span.tokens.first, let last = span.tokens.last,
      has(last, .organizationNoun), !isAgency(span)
    else { return false }
    if tokens[last].flags.contains(.acronym) { return false }
    switch span.tokens.count {
    case 1:
      return morphology.hasArticles && !has(last, .bareOrganization)
        && vocabulary.entry(of: tokens[last].hash).classes.contains(.organizationNoun)
    case 2: return !tokens[first].isCapital && !tokens[last].isCapital && !has(last, .bareOrganization) && !has(first, .organizationPart)
    default: return false
    }
  }

  /// The full name on the page that the words stand for: “the Commission”, “the traffic police”.
  func fullName(of span: NameSpan) -> String? {
    guard morphology.hasCase, let last = span.tokens.last, has(last, .organizationNoun),
      span.tokens.count == 2 && has(span.tokens.lowerBound, .organizationPart)
        || span.tokens.count == 1 && tokens[last].isCapital && !has(last, .bareOrganization) && !morphology.nounsHaveCapitals
    else { return nil }
    return page.fullName(of: span.tokens.map { tokens[$0].hash }, pack)
  }

  /// Whether the page names a person with this full name, or with its last word.
  private func isKnownPerson(_ range: Range<Int>) -> Bool {
    guard let last = range.last, range.count <= 3, !morphology.nounsHaveCapitals,
      !range.contains(where: { has($0, .organizationNoun) || has($0, .mediaWord) || tokens[$0].flags.contains(.acronym) })
    else { return false }
    return range.count == 1 ? page.isLastName(tokens[last].hash) : page.isUsedAlone(tokens[last].hash) && !page.isPlace(tokens[last].hash)
  }

  /// Whether the name contains a word of organizations.
  func isOrganization(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first else { return false }
    if isAgency(span) || opensQuote(first - 1) && (morphology.hasSpaces || isOutlet(span)) && follows(.outletNoun, first - 1) {
      return true
    }
    if (span.dropsPrefix ? tokens[first].restClasses : tokens[first].classes).contains(.organizationNoun) { return true }
    if range.dropFirst().contains(where: { has($0, .organizationNoun) }) || range.count == 1 && has(first, .bareOrganization) {
      return true
    }
    return isOutlet(span) || isAfterArticle(range) || isAbbreviated(range)
  }

  /// “Changing Markets Foundation (CMF)”: at least two capitals in the bracket are initials of the name, in order. A party after a person's
  /// name shares none.
  private func isAbbreviated(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard morphology.hasCase, range.count > 1, isSign(end, "("), isSign(end + 2, ")"), tokens[end + 1].flags.contains(.acronym) else {
      return false
    }
    var letters = text(end + 1..<end + 2).unicodeScalars[...]
    var shared = 0
    for at in range where tokens[at].isWord {
      guard let initial = text(at..<at + 1).unicodeScalars.first, let found = letters.firstIndex(of: initial) else { continue }
      letters = letters[letters.index(after: found)...]
      shared += 1
    }
    return shared > 1
  }

  /// Whether a word is capitalized without beginning a sentence, in a language whose nouns are lowercase.
  private func isCapitalByChoice(_ at: Int) -> Bool {
    morphology.hasCase && !morphology.nounsHaveCapitals && tokens[at].isCapital && !isSentenceStart(at)
  }

  /// “the Federal Reserve said”: no person's name follows an article.
  private func isAfterArticle(_ range: Range<Int>) -> Bool {
    guard let last = range.last, morphology.hasCase, !morphology.nounsHaveCapitals else { return false }
    let article = has(range.lowerBound, .definiteArticle) && range.count > 1 ? range.lowerBound : range.lowerBound - 1
    // “Le Pen”, “La Russa”: where the organization's noun comes first, a capitalized article may belong to a person's name.
    guard article >= 0, has(article, .definiteArticle), !tokens[article].isCapital || morphology.nounsLast, tokens[article + 1].isCapital,
      !has(last, .personNoun)
    else { return false }
    // “in the Hague”, “the head of the Labour Party”.
    if has(article - 1, .placePreposition) || has(article - 1, .nameJoiner) && !has(article - 1, .conjunction) { return false }
    // “the Leeds striker said”: the noun after the name is the source.
    guard tokens.indices.contains(last + 1), tokens[last + 1].isWord, !tokens[last + 1].isCapital else { return true }
    return !(tokens[last + 1].classes.isEmpty && tokens[last + 1].begins.isEmpty) && !has(last + 1, .personTitle)
  }

  /// A noun of organizations at the end of the name, or before a function word within it.
  func isOffice(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last else { return false }
    if range.count == 1 {
      return !morphology.hasArticles
        ? has(first, .organizationNoun)
        : has(first, .organizationNoun) && (tokens[first].isCapital || first > 0 && has(first - 1, .article))
    }
    if morphology.nounsLast {
      return has(last, .organizationNoun) || range.contains { has($0, .organizationNoun) && has($0 + 1, .nameJoiner) }
    }
    return range.contains { has($0, .organizationNoun) } || span.dropsPrefix && tokens[first].restClasses.contains(.organizationNoun)
  }

  /// An outlet: an agency's name, an acronym, a word of outlets, or the noun of an outlet next to it.
  func isOutlet(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last else { return false }
    if isAgency(span) || follows(.outletNoun, first) || morphology.hasCase && tokens[first].isCapital && follows(.organizationNoun, first)
      || hasAny(last + 1, .outletNoun) && !has(last + 1, .stopWord)
    {
      return true
    }
    if range.count == 1, tokens[first].flags.contains(.acronym), text(range).unicodeScalars.count <= 6 { return true }
    if range.count == 1, tokens[first].flags.contains(.abbreviation), text(range).contains(".") {
      return tokens[first].flags.contains(.latin) && text(range).unicodeScalars.count > 4
    }
    if range.count == 2, has(first, .article), tokens[first].isCapital, !isSentenceStart(first) || !morphology.nounsLast,
      !morphology.nounsHaveCapitals
    {
      return true
    }
    if span.dropsPrefix, range.count > 1, tokens[first].restClasses.contains(.mediaWord) { return true }
    return range.count >= 2 && range.contains { has($0, .mediaWord) } || has(first, .mediaWord) && !morphology.hasCase && range.count > 1
  }

  /// Whether the previous word, ignoring quotation marks, is of this class.
  private func follows(_ kind: TokenClass, _ first: Int) -> Bool {
    guard first > 0 else { return false }
    let before = tokens[first - 1].isWord ? first - 1 : first - 2
    return hasAny(before, kind)
  }

  /// “Dagens Malm reported that”: two or more capitalized words that, by the language and the page, are not a person.
  func isPresumed(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard morphology.hasCase, !morphology.nounsHaveCapitals, vocabulary.hasGivenNames, range.count(where: { tokens[$0].isWord }) > 1,
      let first = range.first, let last = range.last, tokens[first].isCapital, isSource(span),
      !range.contains(where: { tokens[$0].classes.intersects(Self.ofPeople) })
    else { return false }
    return !page.isUsedAlone(tokens[last].hash)
  }

  private static let ofPeople = TokenClassSet(.givenName, .personTitle, .personNoun, .dateWord)

  /// “Google said”: one capitalized word, which the page also has within sentences, never in lowercase, and never as a surname; where all
  /// nouns are capitalized, one that the page has several times and never after an article.
  func isCompany(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard morphology.hasCase, range.count == 1, let at = range.first, isSource(span) else { return false }
    let token = tokens[at]
    guard token.isCapital, token.classes.isEmpty, token.begins.isEmpty, token.flags.isDisjoint(with: .digit), !page.isLastName(token.hash),
      !page.occursLowercase(token.hash), !hasAny(at - 1, .nameJoiner), !isBeforeCapital(at)
    else { return false }
    return morphology.nounsHaveCapitals ? page.isNameWithoutArticle(token.hash) : page.isCapitalWithin(token.hash)
  }

  /// “What a Fool Believes”: a title with all words capitalized, without a verb of a sentence.
  private func isBeforeCapital(_ at: Int) -> Bool {
    !morphology.nounsHaveCapitals && at + 1 < tokens.count && tokens[at + 1].isWord && tokens[at + 1].isCapital
  }
}
