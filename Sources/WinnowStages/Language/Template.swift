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

  /// What a text must have for a template to fit: most templates are told by it, without a look at their parts.
  struct Needs: Sendable {
    /// Scalars without which no text fits.
    fileprivate var scalars = ScalarSketch()
    /// Those of ASCII among them.
    fileprivate var plain = ScalarSketch()
    /// A long word that stands behind the name with which the template begins; empty where there is none.
    fileprivate var anchor: [UInt8] = []
    fileprivate var hasDigit = false
    /// What it begins with, where that is a word; in small form.
    fileprivate var first: Unicode.Scalar?
    /// That word up to its first scalar beyond ASCII.
    fileprivate var opening: [UInt8] = []
    /// Whether it fits only where a word of outlets' names stands, or where a survey knows the outlet.
    var hasMedia = false, isKnown = false
    /// Whether it fits anywhere in the text, and whether only where the text ends.
    var isAnywhere = false, isAtEnd = false

    /// Shorter words are in too many texts.
    private static let shortestAnchor = 8

    fileprivate mutating func anchor(at words: [[Unicode.Scalar]]) {
      let long = words.first { $0.count >= Self.shortestAnchor && $0.allSatisfy(\.isASCII) }
      anchor = long.map { $0.map { UInt8($0.value) } } ?? []
    }

    fileprivate mutating func insert(_ scalar: Unicode.Scalar) {
      scalars.insert(scalar)
      if scalar.isASCII { plain.insert(scalar) }
    }

    /// Whether it begins with a dash, so that it fits what begins with one.
    fileprivate var beginsWithDash = false

    fileprivate mutating func open(with word: [Unicode.Scalar]) {
      first = word.first
      opening = word.prefix(while: \.isASCII).map { UInt8($0.value) }
    }

    /// Whether a text may meet them of which only the ASCII is looked at.
    fileprivate func mayBeMet(by text: [UInt8]) -> Bool {
      guard isAnywhere ? mayHaveOpening(text) : stands(text[...]) else { return false }
      return anchor.isEmpty || TextBytes.firstRange(of: anchor, in: text[...]) != nil
    }

    /// A sign has no capital, so that it is found fast.
    private func mayHaveOpening(_ text: [UInt8]) -> Bool {
      guard let sign = opening.first, !(0x61...0x7A ~= sign) else { return true }
      var rest = text[...]
      while let at = TextBytes.firstIndex(of: sign, in: rest) {
        rest = rest[at...]
        if stands(rest) { return true }
        rest.removeFirst()
      }
      return false
    }

    /// Whether the opening may stand here; what is not ASCII may have a small form that is.
    private func stands(_ text: ArraySlice<UInt8>) -> Bool {
      for (byte, wanted) in zip(text, opening) {
        if byte > 0x7F { return true }
        if TextBytes.small(byte) != wanted { return false }
      }
      return text.count >= opening.count
    }

    /// - Parameter beginning: of the text, in small form.
    func areMet(by signs: ScalarSketch, hasDigit textHasDigit: Bool, beginning: Unicode.Scalar?) -> Bool {
      scalars.isSubset(of: signs) && (textHasDigit || !hasDigit) && (isAnywhere || first == nil || first == beginning)
    }
  }

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

/// Templates of which the first that fits counts.
struct Templates: Sendable {
  private let all: [Template]
  /// Beside the templates, since a look at one costs more than what it needs, and that more than a glance.
  private let needs: [Template.Needs], glances: [Glance]

  /// What tells most templates from a text without a look at more than its signs and its first byte.
  private struct Glance: Sendable {
    let plain: ScalarSketch
    /// What the text begins with; 0 for anything.
    private let first: UInt8
    /// What is not ASCII, and any dash.
    private static let beyond: UInt8 = 0x80, dash = UInt8(ascii: "-")

    init(_ needs: Template.Needs) {
      plain = needs.plain
      let word = needs.first.map { $0.isASCII ? UInt8($0.value) : Self.beyond }
      first = needs.isAnywhere ? 0 : word ?? (needs.beginsWithDash ? Self.dash : 0)
    }

    /// - Parameter byte: the first of a text, in small form.
    func mayBegin(_ byte: UInt8) -> Bool {
      switch first {
      case 0: true
      case Self.dash: byte == Self.dash || byte == UInt8(ascii: ".") || byte > 0x7F
      case Self.beyond: byte > 0x7F
      default: byte == first
      }
    }
  }

  init(_ texts: [String]) {
    all = texts.map(Template.init)
    needs = all.map(\.needs)
    glances = needs.map(Glance.init)
  }

  /// Whether the text may meet the needs of any: told by a look at its bytes of ASCII.
  func mayFit(_ text: [UInt8]) -> Bool {
    guard let first = text.first.map(TextBytes.small) else { return false }
    let signs = ScalarSketch(asciiOf: text)
    for place in glances.indices where glances[place].mayBegin(first) {
      if glances[place].plain.isSubset(of: signs), needs[place].mayBeMet(by: text) { return true }
    }
    return false
  }

