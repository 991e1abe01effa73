package import Winnow

/// What a rule made of words by which it is looked for.
package struct RuleTrial: Sendable {
  package enum Outcome: Sendable {
    /// It credits these.
    case took([Attribution])
    /// It fits and names these, and the stage credits none of them: they are credited already, or are the page's own outlet.
    case leftOut([Attribution])
    /// It fits, and this rule names the same words before it.
    case gaveWay(String)
    /// It fits, and so does this exception of it.
    case excepted(String)
    /// This term does not fit the words that come next, or stand before what fits.
    case refused(term: String, words: String, isBefore: Bool)
    /// It looks at other parts of a page alone, as packs call them.
    case elsewhere([String])
  }

  /// The rule's id.
  package let rule: String
  /// Of the rule's patterns, the one that came furthest.
  package let pattern: String
  /// The words that fit.
  package let matched: String
  package let outcome: Outcome
  /// How many of the terms that no match can do without fit, and how many are left.
  let fitted: Int, left: Int

  /// Whether it came further than another trial.
  func isBeyond(_ other: RuleTrial) -> Bool {
    (rank, fitted, -left, matched.utf8.count) > (other.rank, other.fitted, -other.left, other.matched.utf8.count)
  }

  private var rank: Int {
    switch outcome {
    case .took: 5
    case .leftOut: 4
    case .gaveWay: 3
    case .excepted: 2
    case .refused: 1
    case .elsewhere: 0
    }
  }
}
