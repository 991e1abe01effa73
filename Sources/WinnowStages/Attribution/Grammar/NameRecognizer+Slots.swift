import Winnow

/// Where the names of slots may begin and end, and what may stand in them.
extension NameRecognizer {
  /// In tokens: the longest name in a line.
  private static let longestInLine = 24

  /// The spans that a slot may hold from this token on; the first that the rest of the pattern fits counts.
  func spans(of slot: Slot, from start: Int, isInside: Bool) -> [NameSpan] {
    guard start < tokens.count else { return [] }
    switch slot.shape {
    case .source, .organization, .office, .outlet, .company, .quoted, .definite, .name:
      guard let span = organization(from: start, isInside: isInside) else { return [] }
      // “أفادت لرويترز”: as it stands first, then without the small word.
      if !isInside, tokens[start].prefix > 0, let inner = organization(from: start, isInside: true), inner != span { return [span, inner] }
      return [span]
    case .agency:
      var spans = agency(from: start, isInside: isInside).flatMap { goesOn($0.tokens.upperBound) ? nil : [$0] } ?? []
      // “dpa/lbn”; an unknown one in capitals.
      if start + 3 <= tokens.count, isSign(start + 1, "/"), isGlued(start + 1), isGlued(start + 2) { spans.insert(NameSpan(tokens: start..<start + 3), at: 0) }
      if spans.isEmpty, tokens[start].flags.contains(.acronym) { spans.append(NameSpan(tokens: start..<start + 1)) }
      return spans
    // Where nothing bounds them, as many names as there are.
    case .picture: return (start + 1..<min(tokens.count, start + Self.longestInLine) + 1).reversed().map { NameSpan(tokens: start..<$0) }
    case .agencies, .generic, .people, .person, .signature, .cosigned, .place, .capitals, .recurring, .publisher, .media, .site, .surveyed, .masthead, .date, .region, .initials:
      let last = min(tokens.count, start + Self.longestInLine)
      return (start + 1..<last + 1).map { NameSpan(tokens: start..<$0) }
    }
  }

  /// The spans that a slot may hold before this token.
  func spans(of slot: Slot, endingAt end: Int) -> [NameSpan] {
    guard end > 0 else { return [] }
    switch slot.shape {
    case .source, .organization, .office, .outlet, .company, .quoted, .definite, .name: return organization(endingAt: end).map { [$0] } ?? []
    case .agency: return (1...min(5, end)).reversed().map { NameSpan(tokens: end - $0..<end) }.filter(isAgency)
    case .people where tokens[end - 1].flags.contains(.unspaced), .person where tokens[end - 1].flags.contains(.unspaced):
      var start = end - 1
      while start > 0, end - start < 6, isGlued(start), tokens[start - 1].flags.contains(.unspaced) { start -= 1 }
      return [NameSpan(tokens: start..<end)]
    case .signature, .cosigned: return captionTails(endingAt: end).map { NameSpan(tokens: $0) }
    case .agencies, .generic, .people, .person, .picture, .place, .capitals, .recurring, .publisher, .media, .site, .surveyed, .masthead, .date, .region, .initials:
      return (1...min(end, Self.longestInLine)).map { NameSpan(tokens: end - $0..<end) }
    }
  }

