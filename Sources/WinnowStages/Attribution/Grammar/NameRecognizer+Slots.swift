import Winnow

/// The spans of names that may fill slots.
extension NameRecognizer {
  /// Maximum tokens of a name in a line.
  private static let maxNameLengthInLine = 24

  /// The spans from this token on that may fill a slot; the first with which the rest of the pattern matches is used.
  func spans(of slot: Slot, from start: Int, isInside: Bool) -> [NameSpan] {
    guard start < tokens.count else { return [] }
    switch slot.shape {
    case .source, .organization, .office, .outlet, .company, .presumed, .quoted, .definite, .name:
      guard let span = organization(from: start, isInside: isInside) else { return [] }
      // “أفادت لرويترز”: first the whole word, then without the proclitic; “لمنظمة العفو”: before a noun, without it.
      if !isInside, tokens[start].prefix > 0, !opensQuote(start - 1), let inner = organization(from: start, isInside: true), inner != span {
        return tokens[start].restClasses.contains(.organizationNoun) && !has(start, .organizationNoun) ? [inner, span] : [span, inner]
      }
      return [span]
    case .agency:
      var spans = agency(from: start, isInside: isInside).flatMap { continues($0.tokens.upperBound) ? nil : [$0] } ?? []
      // “dpa/lbn”; or an unlisted one in capitals.
      if start + 3 <= tokens.count, isSign(start + 1, "/"), isGlued(start + 1), isGlued(start + 2) {
        spans.insert(NameSpan(tokens: start..<start + 3), at: 0)
      }
      if spans.isEmpty, tokens[start].flags.contains(.acronym) { spans.append(NameSpan(tokens: start..<start + 1)) }
      return spans
    // Unbounded: as many names as there are.
    case .picture:
      return (start + 1..<min(tokens.count, start + Self.maxNameLengthInLine) + 1).reversed().map { NameSpan(tokens: start..<$0) }
    case .agencies, .generic, .people, .person, .signature, .cosigned, .place, .capitals, .recurring, .city, .publisher, .media, .site,
      .surveyed,
      .masthead, .date, .region, .initials:
      let last = min(tokens.count, start + Self.maxNameLengthInLine)
      return (start + 1..<last + 1).map { NameSpan(tokens: start..<$0) }
    }
  }

  /// The spans before this token that may fill a slot.
  func spans(of slot: Slot, endingAt end: Int) -> [NameSpan] {
    guard end > 0 else { return [] }
    switch slot.shape {
    case .source, .organization, .office, .outlet, .company, .presumed, .quoted, .definite, .name:
      return organization(endingAt: end).map { [$0] } ?? []
    case .agency: return (1...min(5, end)).reversed().map { NameSpan(tokens: end - $0..<end) }.filter(isAgency)
    case .people where tokens[end - 1].flags.contains(.unspaced), .person where tokens[end - 1].flags.contains(.unspaced):
      var start = end - 1
      while start > 0, end - start < 6, isGlued(start), tokens[start - 1].flags.contains(.unspaced) { start -= 1 }
      return [NameSpan(tokens: start..<end)]
    case .signature, .cosigned: return captionTails(endingAt: end).map { NameSpan(tokens: $0) }
    case .agencies, .generic, .people, .person, .picture, .place, .capitals, .recurring, .city, .publisher, .media, .site, .surveyed,
      .masthead,
      .date, .region, .initials:
      return (1...min(end, Self.maxNameLengthInLine)).map { NameSpan(tokens: end - $0..<end) }
    }
  }

  /// Whether the words match the slot's shape.
  func accepts(_ slot: Slot, _ span: NameSpan) -> Bool {
    let range = span.tokens
    guard let first = range.first else { return false }
    switch slot.shape {
    case .source: return isSource(span)
    case .organization: return isSource(span) && isOrganization(span)
    case .office: return isSource(span) && isOffice(span)
    case .outlet: return isSource(span) && isOutlet(span)
    case .company: return isCompany(span)
    case .presumed: return isPresumed(span)
    case .quoted:
      return isSource(span, isNamed: true)
        && (isAgency(span) || opensQuote(first - 1)
          || !morphology.hasCase && tokens[first].flags.contains(.latin) && tokens[first].isCapital)
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
      return names.count > 1 && range.contains { isSign($0, "/") || isSign($0, "|") || isSign($0, "(") && isSign(first - 1, "©") }
        && !range.contains { isSign($0, ",") || isSign($0, ";") }
        && (names.count > 2 || isSign(first - 1, "©") || isSign(first - 1, ")")
          || names.contains { PictureSources.contains(key(NameSpan(tokens: $0))) })
        && names.contains { isPerson($0, isNamed: false) }
    case .place: return isPlace(range)
    case .capitals:
      return range.allSatisfy { tokens[$0].flags.contains(.acronym) || !tokens[$0].isWord && (isSign($0, "/") || isSign($0, ".")) }
        && range.count <= 3 && isPlace(range)
    case .city:
      return parts(of: range, at: Self.slash).first.map { Cities.contains(text($0).utf8, in: pack.language) } ?? false
    case .recurring: return (range.count <= 3 || isSign(first + 1, "/")) && isPlace(range) && page.isPlace(tokens[first].hash)
    case .publisher, .media, .masthead: return isPublisher(range, slot.shape)
    case .site: return !page.site.isEmpty && tokens[range.upperBound - 1].isWord && isKey(span, page.site)
    case .surveyed: return !page.surveyed.isEmpty && page.surveyed.contains(String(decoding: key(span), as: UTF8.self))
    case .date:
      return range.contains { tokens[$0].flags.contains(.digit) } && range.count <= 12 && !tokens[first].flags.contains(.unspaced)
        && (tokens[first].flags.contains(.digit) || hasAny(first, .dateWord) || morphology.hasCase && !tokens[first].isCapital)
    case .initials:
      guard range.count == 1, tokens[first].isWord, tokens[first].flags.isDisjoint(with: .digit) else { return false }
      let text = text(range)
      return text.contains(".") || 2...4 ~= text.unicodeScalars.count
    case .region:
      return range.count <= 3 && range.allSatisfy { tokens[$0].isWord && tokens[$0].isCapital && !has($0, .dateWord) || isSign($0, ".") }
    }
  }

