/// A formula of a page.
struct Formula: Sendable {
  /// All nodes that display it, describe it or contain its source: consecutive siblings with their descendants.
  var nodes: Range<Int>
  /// Its LaTeX without delimiters; empty if the page's markup does not contain it.
  var latex: String
  /// Whether it is on lines of its own.
  var isDisplay: Bool
}