  /// Whether the words may be what the slot is for.
  func accepts(_ slot: Slot, _ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first else { return false }
    switch slot.shape {
    case .source: return isSource(span)
    case .organization: return isSource(span) && isOrganization(span)
    case .office: return isSource(span) && isOffice(span)
    case .outlet: return isSource(span) && isOutlet(span)
    case .company: return isCompany(span)
    case .quoted: return isSource(span, isNamed: true) && (isAgency(span) || opensQuote(first - 1) || !morphology.hasCase && tokens[first].flags.contains(.latin) && tokens[first].isCapital)
    case .definite: return range.count == 1 && tokens[first].isDefinite && !span.dropsPrefix && isSource(span, isNamed: true)
    case .name: return isSource(span, isNamed: true)
    case .agency: return isAgency(span) || isDesk(range) || isUnknownAgency(range)
    case .agencies: return parts(of: range, at: Self.listSigns).allSatisfy { isAgency(NameSpan(tokens: $0)) || isGeneric($0) }
    case .generic: return tokens[first].isWord && range.last.map { tokens[$0].isWord } ?? false && isGeneric(range)
    case .people: return people(range).contains { $0.kind == .person }
    case .person: return isPerson(range, isNamed: false) && !isSite(range)
    case .picture, .signature, .cosigned:
      guard tokens[first].isWord || isSign(first, "@") || isSign(first, "©") || isSign(first, "(") else { return false }
      let names = pictureNames(range, isNamed: slot.isNamed)
      guard slot.shape == .cosigned else { return !names.isEmpty }
      return names.count > 1 && range.contains { isSign($0, "/") || isSign($0, "|") || isSign($0, "(") && isSign(first - 1, "©") } && !range.contains { isSign($0, ",") || isSign($0, ";") } && (names.count > 2 || isSign(first - 1, "©") || isSign(first - 1, ")") || names.contains { PictureSources.contains(key(NameSpan(tokens: $0))) }) && names.contains { isPerson($0, isNamed: false) }
    case .place: return isPlace(range)
    case .capitals: return range.allSatisfy { tokens[$0].flags.contains(.acronym) || !tokens[$0].isWord && isSign($0, "/") } && range.count <= 3 && isPlace(range)
    case .recurring: return (range.count <= 3 || isSign(first + 1, "/")) && isPlace(range) && page.isPlace(tokens[first].hash)
    case .publisher, .media, .masthead: return isPublisher(range, slot.shape)
    case .site: return !page.site.isEmpty && isKey(span, page.site)
    case .surveyed: return !page.surveyed.isEmpty && page.surveyed.contains(String(decoding: key(span), as: UTF8.self))
    case .date: return range.contains { tokens[$0].flags.contains(.digit) } && range.count <= 12 && !tokens[first].flags.contains(.unspaced)
    case .initials:
      guard range.count == 1, tokens[first].isWord, tokens[first].flags.isDisjoint(with: .digit) else { return false }
      let text = text(range)
      return text.contains(".") || 2...4 ~= text.unicodeScalars.count
    case .region: return range.count <= 3 && range.allSatisfy { tokens[$0].isWord && tokens[$0].isCapital && !has($0, .dateWord) || isSign($0, ".") }
    }
  }

  static let listSigns = [",", "/", "|", ";", "&", "+", "•"].map { Punctuation.hash(of: $0) }, slash = [Punctuation.hash(of: "/")]

  // MARK: Sources

