package import Winnow

/// The sources of a record's values, and the candidates that lost, from the journal.
package struct Provenance: Sendable {
  /// A value or a candidate of a key.
  package struct Value: Sendable {
    /// The value; the rule that found it; the stage that recorded it.
    package let text: String, rule: RuleID, stage: String
    /// Whether it is the record's value.
    package let won: Bool
  }

  /// In the order of their first mention.
  package private(set) var keys: [String] = []
  /// By the record's key, in the order of the journal.
  package private(set) var values: [String: [Value]] = [:]

  /// Reads the journal of a page.
  package init(_ page: Page) {
    for edit in page.journal.edits {
      guard let assignment = edit.assignment, Self.isReported(assignment) else { continue }
      let key = assignment.key
      if values[key] == nil { keys.append(key) }
      let text = "\(assignment)"
      let won = assignment.isListed || page.record.has(assignment)
      // A value that was replaced is a lost candidate; repetitions are skipped.
      if values[key]?.contains(where: { $0.text == text && $0.won == won }) ?? false { continue }
      values[key, default: []].append(Value(text: text, rule: edit.reason.rule, stage: edit.step, won: won))
    }
  }

  /// Excludes lists with reasons of their own, and technical fields.
  private static func isReported(_ assignment: Assignment) -> Bool {
    switch assignment {
    case .text, .direction, .dateline, .author, .paywalled, .add(.tags, _): true
    case .confidence, .related, .attribution, .image, .add: false
    }
  }
}
