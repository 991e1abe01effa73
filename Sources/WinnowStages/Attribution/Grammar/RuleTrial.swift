package import Winnow

/// The evaluation of one rule at one place of a text, for `winnow explain`.
package struct RuleTrial: Sendable {
  package enum Outcome: Sendable {
    /// The attributions made.
    case matched([Attribution])
    /// The rule matches these, but the stage makes none of them: they are already made, or name the page's own outlet.
    case suppressed([Attribution])
    /// The rule matches, but this rule takes precedence for the same words.
    case overridden(String)
    /// The rule matches, and so does this exception.
    case excluded(String)
    /// This term does not match the words after, or before, the matched part.
    case refused(term: String, words: String, isBefore: Bool)
    /// The rule searches other zones only.
    case outsideZones([String])
  }

  /// The rule's id.
  package let rule: String
  /// The pattern of the rule that matched the most.
  package let pattern: String
  /// The matched words.
  package let matched: String
  package let outcome: Outcome
  /// The number of required terms that matched, and of those that remain.
  let fitted: Int, left: Int

  /// Whether it matched more than another trial.
  func isBeyond(_ other: RuleTrial) -> Bool {
    (rank, fitted, -left, matched.utf8.count) > (other.rank, other.fitted, -other.left, other.matched.utf8.count)
  }

  private var rank: Int {
    switch outcome {
    case .matched: 5
    case .suppressed: 4
    case .overridden: 3
    case .excluded: 2
    case .refused: 1
    case .outsideZones: 0
    }
  }
}
