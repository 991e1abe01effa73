/// What one step did to one page, counted.
package struct StepTally: Sendable, Hashable, Codable {
  /// The step's id.
  package let id: String
  /// CPU seconds.
  package let seconds: Double
  /// How many edits it made.
  package let edits: Int
  /// How many blocks each of its rules dropped.
  package let dropped: [Rule]
  /// Where it took another text than it should have: what it says of that.
  package let fallbacks: [String]

  /// What one rule dropped.
  package struct Rule: Sendable, Hashable, Codable {
    /// The rule, as ``Reason/rule`` has it.
    package let rule: String
    /// How many blocks it dropped.
    package var blocks: Int
  }

  init(_ id: String, _ edits: ArraySlice<Edit>, seconds: Double, of page: Page) {
    var dropped: [Rule] = []
    for edit in edits where edit.change == .drop {
      let blocks = edit.nodes.map { page.tree.blocks(in: $0).count } ?? 0
      // A stage's rules are few, and one speaks many times in a row.
      if let known = dropped.lastIndex(where: { $0.rule == edit.reason.rule.description }) {
        dropped[known].blocks += blocks
      } else {
        dropped.append(Rule(rule: edit.reason.rule.description, blocks: blocks))
      }
    }
    (self.id, self.seconds, self.edits, self.dropped) = (id, seconds, edits.count, dropped)
    fallbacks = edits.compactMap { edit in
      if case .set(.add(.warnings, let warning)) = edit.change, edit.reason.rule == Reason.fallback { warning } else { nil }
    }
  }
}
