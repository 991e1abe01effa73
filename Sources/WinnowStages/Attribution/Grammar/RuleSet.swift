/// The rules of a language, indexed by the anchors of their patterns.
struct RuleSet: Sendable {
  /// A pattern and its rule.
  struct Entry: Sendable {
    let rule: Int
    let zones: Rule.Zones
    let pattern: TokenPattern
    /// The order of rules and their patterns; the first match takes precedence.
    let rank: Int
  }

  let rules: [Rule]
  /// By the class bit of a pattern's anchor.
  private(set) var byClass = [[Entry]](repeating: [], count: TokenClassSet.maxCount)
  /// By the hash of the anchor's word or punctuation.
  private(set) var byToken: [UInt64: [Entry]] = [:]
  private(set) var atStart: [Entry] = [], atEnd: [Entry] = []
  /// The classes that anchor a pattern.
  private(set) var anchors: TokenClassSet = []
  /// Classes and words of which every matching paragraph has at least one.
  private(set) var triggers: TokenClassSet = [], triggerWords: Set<UInt64> = []
  /// The same for short lines without punctuation of credits.
  private(set) var creditTriggers: TokenClassSet = [], creditWords: Set<UInt64> = []

  init(_ rules: [Rule]) {
    self.rules = rules
    var rank = 0
    for (index, rule) in rules.enumerated() {
      for pattern in rule.patterns {
        insert(Entry(rule: index, zones: rule.zones, pattern: pattern, rank: rank))
        rank += 1
      }
    }
  }

  /// The patterns anchored at this token.
  func entries(at token: Token) -> [Entry] {
    var entries: [Entry] = []
    let wanted = token.allClasses.intersection(anchors)
    for bit in byClass.indices where wanted.contains(TokenClass(bit: bit)) { entries += byClass[bit] }
    entries += byToken[token.hash] ?? []
    return token.prefix > 0 ? entries + (byToken[token.restHash] ?? []) : entries
  }

  private mutating func insert(_ entry: Entry) {
    let isSentence = !entry.zones.isDisjoint(with: [.sentence, .opening])
    if !entry.zones.isDisjoint(with: [.line, .tail]) {
      creditTriggers.formUnion(entry.pattern.neededClasses)
      for case .token(let hash, true) in entry.pattern.terms.lazy.filter({ !$0.isOptional }).map(\.element) { creditWords.insert(hash) }
    }
    switch entry.pattern.terms[entry.pattern.anchor].element {
    case .tokenClass(let kind):
      byClass[kind.bit].append(entry)
      anchors.insert(kind)
      if isSentence { triggers.insert(kind) }
    case .token(let hash, _):
      byToken[hash, default: []].append(entry)
      if isSentence { triggerWords.insert(hash) }
    case .end: atEnd.append(entry)
    case .start, .slot, .gap, .clauseEnd: atStart.append(entry)
    }
  }
}
