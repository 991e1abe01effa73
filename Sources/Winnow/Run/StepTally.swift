/// Statistics of one step on one page.
package struct StepTally: Sendable, Hashable, Codable {
  /// The step's id.
  package let id: String
  /// CPU seconds.
  package let seconds: Double
  /// The number of edits.
  package let edits: Int
  /// The number of blocks that each of its rules dropped.
  package let dropped: [Rule]
  /// The step's fallback warnings.
  package let fallbacks: [String]

  /// The blocks that one rule dropped.
  package struct Rule: Sendable, Hashable, Codable {
    /// The rule's name, see ``Reason/rule``.
    package let rule: String
    /// The number of dropped blocks.
    package var blocks: Int
  }

  init(_ id: String, _ edits: ArraySlice<Edit>, seconds: Double, of page: Page) {
    var dropped: [Rule] = []
    for edit in edits where edit.change == .drop {
      let blocks = edit.nodes.map { page.tree.blocks(in: $0).count } ?? 0
      // A stage has few rules, and consecutive edits often share one.
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
