import Winnow

/// A name that a pattern found, in tokens.
struct NameSpan: Hashable, Sendable {
  var tokens: Range<Int>
  /// Whether the small word that is glued to the first token is none of the name: “لرويترز”.
  var dropsPrefix = false
}

/// A pattern that fits a text.
struct Match: Sendable {
  struct Capture: Sendable {
    let slot: Slot
    let span: NameSpan
  }
  let rule: Int
  let rank: Int
  /// The tokens that it covers.
  let tokens: Range<Int>
  let captures: [Capture]
}
