/// An author or an attribution of the record, and the block that it was read from.
package struct LocatedValue: Sendable {
  /// The record's value.
  package let assignment: Assignment
  /// The nodes of the block.
  package let nodes: Range<Int>

  /// `nil` for a value whose location no stage uses.
  init?(_ change: Edit.Change, _ nodes: Range<Int>?) {
    guard let nodes, case .set(let assignment) = change else { return nil }
    switch assignment {
    case .author, .attribution: (self.assignment, self.nodes) = (assignment, nodes)
    case .text, .direction, .dateline, .confidence, .paywalled, .add, .related, .image: return nil
    }
  }

  /// The author; `nil` for another value.
  package var author: Author? { if case .author(let author) = assignment { author } else { nil } }
  /// The attribution; `nil` for another value.
  package var attribution: Attribution? { if case .attribution(let attribution) = assignment { attribution } else { nil } }
}
