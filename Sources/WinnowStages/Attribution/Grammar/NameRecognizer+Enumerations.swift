import Winnow

/// Names that enumerate the fields of a body: “Ministry of Food, Agriculture and Fisheries”.
extension NameRecognizer {
  /// Maximum number of fields, and of words per field.
  private static let maxFields = 5, maxFieldWords = 4

  /// The end of a ministry's name that continues after a comma; the last of its fields follows a conjunction.
  func enumerationEnd(from start: Int, _ end: Int) -> Int {
    guard isSign(end, ","), vocabulary.classesWithWords.contains(.ministryNoun) else { return end }
    let isNounFirst = (start..<end).contains { hasAny($0, .ministryNoun) }
    guard isNounFirst || morphology.nounsLast, !has(end - 1, .ministryNoun) else { return end }
    var at = end
    for _ in 0..<Self.maxFields {
      // After a single field, “, and” begins a clause.
      if isAnd(at) || at > end && isSign(at, ",") && isAnd(at + 1) {
        let from = isSign(at, ",") ? at + 2 : at + 1
        guard let last = fieldEnd(from: from, isLast: true), isNounFirst || has(last - 1, .ministryNoun) else { return end }
        return last
      }
      guard isSign(at, ","), let field = fieldEnd(from: at + 1, isLast: false) else { return end }
      if let joined = (at + 2..<max(at + 2, field)).first(where: isJoined) { return joined + 1 }
      at = field
    }
    return end
  }

  /// The start of a ministry's name whose last fields begin here: “Ministry of Food, ⟦Agriculture and Fisheries⟧”.
  func enumerationStart(before start: Int, _ end: Int, _ nameStart: (Int) -> Int) -> Int {
    // “Food, and Fisheries”
    var at = isAnd(start - 1) ? start - 1 : start
    guard isSign(at - 1, ","), vocabulary.classesWithWords.contains(.ministryNoun) else { return start }
    for _ in 0..<Self.maxFields {
      guard isSign(at - 1, ","), case let from = nameStart(at - 1), from < at - 1 else { return start }
      if enumerationEnd(from: from, at - 1) == end { return from }
      at = from
    }
    return start
  }

  /// “and” before the last field.
  private func isAnd(_ at: Int) -> Bool {
    has(at, vocabulary.classesWithWords.contains(.conjunction) ? .conjunction : .nameJoiner)
  }

  /// “والדיג”: “and” is a proclitic of the last field.
  private func isJoined(_ at: Int) -> Bool {
    tokens[at].prefix > 0 && vocabulary.entry(of: prefixHash(at)).classes.contains(.conjunction)
  }

  /// The end of one field: “Food”, “de la Pêche”, “sovranità alimentare”.
  private func fieldEnd(from start: Int, isLast: Bool) -> Int? {
    var at = start
    while at < start + 3, !isAnd(at), has(at, .nameJoiner) || has(at, .article) || isSign(at, "'") && isGlued(at) { at += 1 }
    let first = at
    while at < tokens.count, at - first < Self.maxFieldWords, isFieldWord(at, isFirst: at == first, isOpened: first > start, isLast: isLast)
    {
      at += 1
    }
    return at > first ? at : nil
  }

  private func isFieldWord(_ at: Int, isFirst: Bool, isOpened: Bool, isLast: Bool) -> Bool {
    let token = tokens[at]
    guard token.isWord, token.flags.isDisjoint(with: [.digit, .acronym, .beginsAgency]), !token.classes.intersects(Self.notFields),
      !isAnd(at)
    else { return false }
    if has(at, .organizationNoun), !(morphology.nounsLast && has(at, .ministryNoun)) { return false }
    guard morphology.hasCase else { return true }
    if token.isCapital || has(at, .organizationPart) || isFirst && isOpened { return true }
    // In the genitive, fields are lowercase: “продовольствия и рыболовства”.
    if morphology.hasGenitives { return isFirst || isSign(at + 1, ",") || isAnd(at + 1) }
    return !isFirst && !isLast && (isSign(at + 1, ",") || isAnd(at + 1))
  }

  private static let notFields = TokenClassSet(.stopWord, .outletNoun, .reportNoun, .personTitle, .that, .dateWord, .mediaWord)
}
