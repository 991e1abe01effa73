/// Matches the patterns of a language's rules against the tokens of a text.
struct Matcher {
  let names: NameRecognizer
  private let rules: RuleSet
  private let tokens: [Token]
  private var captures: [Match.Capture] = []
  /// The first and last tokens that the current trial reached.
  private var reached = 0..<0
  /// The progress of the current trial; `nil` if it is not recorded.
  private var progress: MatchProgress?

  init(_ names: NameRecognizer, _ rules: RuleSet) { (self.names, self.rules, tokens) = (names, rules, names.tokens) }

  /// A position between tokens; `isInside`: after the proclitic of the next token.
  private struct Position { var index: Int, isInside = false }

  /// All matches in the zones, in text order; of those that begin at the same token, that of the first rule.
  mutating func matches(in zones: Rule.Zones) -> [Match] {
    var found: [Match] = []
    var present = TokenBloomFilter()
    var classes: TokenClassSet = []
    guard !tokens.isEmpty else { return found }
    for token in tokens {
      present.insert(token.hash)
      if token.prefix > 0 { present.insert(token.restHash) }
      classes.formUnion(token.allClasses)
    }
    func mayMatch(_ entry: RuleSet.Entry) -> Bool {
      !entry.zones.isDisjoint(with: zones) && classes.isSuperset(of: entry.pattern.neededClasses)
        && entry.pattern.needed.isSubset(of: present)
    }
    func add(_ entries: [RuleSet.Entry], at tokenIndex: Int) {
      for entry in entries where mayMatch(entry) { if let match = match(entry, anchoredAt: tokenIndex) { found.append(match) } }
    }
    add(rules.atStart, at: 0)
    for tokenIndex in tokens.indices {
      let token = tokens[tokenIndex]
      var anchors = token.allClasses.intersection(rules.anchors).rawValue
      while anchors != 0 {
        add(rules.byClass[anchors.trailingZeroBitCount], at: tokenIndex)
        anchors &= anchors - 1
      }
      guard !token.isWord || token.flags.contains(.anchor) else { continue }
      if let entries = rules.byToken[token.hash] { add(entries, at: tokenIndex) }
      if token.prefix > 0, let entries = rules.byToken[token.restHash] { add(entries, at: tokenIndex) }
    }
    add(rules.atEnd, at: tokens.count)
    return Self.best(of: found).sorted { ($0.tokens.lowerBound, $0.rank) < ($1.tokens.lowerBound, $1.rank) }
  }

  /// Of two matches with a common name token, that of the first rule.
  private static func best(of found: [Match]) -> [Match] {
    guard found.count > 1 else { return found }
    var best: [Match] = []
    var named: Set<Int> = []
    for match in found.sorted(by: { $0.rank < $1.rank }) where !match.captures.contains(where: { !named.isDisjoint(with: $0.span.tokens) })
    {
      best.append(match)
      for capture in match.captures { named.formUnion(capture.span.tokens) }
    }
    return best
  }

  /// Tries a pattern at one position, and returns its progress.
  mutating func trial(_ entry: RuleSet.Entry, anchoredAt tokenIndex: Int) -> (match: Match?, progress: MatchProgress) {
    let start = MatchProgress(anchor: entry.pattern.anchor, tokenIndex)
    progress = start
    defer { progress = nil }
    let match = match(entry, anchoredAt: tokenIndex)
    return (match, progress ?? start)
  }

  private mutating func match(_ entry: RuleSet.Entry, anchoredAt tokenIndex: Int) -> Match? {
    captures.removeAll(keepingCapacity: true)
    let pattern = entry.pattern
    reached = tokenIndex..<tokenIndex
    guard forward(pattern.terms[pattern.anchor...], Position(index: tokenIndex)) else { return nil }
    let end = reached.upperBound
    let ahead = captures
    captures.removeAll(keepingCapacity: true)
    guard backward(pattern.terms[..<pattern.anchor], tokenIndex) else { return nil }
    let whole = reached.lowerBound..<max(end, reached.lowerBound)
    for (number, pattern) in rules.rules[entry.rule].unless.enumerated() {
      var kept = (captures, reached, progress)
      defer { (captures, reached, progress) = kept }
      progress = nil
      guard forward(pattern.terms[...], Position(index: whole.lowerBound)) else { continue }
      kept.2?.unless = number
      return nil
    }
    return Match(rule: entry.rule, rank: entry.rank, tokens: whole, captures: captures.reversed() + ahead)
  }