  /// Whether statements may be ascribed to it: no person, no “plan”, no date.
  ///
  /// - Parameter isNamed: whether the words around it leave no doubt, so that in scripts without capitals any words will do.
  func isSource(_ span: NameSpan, isNamed: Bool = false) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last, tokens[first].isWord else { return false }
    lazy var isOrganizations = isOrganization(span)
    if isAgency(span) { return true }
    if range.allSatisfy({ !tokens[$0].isWord || isNumber($0) }) { return false }
    let classes = span.dropsPrefix ? tokens[first].restClasses : tokens[first].classes
    // “Statistics Canada”: a capital within a sentence makes a name of the word.
    guard !classes.contains(.notSource) || range.count > 1 && (isOrganizations || isCapitalByChoice(first)), !classes.contains(.personTitle) || (morphology.hasCase || morphology.nounsLast) && range.count > 1 && has(last, .organizationNoun), !(range.count == 1 && has(first, .dateWord)) else { return false }
    guard text(range).unicodeScalars.count >= 2, !(range.count == 1 && (classes.intersects(TokenClassSet(.outletNoun, .reportNoun)) && !(morphology.hasCase && !morphology.nounsHaveCapitals && tokens[first].isCapital && !isSentenceStart(first)))) else { return false }
    if range.contains(where: { has($0, .notSource) && !isCapitalByChoice($0) }), !isOrganizations { return false }
    if opensQuote(first - 1) { return true }
    if !morphology.hasCase || !morphology.hasSpaces { return isNamed && !classes.contains(.givenName) || isOrganizations }
    // Titles and given names tell a person.
    if range.contains(where: { has($0, .personTitle) }), !has(last, .organizationNoun), morphology.nounsLast || !has(first, .organizationNoun) { return false }
    // “the bank said”: a noun alone tells not which; some do.
    if isBareNoun(span), fullName(of: span) == nil { return false }
    if has(morphology.givenNamesLast ? last : first, .givenName), range.count > 1, !isOrganizations { return false }
    return !isKnownPerson(range)
  }

  private func isNumber(_ at: Int) -> Bool { tokens[at].flags.contains(.digit) && bytes[tokens[at].range].allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") } }

  /// “the bank”, “the Commission”: a noun that stands for a full name, or for none; some nouns name a body by themselves.
  func isBareNoun(_ span: NameSpan) -> Bool {
    guard morphology.hasCase, morphology.hasSpaces, let first = span.tokens.first, let last = span.tokens.last, has(last, .organizationNoun), !isAgency(span) else { return false }
    if tokens[last].flags.contains(.acronym) { return false }
    switch span.tokens.count {
    case 1: return morphology.hasArticles && !has(last, .bareOrganization) && vocabulary.entry(of: tokens[last].hash).classes.contains(.organizationNoun)
    case 2: return !tokens[first].isCapital && !tokens[last].isCapital && !has(last, .bareOrganization) && !has(first, .organizationPart)
    default: return false
    }
  }

  /// The full name that the page has of what the words stand for: “the Commission”, “the traffic police”.
  func fullName(of span: NameSpan) -> String? {
    guard morphology.hasCase, let last = span.tokens.last, has(last, .organizationNoun), span.tokens.count == 2 && has(span.tokens.lowerBound, .organizationPart) || span.tokens.count == 1 && tokens[last].isCapital && !has(last, .bareOrganization) && !morphology.nounsHaveCapitals else { return nil }
    return page.fullName(of: span.tokens.map { tokens[$0].hash }, pack)
  }

  /// Whether the page calls a person by this full name, or by the last word of it.
  private func isKnownPerson(_ range: Range<Int>) -> Bool {
    guard let last = range.last, range.count <= 3, !morphology.nounsHaveCapitals, !range.contains(where: { has($0, .organizationNoun) || has($0, .mediaWord) || tokens[$0].flags.contains(.acronym) }) else { return false }
    return range.count == 1 ? page.isLastName(tokens[last].hash) : page.isUsedAlone(tokens[last].hash) && !page.isPlace(tokens[last].hash)
  }

  /// Whether a word of the name is one that organizations have.
  func isOrganization(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first else { return false }
    if isAgency(span) || opensQuote(first - 1) && (morphology.hasSpaces || isOutlet(span)) && follows(.outletNoun, first - 1) { return true }
    if (span.dropsPrefix ? tokens[first].restClasses : tokens[first].classes).contains(.organizationNoun) { return true }
    if range.dropFirst().contains(where: { has($0, .organizationNoun) }) || range.count == 1 && has(first, .bareOrganization) { return true }
    return isOutlet(span) || isAfterArticle(range) || isAbbreviated(range)
  }

  /// “Changing Markets Foundation (CMF)”: two capitals at least of the bracket begin words of the name, in their order. A party
  /// after a person's name shares none.
  private func isAbbreviated(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard morphology.hasCase, range.count > 1, isSign(end, "("), isSign(end + 2, ")"), tokens[end + 1].flags.contains(.acronym) else { return false }
    var letters = text(end + 1..<end + 2).unicodeScalars[...], shared = 0
    for at in range where tokens[at].isWord {
      guard let initial = text(at..<at + 1).unicodeScalars.first, let found = letters.firstIndex(of: initial) else { continue }
      letters = letters[letters.index(after: found)...]
      shared += 1
    }
    return shared > 1
  }

  /// Whether a word has a capital though it begins no sentence, in a language whose nouns have none.
  private func isCapitalByChoice(_ at: Int) -> Bool { morphology.hasCase && !morphology.nounsHaveCapitals && tokens[at].isCapital && !isSentenceStart(at) }

  /// “the Federal Reserve said”: no person's name has the article before it.
  private func isAfterArticle(_ range: Range<Int>) -> Bool {
    guard let last = range.last, morphology.hasCase, !morphology.nounsHaveCapitals else { return false }
    let article = has(range.lowerBound, .definiteArticle) && range.count > 1 ? range.lowerBound : range.lowerBound - 1
    // “Le Pen”, “La Russa”: where an organization's noun stands first, a capital on the article may be a person's.
    guard article >= 0, has(article, .definiteArticle), !tokens[article].isCapital || morphology.nounsLast, tokens[article + 1].isCapital, !has(last, .personNoun) else { return false }
    // “in the Hague”, “the head of the Labour Party”.
    if has(article - 1, .placePreposition) || has(article - 1, .nameJoiner) && !has(article - 1, .conjunction) { return false }
    // “the Leeds striker said”: the noun after tells who.
    guard tokens.indices.contains(last + 1), tokens[last + 1].isWord, !tokens[last + 1].isCapital else { return true }
    return !(tokens[last + 1].classes.isEmpty && tokens[last + 1].begins.isEmpty) && !has(last + 1, .personTitle)
  }

  /// A noun of organizations at the name's end, or before a small word within it.
  func isOffice(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last else { return false }
    if range.count == 1 { return !morphology.hasArticles ? has(first, .organizationNoun) : has(first, .organizationNoun) && (tokens[first].isCapital || first > 0 && has(first - 1, .article)) }
    if morphology.nounsLast { return has(last, .organizationNoun) || range.contains { has($0, .organizationNoun) && has($0 + 1, .nameJoiner) } }
    return range.contains { has($0, .organizationNoun) } || span.dropsPrefix && tokens[first].restClasses.contains(.organizationNoun)
  }

  /// An outlet: by an agency's name, capitals alone, a word of outlets, or the noun of an outlet beside it.
  func isOutlet(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first, let last = range.last else { return false }
    if isAgency(span) || follows(.outletNoun, first) || morphology.hasCase && tokens[first].isCapital && follows(.organizationNoun, first) || hasAny(last + 1, .outletNoun) && !has(last + 1, .stopWord) { return true }
    if range.count == 1, tokens[first].flags.contains(.acronym), text(range).unicodeScalars.count <= 6 { return true }
    if range.count == 1, tokens[first].flags.contains(.abbreviation), text(range).contains(".") { return tokens[first].flags.contains(.latin) && text(range).unicodeScalars.count > 4 }
    if range.count == 2, has(first, .article), tokens[first].isCapital, !isSentenceStart(first) || !morphology.nounsLast, !morphology.nounsHaveCapitals { return true }
    if span.dropsPrefix, range.count > 1, tokens[first].restClasses.contains(.mediaWord) { return true }
    return range.count >= 2 && range.contains { has($0, .mediaWord) } || has(first, .mediaWord) && !morphology.hasCase && range.count > 1
  }

  /// Whether the word right before is of this class, a quotation mark aside.
  private func follows(_ kind: TokenClass, _ first: Int) -> Bool {
    guard first > 0 else { return false }
    let before = tokens[first - 1].isWord ? first - 1 : first - 2
    return hasAny(before, kind)
  }

  /// “Google said”: one word with a capital, which the page has within sentences too, never small, and never as a last name;
  /// where all nouns have capitals, one that the page has several times and never after an article.
  private func isCompany(_ span: NameSpan) -> Bool {
    let range = span.tokens
    guard morphology.hasCase, range.count == 1, let at = range.first, isSource(span) else { return false }
    let token = tokens[at]
    guard token.isCapital, token.classes.isEmpty, token.begins.isEmpty, token.flags.isDisjoint(with: .digit), !page.isLastName(token.hash), !page.isSmall(token.hash), !hasAny(at - 1, .nameJoiner) else { return false }
    return morphology.nounsHaveCapitals ? page.isNameWithoutArticle(token.hash) : page.isCapitalWithin(token.hash)
  }

  // MARK: Lines

  /// “dpa/lbn”.
  private func isDesk(_ range: Range<Int>) -> Bool {
    range.count == 3 && isSign(range.lowerBound + 1, "/") && isAgency(NameSpan(tokens: range.lowerBound..<range.lowerBound + 1)) && text(range.lowerBound + 2..<range.upperBound).utf8.count <= 4
  }

  /// The short name of an agency that is not in the list, in capitals: `APTN`.
  private func isUnknownAgency(_ range: Range<Int>) -> Bool {
    guard range.count == 1, let at = range.first, tokens[at].flags.contains(.acronym), tokens[at].flags.isDisjoint(with: .digit) else { return false }
    return 3...6 ~= text(range).unicodeScalars.count && (at > 0 && isSign(at - 1, "(") || !morphology.hasCase) && !has(at, .notPlace)
  }

  func isGeneric(_ range: Range<Int>) -> Bool {
    range.count <= Self.longestGeneric && Agencies.id(ofKey: key(NameSpan(tokens: range))).map(Agencies.isGeneric) ?? false
  }

  /// In tokens.
  private static let longestGeneric = 8

  private func isPlace(_ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count <= 6, tokens[first].isWord, tokens[first].isCapital else { return false }
    for at in range {
      let token = tokens[at]
      if token.isWord {
        guard !token.flags.contains(.digit), !(token.flags.contains(.abbreviation) && token.range.count > 4), !token.classes.intersects(Self.notPlaces) || token.classes.contains(.article) || at > first && token.classes.contains(.dateWord), !(morphology.hasCase && !token.isCapital && !token.classes.contains(.nameParticle) && !token.classes.contains(.article) && !token.classes.contains(.nameJoiner)) else { return false }
        if token.classes.contains(.stopWord), at == range.upperBound - 1 || !token.classes.contains(.article) || !token.isCapital { return false }
      } else {
        let isInner = at > first && at < range.upperBound - 1
        guard isInner, isSign(at, "/") && isGlued(at) && isGlued(at + 1) || isSign(at, ",") || isSign(at, "-") || isSign(at, "'") || isSign(at, ".") && isGlued(at) && tokens[at - 1].flags.contains(.abbreviation) else { return false }
      }
    }
    let span = NameSpan(tokens: range)
    // “FMW/Bloomberg”: no place is so short.
    if range.count == 1, tokens[first].flags.contains(.acronym), text(range).unicodeScalars.count < 4 { return false }
    guard !PictureSources.contains(key(span)), range.count(where: { tokens[$0].isWord }) <= 4, morphology.hasCase || tokens[first].flags.contains(.unspaced) || !isPerson(range, isNamed: false), !isAgency(span), !isGeneric(range), !isSite(range), String(decoding: key(span), as: UTF8.self) != page.site else { return false }
    if tokens[first].flags.contains(.unspaced) { return range.count <= 12 }
    if range.count > 1, has(first, .givenName), isPerson(range, isNamed: false) { return false }
    return !range.contains { has($0, .mediaWord) && !(has($0, .stopWord)) } || range.contains { isSign($0, ",") }
  }

  private static let notPlaces = TokenClassSet(.notPerson, .notPlace, .dateWord, .that, .reportNoun)

  private func isPublisher(_ range: Range<Int>, _ shape: Slot.Shape) -> Bool {
    let span = NameSpan(tokens: range)
    guard let first = range.first, let last = range.last, tokens[first].isWord, tokens[last].isWord, tokens[first].isCapital, range.count <= (tokens[first].flags.contains(.unspaced) ? 10 : 6), !isAgency(span), !isGeneric(range) else { return false }
    if shape != .media, isSite(range) { return true }
    let words = range.filter { tokens[$0].isWord }
    guard words.count <= (tokens[first].flags.contains(.unspaced) ? 10 : 4), words.count == range.count || range.allSatisfy({ tokens[$0].isWord || isGlued($0) && (isSign($0, "'") || isSign($0, ".") || isSign($0, "-")) }) else { return false }
    guard text(range).unicodeScalars.count(where: { $0.properties.numericType != nil && !Punctuation.isUnspaced($0) }) <= 2, !words.contains(where: { has($0, .stopWord) && !has($0, .mediaWord) && !(has($0, .article) && tokens[$0].isCapital) }) else { return false }
    guard !morphology.hasCase || !words.contains(where: { has($0, .notPlace) && !has($0, .mediaWord) || has($0, .dateWord) }) else { return false }
    switch shape {
    case .media: return words.contains { has($0, .mediaWord) }
    case .masthead: return !isPerson(range, isNamed: false)
    default: return true
    }
  }
}
