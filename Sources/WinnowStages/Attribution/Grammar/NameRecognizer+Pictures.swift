import Winnow

/// The credits of images: “Lena Haas/Pool via REUTERS”, “picture alliance / dpa | Max Muster”.
extension NameRecognizer {
  /// The names in an image credit, without licences, dates and subjects; empty if the text is not a credit.
  ///
  /// - Parameter isNamed: whether the context implies a credit; otherwise an agency, or a person next to an outlet, is required.
  func pictureNames(_ range: Range<Int>, isNamed: Bool) -> [Range<Int>] {
    // “…. (Nine)”: a separate bracket after the last sentence of a caption.
    let isNamed =
      isNamed || isBehindSlash(range.lowerBound)
      || range.count <= 7 && isSign(range.lowerBound, "(") && range.last.map { isSign($0, ")") } ?? false && range.lowerBound > 0
        && tokens[range.lowerBound - 1].flags.contains(.endsSentence)
    var names: [Range<Int>] = []
    var isKnown = false
    var people = 0
    let all = parts(of: withoutAddress(range), at: Self.pictureSigns).flatMap(partsAtNotes)
    for part in all {
      guard let part = isKnownSource(part) ? part : withoutNotes(part) else { continue }
      if !isNamed, isSite(part) {
        if all.count == 1 { return [] }
        isKnown = true
      }
      guard part.count <= (tokens[part.lowerBound].flags.contains(.unspaced) ? 2 * Self.maxPartLength : Self.maxPartLength) else {
        if names.isEmpty || !isNamed { return [] } else { break }
      }
      let key = key(NameSpan(tokens: part))
      let id = Agencies.id(ofKey: key)
      if let id {
        isKnown = isKnown || !Agencies.isGeneric(id: id)
      } else if PictureSources.contains(key) {
        isKnown = true
      } else {
        guard isPictureName(part, isNamed: isNamed) else { if isNamed, !names.isEmpty { break } else { return [] } }
        if isPerson(part, isNamed: false) { people += 1 }
      }
      names.append(part)
    }
    // “Anna Berg aberg@example.org”
    if people > 0, range.contains(where: { isSign($0, "@") && isGlued($0) && isGlued($0 + 1) }) { return names }
    guard !isNamed else { return names }
    return isKnown || people > 0 && names.count > 1 && people < names.count ? names : []
  }

  /// The part before the URL of an image: “Jane Mercer, https://example.org/7”.
  private func withoutAddress(_ range: Range<Int>) -> Range<Int> {
    let colon = range.first { isSign($0, ":") && isGlued($0) && isSign($0 + 1, "/") && isGlued($0 + 1) && isSign($0 + 2, "/") }
    return colon.map { range.lowerBound..<max(range.lowerBound, $0 - 1) } ?? range
  }

  /// “The bridge on Monday. / JANE MERCER”: a slash after the last sentence of a caption.
  private func isBehindSlash(_ start: Int) -> Bool {
    isSign(start - 1, "/") && !isGlued(start) && start > 1 && tokens[start - 2].flags.contains(.endsSentence)
      && tokens[start...].allSatisfy { !$0.isWord || $0.flags.contains(.acronym) }
  }

  /// “Getty Images”: a listed source is complete, though “images” is a label too.
  private func isKnownSource(_ part: Range<Int>) -> Bool {
    let key = key(NameSpan(tokens: part))
    return PictureSources.contains(key) || Agencies.id(ofKey: key) != nil && tokens[part.lowerBound].isWord
  }

  /// Tokens.
  private static let maxPartLength = 7

  /// “… for The Outlet via Agency”: notes between two names.
  private func partsAtNotes(_ part: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = part.lowerBound
    for at in part where has(at, .creditNote) && !has(at, .givenName) && !tokens[at].isCapital && !isParticleWithin(part, at) {
      if start < at { parts.append(start..<at) }
      start = at + 1
    }
    if start < part.upperBound { parts.append(start..<part.upperBound) }
    return parts
  }

  /// “Bernd von Rot”: a particle within a name is not a note.
  private func isParticleWithin(_ part: Range<Int>, _ at: Int) -> Bool {
    guard has(at, .nameParticle), at > part.lowerBound, at + 1 < part.upperBound, tokens[at - 1].isWord,
      tokens[at - 1].isCapital || has(at - 1, .nameParticle)
    else { return false }
    return !has(at - 1, .creditNote) && !has(at - 1, .photoLabel)
  }

  /// Without words such as “archive” at the ends, an e-mail address, a date or a licence.
  private func withoutNotes(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    if let at = range.first(where: { isSign($0, "@") && $0 > range.lowerBound && isGlued($0) }) { range = range.lowerBound..<at - 1 }
    func isNote(_ at: Int) -> Bool {
      let token = tokens[at]
      // “علي” is a name, and also means “on”.
      if token.classes.contains(.givenName) { return false }
      return has(at, .creditNote) || has(at, .photoLabel) || has(at, .dateWord) && range.count == 1
        || token.isWord && token.flags.contains(.digit) && !hasLetter(at) || !token.isWord && !isSign(at, "@")
    }
    while let first = range.first, isNote(first) { range = first + 1..<range.upperBound }
    while let last = range.last, isNote(last), !(range.count > 1 && isEndOfName(range)) {
      range = range.lowerBound..<last
    }
    if let first = range.first, Self.licences.contains(tokens[first].hash) { return nil }
    return range.isEmpty ? nil : range
  }