  /// Those whose needs the text meets, and this, in their order.
  func fitting(_ text: ScalarText, where condition: (Template.Needs) -> Bool) -> [Template] {
    needs.indices.filter { needs[$0].areMet(by: text.signs, hasDigit: text.hasDigit, beginning: text.small.first) && condition(needs[$0]) }.map { all[$0] }
  }
}

/// Which scalars a text has, by their low byte: it may say yes wrongly, never no.
struct ScalarSketch: Sendable {
  private var bits = SIMD4<UInt64>(repeating: 0)

  init() {}

  /// Of the small forms of a text's ASCII, and a dash where there is more, since that may be one.
  init(asciiOf text: [UInt8]) {
    var low: UInt64 = 0, high: UInt64 = 0, isPlain = true
    for byte in text {
      let small = TextBytes.small(byte)
      if small < 0x40 { low |= 1 << UInt64(small) } else if small < 0x80 { high |= 1 << UInt64(small & 0x3F) } else { isPlain = false }
    }
    bits = SIMD4(low, high, 0, 0)
    if !isPlain { insert(ScalarText.dash) }
  }

  mutating func insert(_ scalar: Unicode.Scalar) { bits[Int(scalar.value >> 6 & 3)] |= 1 << UInt64(scalar.value & 63) }

  func isSubset(of other: ScalarSketch) -> Bool { bits & ~other.bits == SIMD4(repeating: 0) }
}

/// A text as an array of its scalars, with the small form of each beside it.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  let small: [Unicode.Scalar]
  /// All that occur, in small form; any dash as ``dash``.
  let signs: ScalarSketch
  /// Whether a name could end before this place: no letter of an alphabet follows.
  let isWordEnd: [Bool]
  let hasDigit: Bool
  static let dash: Unicode.Scalar = "-"

  init(_ text: String) {
    let count = text.utf8.count
    var scalars: [Unicode.Scalar] = [], small: [Unicode.Scalar] = [], isWordEnd: [Bool] = [], signs = ScalarSketch(), hasDigit = false
    scalars.reserveCapacity(count)
    small.reserveCapacity(count)
    isWordEnd.reserveCapacity(count + 1)
    for scalar in text.unicodeScalars {
      let isPlain = scalar.value < 0x80, low = Self.small(scalar)
      scalars.append(scalar)
      small.append(low)
      signs.insert(!isPlain && (scalar == "–" || scalar == "—" || scalar == "ـ") ? Self.dash : low)
      hasDigit = hasDigit || (isPlain ? 0x30...0x39 ~= scalar.value : !Self.isCommonLetter(scalar) && !Self.isCommonSign(scalar) && scalar.properties.numericType != nil)
      isWordEnd.append(!Self.isLetter(scalar) || !isPlain && NameShape.isEastAsian(scalar))
    }
    isWordEnd.append(true)
    (self.scalars, self.small, self.isWordEnd, self.signs, self.hasDigit) = (scalars, small, isWordEnd, signs, hasDigit)
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return 0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar }
    if hasNoCase(scalar) || isCommonSign(scalar) { return scalar }
    if let small = Loose.smallLetter(scalar) { return small }
    guard scalar.properties.changesWhenLowercased else { return scalar }
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  /// The letters of Hebrew, Arabic and Chinese, without a look into Unicode's tables.
  private static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
    0x5D0...0x5EA ~= scalar.value || 0x620...0x64A ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value
  }

  /// Dashes, quotation marks and blanks beyond ASCII, likewise.
  private static func isCommonSign(_ scalar: Unicode.Scalar) -> Bool {
    0x2000...0x206F ~= scalar.value || scalar.value == 0xA0 || scalar.value == 0xAB || scalar.value == 0xBB
  }

  private static func isCommonLetter(_ scalar: Unicode.Scalar) -> Bool { hasNoCase(scalar) && scalar.value < 0x4E00 || Loose.smallLetter(scalar) != nil }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A : isCommonLetter(scalar) || !isCommonSign(scalar) && scalar.properties.isAlphabetic
  }

  func isBlank(_ at: Int) -> Bool { at < scalars.count && Self.isBlank(scalars[at]) }

  /// White space of Unicode, and the marks of the writing direction.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x0A, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x200E, 0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
  func afterBlanks(_ at: Int) -> Int {
    var at = at
    while isBlank(at) { at += 1 }
    return at
  }
  func isLetter(_ at: Int) -> Bool { Self.isLetter(scalars[at]) }

  /// The same without soft hyphens.
  func name(_ range: Range<Int>) -> String {
    let string = string(range)
    return string.utf8.contains(0xAD) ? String(String.UnicodeScalarView(string.unicodeScalars.filter { $0 != "\u{AD}" })) : string
  }

  func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for at in range { TextBytes.append(scalars[at], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
