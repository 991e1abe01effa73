package import Winnow

/// Where the values of a record came from, and which others they won against, as the journal tells it.
package struct Provenance: Sendable {
  /// A value that a key has, or might have had.
  package struct Value: Sendable {
    /// The value; the rule that found it; the stage that noted it.
    package let text: String, rule: RuleID, stage: String
    /// Whether the record has it.
    package let won: Bool
  }

  /// In the order in which they were first spoken of.
  package private(set) var keys: [String] = []
  /// By the record's key, in the order of the journal.
  package private(set) var values: [String: [Value]] = [:]

  /// Reads the journal of a page.
  package init(_ page: Page) {
    for edit in page.journal.edits {
      guard let assignment = edit.assignment, Self.isWorthTelling(assignment) else { continue }
      let key = assignment.key
      if values[key] == nil { keys.append(key) }
      let text = "\(assignment)"
      let won = assignment.isListed || page.record.has(assignment)
      // What was set first and then bettered is told as lost; what is said again as it is, once.
      if values[key]?.contains(where: { $0.text == text && $0.won == won }) ?? false { continue }
      values[key, default: []].append(Value(text: text, rule: edit.reason.rule, stage: edit.step, won: won))
    }
  }

  /// Lists that have their own reasons, and what readers do not ask after.
  private static func isWorthTelling(_ assignment: Assignment) -> Bool {
    switch assignment {
    case .text, .direction, .dateline, .author, .paywalled, .add(.tags, _): true
    case .confidence, .related, .attribution, .image, .add: false
    }
  }
}
