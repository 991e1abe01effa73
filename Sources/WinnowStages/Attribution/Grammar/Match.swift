import Winnow

/// A name that a pattern matched, as tokens.
struct NameSpan: Hashable, Sendable {
  var tokens: Range<Int>
  /// Whether a proclitic of the first token is excluded from the name: “لرويترز”.
  var dropsPrefix = false
}

/// A match of a pattern.
struct Match: Sendable {
  struct Capture: Sendable {
    let slot: Slot
    let span: NameSpan
  }
  let rule: Int
  let rank: Int
  /// The matched tokens.
  let tokens: Range<Int>
  let captures: [Capture]
}
