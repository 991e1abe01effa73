import Winnow

/// A sequence of tokens with slots for names, as written in a rule: `{photoLabels} :? <photo> $`.
///
/// Terms are separated by spaces:
/// - `word`, `(`, `:` match literally, ignoring case; equivalent punctuation is equal (a dash is any dash);
/// - `{class}` is a word or phrase of a class of the language pack;
/// - `<kind>`, `<kind:shape>` is a name, see ``Slot``; with `+` a list of names;
/// - `..3` is at most three tokens of the same clause; words in brackets count as one;
/// - `^` and `$` are the beginning and the end of the text; `..` is the end of a clause: punctuation, or the end of the text;
/// - `?` after a term: optional; `*`: any number of times.
struct TokenPattern: Sendable {
  enum Element: Hashable, Sendable {
    case token(UInt64, isWord: Bool)
    case tokenClass(TokenClass)
    case slot(Slot)
    case gap(Int)
    case start, end, clauseEnd
  }

  struct Term: Hashable, Sendable {
    var element: Element
    var isOptional = false, isRepeated = false
  }

  let text: String
  let terms: [Term]
  /// The term that is searched first; the others are matched after and before it.
  let anchor: Int
  /// Words and punctuation that every matching text contains, and classes.
  let needed: TokenBloomFilter, neededClasses: TokenClassSet

  /// An error in a pattern.
  struct ParseError: Error { let message: String }

  init(_ text: String, classes: [String: TokenClass]) throws(ParseError) {
    self.text = text
    var terms: [Term] = []
    terms.reserveCapacity(8)
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UTF8Bytes.space) ?? bytes.count
      try Self.add(bytes[start..<end], classes, to: &terms)
      start = end + 1
    }
    guard !terms.isEmpty else { throw ParseError(message: "a pattern needs a term") }
    self.terms = terms
    let due = terms.filter { !$0.isOptional }
    needed = TokenBloomFilter(due.lazy.compactMap { if case .token(let hash, _) = $0.element { hash } else { nil } })
    neededClasses = due.reduce([]) { if case .tokenClass(let kind) = $1.element { $0.union(TokenClassSet(kind)) } else { $0 } }
    anchor = Self.anchor(of: terms)
  }

  private static func add(_ chunk: ArraySlice<UInt8>, _ classes: [String: TokenClass], to terms: inout [Term]) throws(ParseError) {
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    func sign(_ character: Unicode.Scalar) -> UInt8 { UInt8(ascii: character) }
    guard let first = chunk.first, let last = chunk.last else { return }
    if chunk.count == 1 {
      if first == sign("^") { return terms.append(Term(element: .start)) }
      if first == sign("$") { return terms.append(Term(element: .end)) }
    }
    if first == sign("."), chunk.count > 1, chunk[chunk.startIndex + 1] == sign(".") {
      if chunk.count == 2 { return terms.append(Term(element: .clauseEnd)) }
      guard let most = UTF8Bytes.decimalInteger(chunk.dropFirst(2)), most > 0 else {
        throw ParseError(message: "a gap is of one word at least: \(text(chunk))")
      }
      return terms.append(Term(element: .gap(most), isOptional: true))
    }
    let suffix = chunk.count > 1 && (last == sign("?") || last == sign("*") || last == sign("+")) ? last : 0
    let body = suffix == 0 ? chunk : chunk.dropLast()
    let isRepeated = suffix == sign("*")
    let isOptional = isRepeated || suffix == sign("?")
    guard suffix != sign("+") || first == sign("<") else { throw ParseError(message: "“+” may follow slots only: \(text(chunk))") }
    if first == sign("{"), body.last == sign("}") {
      let name = text(body.dropFirst().dropLast())
      guard let tokenClass = classes[name] else { throw ParseError(message: "no list of words is called “\(name)”") }
      return terms.append(Term(element: .tokenClass(tokenClass), isOptional: isOptional, isRepeated: isRepeated))
    }
    if first == sign("<"), body.last == sign(">") {
      guard !isRepeated else { throw ParseError(message: "“*” may not follow a slot: \(text(chunk))") }
      guard let slot = Slot(text(body.dropFirst().dropLast()), isList: suffix == sign("+")) else {
        throw ParseError(message: "no slot is called “\(text(body))”")
      }
      return terms.append(Term(element: .slot(slot), isOptional: isOptional))
    }
    let tokens = Tokenizer.tokens(ofPhrase: body)
    guard !tokens.isEmpty else { throw ParseError(message: "“\(text(chunk))” is not a term") }
    for token in tokens {
      terms.append(Term(element: .token(token.hash, isWord: token.isWord), isOptional: isOptional, isRepeated: isRepeated))
    }
  }

  /// Whether the anchor is a word or a class of words.
  var isAnchoredAtWords: Bool {
    switch terms[anchor].element {
    case .tokenClass, .token(_, true): true
    case .token, .slot, .gap, .start, .end, .clauseEnd: false
    }
  }

  /// The first required class or word, the beginning or end of the text, or punctuation.
  private static func anchor(of terms: [Term]) -> Int {
    func first(_ matches: (Element) -> Bool) -> Int? { terms.firstIndex { !$0.isOptional && matches($0.element) } }
    return first { if case .start = $0 { true } else { false } }
      ?? first { if case .tokenClass(let kind) = $0 { !TokenClassSet.common.contains(kind) } else { false } }
      ?? first { if case .token(_, true) = $0 { true } else { false } }
      ?? first { if case .tokenClass = $0 { true } else { false } }
      ?? first { if case .end = $0 { true } else { false } }
      ?? first { if case .token = $0 { true } else { false } }
      ?? 0
  }
}

extension TokenClassSet {
  /// Classes with a word in nearly every sentence.
  static let common = TokenClassSet(.article, .nameJoiner, .conjunction, .stopWord)
}

/// A set of tokens as bits, with collisions.
struct TokenBloomFilter: Sendable {
  private var bits: UInt64 = 0
  init() {}
  init(_ hashes: some Sequence<UInt64>) { for hash in hashes { insert(hash) } }
  mutating func insert(_ hash: UInt64) { bits |= 1 << ((hash ^ hash >> 29) & 63) }
  func isSubset(of other: TokenBloomFilter) -> Bool { bits & ~other.bits == 0 }
}
