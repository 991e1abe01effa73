/// A formula of a page.
struct Formula: Sendable {
  /// All nodes that show it, read it aloud or hold its source: a run of siblings with all that is in them.
  var nodes: Range<Int>
  /// Its LaTeX without delimiters; empty where the page's markup does not tell.
  var latex: String
  /// Whether it stands on lines of its own.
  var isDisplay: Bool
}
