/// How far a pattern came on a text: from its anchor to its last term, then from the anchor back to its first.
struct MatchProgress: Sendable {
  /// The term that was to be matched next; the number of terms, or -1, where none was left on that side.
  private(set) var term: Int
  /// The tokens that the terms before it cover.
  private(set) var tokens: Range<Int>
  /// Whether all terms after the anchor fitted, so that ``term`` stands before it.
  private(set) var isBackward = false
  /// Which of the rule's exceptions fitted, where the pattern did.
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

  /// Words that a gap passes over do not count where the term after them fits none of them.
  mutating func forgetGap(since before: MatchProgress?) {
    if let before, before.term == term, before.isBackward == isBackward { self = before }
  }

  /// The terms of a pattern that fitted.
  func fitted(of pattern: TokenPattern) -> ArraySlice<TokenPattern.Term> {
    isBackward ? pattern.terms[(term + 1)...] : pattern.terms[pattern.anchor..<min(term, pattern.terms.count)]
  }
}
