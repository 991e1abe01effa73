package import Winnow

/// Drops blocks that match the user's regular expressions, for problems of a single site.
///
/// The expressions are PCRE2's, with Unicode classes. A match that takes more than a million steps is an error of the page.
package struct DropMatching: Stage {
  package static let name: StepName = "drop-matching"
  package static let summary = "Drops blocks whose text matches one of these regular expressions (PCRE2); no effect without any."
  package static let examples = [
    Example("what fits", "<p>The text.<p>⟦Photo 3 of 12⟧", with: #"{"patterns": ["^Photo \\d+ of \\d+$"]}"#),
    Example(
      "what fits in part stays where the whole must fit", "<p>Photo 3 of 12 shows the bridge.",
      with: #"{"patterns": ["Photo \\d+ of \\d+"], "matchesWholeBlock": true}"#),
    Example("without expressions", "<p>Photo 3 of 12"),
  ]
  @Option("The regular expressions.") package var patterns: [String] = []
  @Option("Whether a pattern must match the entire text of a block.") package var matchesWholeBlock = false
  private let compiled = RegularExpressionCache()
  private enum CodingKeys: String, CodingKey { case patterns, matchesWholeBlock }
  package init() {}

  package func validate() throws { try compiled.validate(patterns, of: "patterns") }

  package func run(on page: inout Page) throws {
    for block in page.blocks {
      let text = page.text(of: block)
      for pattern in patterns {
        guard let found = try compiled(pattern).firstRange(in: text), !matchesWholeBlock || found == 0..<text.utf8.count else { continue }
        page.drop(block, because: Reason("matches a pattern", pattern))
        break
      }
    }
  }
}
