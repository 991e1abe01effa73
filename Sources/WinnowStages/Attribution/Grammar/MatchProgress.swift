/// The progress of a pattern on a text: from its anchor to its last term, then from the anchor back to its first.
struct MatchProgress: Sendable {
  /// The next term to match; the number of terms, or -1, if none is left on that side.
  private(set) var term: Int
  /// The tokens that the terms so far match.
  private(set) var tokens: Range<Int>
  /// Whether all terms after the anchor matched, so that ``term`` is before it.
  private(set) var isBackward = false
  /// The exception of the rule that matched, if the pattern did.
  var unless: Int?

  init(anchor: Int, _ tokenIndex: Int) { (term, tokens) = (anchor, tokenIndex..<tokenIndex) }

  mutating func reach(forward next: Int, at index: Int) {
    guard !isBackward, (next, index) >= (term, tokens.upperBound) else { return }
    (term, tokens) = (next, tokens.lowerBound..<index)
  }

  mutating func reach(backward next: Int, at index: Int) {
    guard !isBackward || (next, index) <= (term, tokens.lowerBound) else { return }
    (term, tokens, isBackward) = (next, index..<tokens.upperBound, true)
  }

  /// Words skipped by a gap do not count if the term after them matched none of them.
  mutating func rollBackGap(since before: MatchProgress?) {
    if let before, before.term == term, before.isBackward == isBackward { self = before }
  }

  /// The terms of a pattern that matched.
  func fitted(of pattern: TokenPattern) -> ArraySlice<TokenPattern.Term> {
    isBackward ? pattern.terms[(term + 1)...] : pattern.terms[pattern.anchor..<min(term, pattern.terms.count)]
  }
}
