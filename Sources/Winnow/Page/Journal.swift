/// All edits of a page, in order.
public struct Journal: Sendable, Hashable {
  /// The edits, oldest first.
  public internal(set) var edits: [Edit] = []

  /// The edits that the step with this id made.
  public func edits(of step: String) -> [Edit] { edits.filter { $0.step == step } }
}