  static let listSigns = [",", "/", "|", ";", "&", "+", "•"].map { Punctuation.hash(of: $0) }, slash = [Punctuation.hash(of: "/")]

  // MARK: Lines

  /// “dpa/lbn”.
  private func isDesk(_ range: Range<Int>) -> Bool {
    range.count == 3 && isSign(range.lowerBound + 1, "/") && isAgency(NameSpan(tokens: range.lowerBound..<range.lowerBound + 1))
      && text(range.lowerBound + 2..<range.upperBound).utf8.count <= 4
  }

  /// The abbreviation of an unlisted agency, in capitals: `APTN`.
  private func isUnknownAgency(_ range: Range<Int>) -> Bool {
    guard range.count == 1, let at = range.first, tokens[at].flags.contains(.acronym), tokens[at].flags.isDisjoint(with: .digit) else {
      return false
    }
    return 3...6 ~= text(range).unicodeScalars.count && (at > 0 && isSign(at - 1, "(") || !morphology.hasCase) && !has(at, .notPlace)
  }

  func isGeneric(_ range: Range<Int>) -> Bool {
    range.count <= Self.maxGenericLength && Agencies.id(ofKey: key(NameSpan(tokens: range))).map(Agencies.isGeneric) ?? false
  }

  /// Tokens.
  private static let maxGenericLength = 8

  private func isPlace(_ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count <= 6, tokens[first].isWord, tokens[first].isCapital else { return false }
    for at in range {
      let token = tokens[at]
      if token.isWord {
        guard !token.flags.contains(.digit), !(token.flags.contains(.abbreviation) && token.range.count > 4),
          !token.classes.intersects(Self.notPlaces) || token.classes.contains(.article) || at > first && token.classes.contains(.dateWord),
          !(morphology.hasCase && !token.isCapital && !token.classes.contains(.nameParticle) && !token.classes.contains(.article)
            && !token.classes.contains(.nameJoiner))
        else { return false }
        if token.classes.contains(.stopWord), at == range.upperBound - 1 || !token.classes.contains(.article) || !token.isCapital {
          return false
        }
      } else {
        let isInner = at > first && at < range.upperBound - 1
        guard isInner,
          isSign(at, "/") && isGlued(at) && isGlued(at + 1) || isSign(at, ",") || isSign(at, "-") || isSign(at, "'")
            || isSign(at, ".") && isGlued(at)
              && (tokens[at - 1].flags.contains(.abbreviation) || isShort(at - 1) && tokens[at + 1].isCapital)
        else { return false }
      }
    }
    let span = NameSpan(tokens: range)
    // “FMW/Bloomberg”, “R – Moscow”: no place is so short.
    if range.count == 1, morphology.hasCase,
      tokens[first].range.count < 2 || tokens[first].flags.contains(.acronym) && text(range).unicodeScalars.count < 4
    {
      return false
    }
    guard !PictureSources.contains(key(span)), range.count(where: { tokens[$0].isWord }) <= 4,
      morphology.hasCase || tokens[first].flags.contains(.unspaced) || !isPerson(range, isNamed: false), !isAgency(span), !isGeneric(range),
      !isSite(range), String(decoding: key(span), as: UTF8.self) != page.site
    else { return false }
    if tokens[first].flags.contains(.unspaced) { return range.count <= 12 }
    if range.count > 1, has(first, .givenName), isPerson(range, isNamed: false) { return false }
    return !range.contains { has($0, .mediaWord) && !(has($0, .stopWord)) } || range.contains { isSign($0, ",") }
  }

  /// “ST. JOSEPH”, “Ft. Worth”.
  private func isShort(_ at: Int) -> Bool { tokens[at].range.count == 2 && tokens[at].flags.contains(.latin) }

  private static let notPlaces = TokenClassSet(.notPerson, .notPlace, .dateWord, .that, .reportNoun)

  private func isPublisher(_ range: Range<Int>, _ shape: Slot.Shape) -> Bool {
    let span = NameSpan(tokens: range)
    guard let first = range.first, let last = range.last, tokens[first].isWord, tokens[last].isWord, tokens[first].isCapital,
      range.count <= (tokens[first].flags.contains(.unspaced) ? 10 : 6), !isAgency(span), !isGeneric(range)
    else { return false }
    if shape != .media, isSite(range) { return true }
    let words = range.filter { tokens[$0].isWord }
    guard words.count <= (tokens[first].flags.contains(.unspaced) ? 10 : 4),
      words.count == range.count
        || range.allSatisfy({ tokens[$0].isWord || isGlued($0) && (isSign($0, "'") || isSign($0, ".") || isSign($0, "-")) })
    else { return false }
    guard text(range).unicodeScalars.count(where: { $0.properties.numericType != nil && !Punctuation.isUnspaced($0) }) <= 2,
      !words.contains(where: { has($0, .stopWord) && !has($0, .mediaWord) && !(has($0, .article) && tokens[$0].isCapital) })
    else { return false }
    guard !morphology.hasCase || !words.contains(where: { has($0, .notPlace) && !has($0, .mediaWord) || has($0, .dateWord) }) else {
      return false
    }
    switch shape {
    case .media: return words.contains { has($0, .mediaWord) }
    case .masthead: return !isPerson(range, isNamed: false)
    default: return true
    }
  }
}