  // MARK: From left to right

  private mutating func forward(_ terms: ArraySlice<TokenPattern.Term>, _ at: Position) -> Bool {
    progress?.reach(forward: terms.startIndex, at: at.index)
    guard let term = terms.first else {
      reached = reached.lowerBound..<(at.isInside ? at.index + 1 : at.index)
      return true
    }
    let rest = terms.dropFirst()
    let count = captures.count
    switch term.element {
    case .start: return at.index == 0 && names.isBeginning && forward(rest, at)
    case .end: return at.index == tokens.count && names.isEnd && forward(rest, at)
    case .clauseEnd:
      return (at.index == tokens.count || tokens[at.index].flags.contains(.endsClause) || tokens[at.index].flags.contains(.closesQuote))
        && forward(rest, at)
    case .gap(let maxTokens): return gapForward(maxTokens, rest, at)
    case .token, .tokenClass:
      for end in ends(of: term.element, at) where forward(term.isRepeated ? terms : rest, end) { return true }
      return term.isOptional && forward(rest, at)
    case .slot(let slot):
      // Lookahead: a name is recognized only where the next term may begin.
      for span in names.spans(of: slot, from: at.index, isInside: at.isInside) {
        guard progress != nil || mayBegin(rest, span.tokens.upperBound), names.accepts(slot, span) else { continue }
        captures.append(Match.Capture(slot: slot, span: span))
        let end = span.tokens.upperBound
        let quoteEnd = afterQuote(end)
        if forward(rest, Position(index: end)) || quoteEnd > end && forward(rest, Position(index: quoteEnd)) { return true }
        captures.removeLast(captures.count - count)
      }
      return term.isOptional && forward(rest, at)
    }
  }

  /// A name in quotation marks ends before the closing mark, which patterns do not mention.
  private func afterQuote(_ end: Int) -> Int {
    end < tokens.count && names.closesQuoteOpened(before: end) ? end + 1 : end
  }

  private func mayBegin(_ terms: ArraySlice<TokenPattern.Term>, _ index: Int) -> Bool {
    guard let term = terms.first, !term.isOptional else { return true }
    switch term.element {
    case .token(let hash, false):
      let at = afterQuote(index)
      return index < tokens.count && tokens[index].hash == hash || at < tokens.count && tokens[at].hash == hash
    case .end: return index == tokens.count || afterQuote(index) == tokens.count
    default: return true
    }
  }

  private mutating func gapForward(_ maxTokens: Int, _ rest: ArraySlice<TokenPattern.Term>, _ at: Position) -> Bool {
    var index = at.index
    for taken in 0...maxTokens {
      let before = progress
      if forward(rest, taken == 0 ? at : Position(index: index)) { return true }
      if taken > 0 { progress?.rollBackGap(since: before) }
      guard let next = skip(from: at.isInside && taken == 0 ? index + 1 : index) else { return false }
      index = next
    }
    return false
  }

  /// The index after a word, or after words in brackets; `nil` at the end of a clause.
  private func skip(from index: Int) -> Int? {
    guard index < tokens.count else { return nil }
    let token = tokens[index]
    if token.classes.contains(.that) { return nil }
    if token.isWord || token.hash == Self.apostrophe || token.hash == Self.hyphen && names.isGlued(index) { return index + 1 }
    if token.hash == Self.open,
      let close = (index + 1..<min(tokens.count, index + Self.maxBracketLength)).first(where: { tokens[$0].hash == Self.close })
    {
      return close + 1
    }
    return token.flags.contains(.opensQuote) ? index + 1 : nil
  }

  /// Words that begin another clause.
  private static let bounds = TokenClassSet(.that, .conjunction)
  private static let open = Punctuation.hash(of: "("), close = Punctuation.hash(of: ")"), apostrophe = Punctuation.hash(of: "'"),
    hyphen = Punctuation.hash(of: "-")
  private static let maxBracketLength = 8

  private func ends(of element: TokenPattern.Element, _ at: Position) -> [Position] {
    guard at.index < tokens.count else { return [] }
    let token = tokens[at.index]
    switch element {
    case .token(let hash, let isWord):
      let matches = at.isInside ? token.restHash == hash : token.hash == hash || isWord && token.prefix > 0 && token.restHash == hash
      return matches ? [Position(index: at.index + 1)] : []
    case .tokenClass(let kind):
      if at.isInside { return token.restClasses.contains(kind) ? [Position(index: at.index + 1)] : [] }
      var ends: [Position] = []
      if token.begins.contains(kind) { ends += phraseEnds(kind, at.index) }
      // “selon Le Monde”: a capitalized article before a capitalized word is part of the name.
      if kind == .article, token.isCapital, names.isArticleOfName(at.index), names.morphology.hasCase { return ends }
      if token.classes.contains(kind) || token.restClasses.contains(kind) { ends.append(Position(index: at.index + 1)) }
      return ends
    default: return []
    }
  }