  /// The end of a name that resembles a note: the period of “Jr.”, the number of “Kanal 7”, the label in “Harbour Photos”.
  private func isEndOfName(_ range: Range<Int>) -> Bool {
    let at = range.upperBound - 1
    let rest = range.dropLast()
    if isSign(at, ".") { return tokens[at - 1].flags.contains(.abbreviation) }
    guard tokens[at].isWord, tokens[at - 1].isWord, !isPerson(rest, isNamed: false) || !morphology.hasCase else { return false }
    if tokens[at].flags.contains(.digit) { return tokens[at].range.count <= 2 && !has(at - 1, .dateWord) && !has(at - 1, .photoLabel) }
    return morphology.hasCase && has(at, .photoLabel) && tokens[at].isCapital && tokens[at - 1].isCapital && !isKnownSource(rest)
  }

  private func hasLetter(_ at: Int) -> Bool { bytes[tokens[at].range].contains { 0x41...0x5A ~= $0 & 0xDF || $0 > 0x7F } }

  /// First words of licences and of addresses, by their hashes.
  private static let licences = Set(LanguageFiles.keys(of: "licence-words").map { FNV1a($0).value })

  /// A few words, capitalized where the script has case: a person, an outlet, a company, an account.
  private func isPictureName(_ range: Range<Int>, isNamed: Bool) -> Bool {
    guard let first = range.first, isNamed || range.count > 1 || tokens[first].flags.contains(.acronym) || has(first, .mediaWord) else {
      return false
    }
    if isSign(first, "@") { return range.count <= 3 }
    guard tokens[first].isWord, !range.contains(where: { isSign($0, ":") || isSign($0, "?") || isSign($0, "!") || isSign($0, "\"") }) else {
      return false
    }
    guard morphology.hasCase || tokens[first].flags.contains(.latin) else {
      // The subject may precede an agency too: “الميناء القديم (رويترز)”.
      guard isNamed || tokens[first].flags.contains(.unspaced) || tokens[first].classes.contains(.givenName) else { return false }
      return range.count { tokens[$0].isWord } <= (tokens[first].flags.contains(.unspaced) ? 12 : 4)
        && !range.contains { has($0, .stopWord) && !has($0, .nameParticle) && !has($0, .givenName) }
    }
    let words = range.filter { tokens[$0].isWord }
    // “Photo: President Ada Hill”: the subject.
    guard words.count <= 5, !words.contains(where: { has($0, .personTitle) }) else { return false }
    if words.count == 1 { return tokens[first].isCapital || isNamed && text(range).contains(".") }
    let small = words.count { !tokens[$0].isCapital && !tokens[$0].classes.intersects(TokenClassSet(.nameParticle, .nameJoiner, .article)) }
    // “press office of the police”, if the context implies a credit.
    if isNamed, has(first, .organizationNoun), !tokens[first].isCapital { return small <= 2 }
    return tokens[first].isCapital && small == 0 && !(words.count == range.count && words.allSatisfy { has($0, .dateWord) })
  }

  /// The words after the last sentence of a caption, which may be an unlabelled credit.
  func captionTails(endingAt end: Int) -> [Range<Int>] {
    var end = end
    while end > 0, isSign(end - 1, ".") { end -= 1 }
    let isBracket = end > 0 && isSign(end - 1, ")")
    var starts: [Int] = []
    for at in stride(from: end - 1, through: max(0, end - Self.maxTailLength), by: -1) {
      if at == 0 {
        starts.append(0)
      } else if tokens[at - 1].flags.contains(.endsSentence) || isSign(at - 1, ":") {
        starts.append(at)
        break
      }
    }
    if isBracket, let open = (0..<end).last(where: { isSign($0, "(") }) { starts.append(open) }
    if let bar = (max(0, end - Self.maxTailLength)..<end).last(where: {
      isSign($0, "|") || isSign($0, "©") || isSign($0, "-") && !isGlued($0)
    }) {
      starts.append(bar + 1)
    }
    if let comma = (max(0, end - Self.maxTailLength)..<end).last(where: { isSign($0, ",") || isSign($0, ")") && $0 < end - 1 }) {
      starts.append(comma + 1)
    }
    // “Boats in the harbour. / Jane Mercer / APA”
    return starts.map { start in (start..<end).first { tokens[$0].isWord || !isSign($0, "/") && !isSign($0, "|") } ?? end }.filter {
      $0 < end
    }.map { $0..<end }
  }

  /// Tokens.
  private static let maxTailLength = 16
}
