import Winnow

extension RuleScan {
  /// The trials of the patterns anchored at these tokens of which a word or punctuation term matches.
  ///
  /// - Parameter credited: the attributions that the stage makes from this reading's block.
  func trials(at tokens: Range<Int>, credited: [Attribution]) -> [RuleTrial] {
    let rules = names.pack.rules
    var matcher = Matcher(names, rules)
    let matches = matcher.matches(in: zones)
    func trial(_ entry: RuleSet.Entry, _ tokenIndex: Int) -> RuleTrial? {
      let rule = rules.rules[entry.rule]
      let (match, progress) = matcher.trial(entry, anchoredAt: tokenIndex)
      // A lone name matches at the beginning of nearly every text, and indicates nothing about the rule.
      let fitted = progress.fitted(of: entry.pattern)
      guard fitted.contains(where: \.isWordOrSign) else { return nil }
      func outcome() -> RuleTrial.Outcome {
        guard !rule.zones.isDisjoint(with: zones) else {
          return .outsideZones(Rule.Zones.named.filter { rule.zones.contains($0.zone) }.map(\.name))
        }
        if let exception = progress.unless { return .excluded(rule.unless[exception].text) }
        guard let match else { return refusal(progress, of: entry.pattern) }
        guard matches.contains(where: { $0.rank == match.rank && $0.tokens == match.tokens }) else {
          return .overridden(matches.first { $0.names(oneOf: match) }.map { rules.rules[$0.rule].id } ?? rule.id)
        }
        let found = AttributionBuilder.attributions(match, of: rule, in: names)
        let taken = found.filter { one in credited.contains { $0.rule == rule.id && $0.kind == one.kind && $0.name == one.name } }
        return taken.isEmpty ? .suppressed(found) : .matched(taken)
      }
      let count = fitted.count { !$0.isOptional }
      return RuleTrial(
        rule: rule.id, pattern: entry.pattern.text, matched: names.text(progress.tokens), outcome: outcome(),
        fitted: count, left: entry.pattern.terms.count { !$0.isOptional } - count)
    }
    var trials = tokens.flatMap { tokenIndex in rules.entries(at: names.tokens[tokenIndex]).compactMap { trial($0, tokenIndex) } }
    if tokens.lowerBound == 0 { trials += rules.atStart.compactMap { trial($0, 0) } }
    if tokens.upperBound == names.tokens.count { trials += rules.atEnd.compactMap { trial($0, names.tokens.count) } }
    return trials
  }

  private func refusal(_ progress: MatchProgress, of pattern: TokenPattern) -> RuleTrial.Outcome {
    let tokens = progress.tokens
    let next = tokens.upperBound..<min(names.tokens.count, tokens.upperBound + Self.shown)
    let words = progress.isBackward ? max(0, tokens.lowerBound - Self.shown)..<tokens.lowerBound : next
    return .refused(term: pattern.text(ofTerm: progress.term, names.pack.classes), words: names.text(words), isBefore: progress.isBackward)
  }

  /// Tokens: maximum length of the shown mismatch.
  private static let shown = 8
}

extension Match {
  /// Whether both have a name at the same tokens.
  fileprivate func names(oneOf other: Match) -> Bool {
    captures.contains { a in other.captures.contains { $0.span.tokens.overlaps(a.span.tokens) } }
  }
}

extension TokenPattern.Term {
  fileprivate var isWordOrSign: Bool {
    switch element {
    case .token, .tokenClass: !isOptional
    case .slot, .gap, .start, .end, .clauseEnd: false
    }
  }
}

extension TokenPattern {
  /// A term as written in the pattern; one written term may be several terms.
  fileprivate func text(ofTerm number: Int, _ classes: [String: TokenClass]) -> String {
    var end = 0
    return text.split(separator: " ").map(String.init).first { chunk in
      end += (try? TokenPattern(chunk, classes: classes))?.terms.count ?? 1
      return number < end
    } ?? ""
  }
}