  private func phraseEnds(_ kind: TokenClass, _ index: Int) -> [Position] {
    let token = tokens[index]
    let vocabulary = names.vocabulary
    let phrases =
      vocabulary.phrases(beginningWith: token.hash) + (token.prefix > 0 ? vocabulary.phrases(beginningWith: token.restHash) : [])
    let glued =
      token.prefix > 0 ? vocabulary.phrases(beginningWith: names.prefixHash(index)).filter { $0.isGlued && $0.hashes.count == 1 } : []
    return (phrases + glued).compactMap { phrase in
      guard phrase.tokenClass == kind, phrase.matches(at: index, in: tokens) else { return nil }
      let end = index + phrase.count
      guard phrase.isGlued else { return Position(index: end) }
      guard end < tokens.count, let last = phrase.hashes.last else { return nil }
      if tokens[end].hash == last { return Position(index: end + 1) }
      guard names.prefixHash(end) == last else { return nil }
      return Position(index: end, isInside: true)
    }
  }

  // MARK: From right to left

  private mutating func backward(_ terms: ArraySlice<TokenPattern.Term>, _ end: Int) -> Bool {
    progress?.reach(backward: terms.endIndex - 1, at: end)
    guard let term = terms.last else {
      reached = end..<max(end, reached.upperBound)
      return true
    }
    let rest = terms.dropLast()
    let count = captures.count
    switch term.element {
    case .start: return end == 0 && names.isBeginning && backward(rest, end)
    case .end, .clauseEnd: return false
    case .gap(let maxTokens):
      var at = end
      for taken in 0...maxTokens {
        let before = progress
        if !(taken > 0 && isSlot(rest.last) && names.isCutShort(at)), backward(rest, at) { return true }
        if taken > 0 { progress?.rollBackGap(since: before) }
        guard let next = skipBack(from: at) else { return false }
        at = next
      }
      return false
    case .token(let hash, let isWord):
      if end > 0, case let token = tokens[end - 1], token.hash == hash || isWord && token.restHash == hash && token.prefix > 0,
        backward(term.isRepeated ? terms : rest, end - 1)
      {
        return true
      }
      return term.isOptional && backward(rest, end)
    case .tokenClass(let kind):
      for start in starts(of: kind, endingAt: end) where backward(term.isRepeated ? terms : rest, start) { return true }
      return term.isOptional && backward(rest, end)
    case .slot(let slot):
      for span in names.spans(of: slot, endingAt: end) where names.accepts(slot, span) {
        captures.append(Match.Capture(slot: slot, span: span))
        let start = span.tokens.lowerBound
        if backward(rest, names.opensQuote(start - 1) ? start - 1 : start) { return true }
        captures.removeLast(captures.count - count)
      }
      return term.isOptional && backward(rest, end)
    }
  }

  private func isSlot(_ term: TokenPattern.Term?) -> Bool { if case .slot = term?.element { true } else { false } }

  private func starts(of kind: TokenClass, endingAt end: Int) -> [Int] {
    guard end > 0 else { return [] }
    var starts: [Int] = []
    for length in stride(from: min(end, Self.maxPhraseLength), to: 1, by: -1) where tokens[end - length].begins.contains(kind) {
      if phraseEnds(kind, end - length).contains(where: { $0.index == end && !$0.isInside }) { starts.append(end - length) }
    }
    let token = tokens[end - 1]
    if token.classes.contains(kind) || token.restClasses.contains(kind) { starts.append(end - 1) }
    return starts
  }

  /// Tokens.
  private static let maxPhraseLength = 6

  private func skipBack(from end: Int) -> Int? {
    guard end > 0 else { return nil }
    let token = tokens[end - 1]
    if token.classes.intersects(Self.bounds) { return nil }
    if token.isWord || token.hash == Self.apostrophe || token.hash == Self.hyphen && names.isGlued(end - 1) { return end - 1 }
    if token.hash == Self.close { return (max(0, end - Self.maxBracketLength)..<end - 1).last { tokens[$0].hash == Self.open } }
    return nil
  }
}
