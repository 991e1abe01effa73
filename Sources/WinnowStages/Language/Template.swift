import Winnow

/// A dateline or credit as people write it: `{place} ({agency}) -`, `Photo: {photo}$`.
///
/// `{kind}` stands for a name; a blank for any blanks or none; `-` for any dash; `$` for the end of the block; `~` at the
/// beginning for “anywhere in the block”. Everything else stands for itself, in any case.
struct Template: Sendable {
  enum Slot: String, Sendable {
    case place, agency, agencies, author, authors, date, photo, editor, editors, translator
    /// An outlet that does not look like a person; where the template leaves no doubt, ``publisher`` is one that may.
    case outlet, publisher
    /// “Agencies”, “follow-up”: no agency of its own, so that what stands beside it is the outlet.
    case generic
    /// An outlet with a word that only outlets have in their names.
    case media
    /// An outlet that a survey of the site found.
    case known
    /// The outlet that the page's metadata names.
    case site
    /// A photographer by name.
    case photographer
  }

  private enum Part: Sendable { case word([Unicode.Scalar]), slot(Slot), blank, dash, end }

  let text: String
  private let parts: [Part]
  let needs: Needs
  /// Whether it tells all of a line to its end, from its beginning.
  var isAtEnd: Bool { needs.isAtEnd && !needs.isAnywhere }

  init(_ text: String) {
    self.text = text
    var parts: [Part] = [], word: [Unicode.Scalar] = []
    func flush() {
      if !word.isEmpty { parts.append(.word(word)) }
      word = []
    }
    var scalars = Array(text.unicodeScalars)[...]
    var needs = Needs()
    needs.isAnywhere = scalars.first == "~"
    if needs.isAnywhere { scalars.removeFirst() }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "{":
        flush()
        let name = String(String.UnicodeScalarView(scalars.prefix { $0 != "}" && $0 != ":" }))
        scalars = scalars.drop { $0 != "}" }.dropFirst()
        if let slot = Slot(rawValue: name) { parts.append(.slot(slot)) }
      case " ":
        flush()
        parts.append(.blank)
      case "-":
        flush()
        parts.append(.dash)
      case "$" where scalars.isEmpty:
        flush()
        parts.append(.end)
      default: word += Array(String(scalar).lowercased().unicodeScalars)
      }
    }
    flush()
    self.parts = parts
    switch parts.first {
    case .word(let word): needs.open(with: word)
    case .dash: needs.beginsWithDash = true
    default: break
    }
    for part in parts {
      switch part {
      case .word(let word): for scalar in word { needs.insert(scalar) }
      case .dash: needs.insert(ScalarText.dash)
      case .slot(.media): needs.hasMedia = true
      case .slot(.known): needs.isKnown = true
      case .slot(.date): needs.hasDigit = true
      case .slot, .blank, .end: break
      }
    }
    if case .end? = parts.last { needs.isAtEnd = true }
    if needs.first == nil { needs.anchor(at: parts.compactMap { if case .word(let word) = $0 { word } else { nil } }) }
    self.needs = needs
  }

  /// A template's match: what its slots hold, and the words that it covers.
  struct Match {
    var names: [(slot: Slot, name: String)] = []
    var evidence = ""
  }

  func match(_ text: ScalarText, _ trials: inout SlotTrials) -> Match? {
    guard needs.areMet(by: text.signs, hasDigit: text.hasDigit, beginning: text.small.first) else { return nil }
    let first = needs.first
    for start in 0..<(needs.isAnywhere ? text.scalars.count : min(1, text.scalars.count)) where first == nil || text.small[start] == first {
      var names: [(slot: Slot, range: Range<Int>)] = []
      guard let end = match(0, at: start, text, &names, &trials) else { continue }
      return Match(names: names.map { ($0.slot, text.name($0.range)) }, evidence: text.string(start..<end))
    }
    return nil
  }

  /// The longest name that a slot may hold, in scalars; lists of people are longer than one name.
  private static func longest(_ slot: Slot) -> Int {
    switch slot {
    case .agency, .generic, .place, .outlet, .publisher, .media, .known, .site, .date: 45
    default: 90
    }
  }

  private func match(_ part: Int, at: Int, _ text: ScalarText, _ names: inout [(slot: Slot, range: Range<Int>)], _ trials: inout SlotTrials) -> Int? {
    guard part < parts.count else { return at }
    switch parts[part] {
    case .word(let word):
      guard at + word.count <= text.small.count, text.small[at..<at + word.count].elementsEqual(word) else { return nil }
      return match(part + 1, at: at + word.count, text, &names, &trials)
    case .blank: return match(part + 1, at: text.afterBlanks(at), text, &names, &trials)
    case .dash:
      var end = at
      while end < text.scalars.count, Self.isDash(text.scalars[end]) || end == at && text.scalars[end] == "." { end += 1 }
      // “Nordpark-Anlage”
      if end == at + 1, at > 0, end < text.scalars.count, text.scalars[at] == "-", text.isLetter(at - 1), text.isLetter(end) { return nil }
      return end == at ? nil : match(part + 1, at: end, text, &names, &trials)
    case .end: return text.afterBlanks(at) == text.scalars.count ? at : nil
    case .slot(let slot):
      var end = at + 1
      while end <= min(text.scalars.count, at + Self.longest(slot)) {
        defer { end += 1 }
        guard canEnd(part, at: end, text), !text.isBlank(at), !text.isBlank(end - 1), trials.accepts(slot, at..<end, of: text) else { continue }
        names.append((slot, at..<end))
        if let done = match(part + 1, at: end, text, &names, &trials) { return done }
        names.removeLast()
      }
      return nil
    }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "–" || scalar == "—" || scalar == "ـ" || scalar == "\u{200F}"
  }
  private static func beginsDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || isDash(scalar) && scalar != "\u{200F}" }

  /// Looks ahead, so that names are only tried where what follows may begin.
  private func canEnd(_ part: Int, at end: Int, _ text: ScalarText) -> Bool {
    guard text.isWordEnd[end] else { return false }
    var next = part + 1, at = end
    if next < parts.count, case .blank = parts[next] { (next, at) = (next + 1, text.afterBlanks(end)) }
    guard next < parts.count else { return at == text.scalars.count || !text.scalars[at].properties.isAlphabetic }
    switch parts[next] {
    case .word(let word): return at + word.count <= text.small.count && text.small[at..<at + word.count].elementsEqual(word)
    case .dash: return at < text.scalars.count && Self.beginsDash(text.scalars[at])
    case .end: return text.afterBlanks(at) == text.scalars.count
    case .slot, .blank: return true
    }
  }
}

/// Whether parts of one text may be what slots stand for: many templates ask the same.
struct SlotTrials {
  private let plausible: Plausible
  private var known: [(slot: Template.Slot, range: Range<Int>, isAccepted: Bool)] = []

  init(_ plausible: Plausible) { self.plausible = plausible }

  mutating func accepts(_ slot: Template.Slot, _ range: Range<Int>, of text: ScalarText) -> Bool {
    if let answer = known.first(where: { $0.range == range && $0.slot == slot }) { return answer.isAccepted }
    let isAccepted = plausible.accepts(slot, text.string(range))
    known.append((slot, range, isAccepted))
    return isAccepted
  }
}
