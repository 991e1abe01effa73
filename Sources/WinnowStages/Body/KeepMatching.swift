package import Winnow

/// Protects blocks from later stages, by the user's expressions and selectors.
///
/// The expressions are PCRE2's, with Unicode classes. A match that takes more than a million steps is an error of the page.
package struct KeepMatching: Stage {
  package static let name: StepName = "keep-matching"
  package static let summary =
    "Protects blocks from later stages if their text matches one of these regular expressions (PCRE2), or if they are in an element of one of these selectors; no effect without any."
  package static let examples = [
    Example("what fits is held", "<p>The text.<p>Photo 3 of 12", with: #"{"patterns": ["^Photo \\d+ of \\d+$"]}"#, isNearMiss: false),
    Example(
      "what stands in a box is held", "<p>The text.<div class=facts><p>Height: 30 m</div>", with: #"{"selectors": ["div.facts"]}"#,
      isNearMiss: false),
    Example("without expressions and selectors", "<p>Photo 3 of 12"),
  ]
  @Option("The regular expressions.") package var patterns: [String] = []
  @Option("The selectors: tag, #id, .class, [attribute=value], spaces, > and commas.") package var selectors: [String] = []
  private let compiled = RegularExpressionCache()
  private enum CodingKeys: String, CodingKey { case patterns, selectors }
  package init() {}

  package func validate() throws {
    try compiled.validate(patterns, of: "patterns")
    for selector in selectors where Selector(selector) == nil { throw InvalidOption("selectors", "\"\(selector)\" is not a selector") }
  }

  package func run(on page: inout Page) throws {
    for text in selectors {
      guard let selector = Selector(text) else { continue }
      var id = 0
      while id < page.tree.count {
        guard case let node = page.tree[id], selector.matches(node) else {
          id += 1
          continue
        }
        if page.isKept(node.subtree) { page.keep(node.subtree, because: Reason("kept by a selector", text)) }
        id = node.subtree.upperBound
      }
    }
    guard !patterns.isEmpty else { return }
    for block in page.blocks {
      let text = page.text(of: block)
      for pattern in patterns where try compiled(pattern).firstRange(in: text) != nil {
        page.keep(block, because: Reason("kept by a pattern", pattern))
        break
      }
    }
  }
}
