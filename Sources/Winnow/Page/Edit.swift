/// One edit that a stage made.
public struct Edit: Sendable, Hashable {
  /// What happened to the nodes, the text or the record.
  ///
  /// Indirect, so that edits are small: most drop a block, and a page may have a million of them.
  public indirect enum Change: Sendable, Hashable {
    /// These nodes are dropped.
    case drop
    /// Later stages may not drop these nodes.
    case keep
    /// These bytes of ``Tree/text`` are removed.
    case cut(Range<Int>)
    /// These bytes of ``Tree/text`` are replaced by others.
    case replace(Range<Int>, with: String)
    /// The block has this label.
    case label(Label)
    /// The record's field has this value; a list field has one more.
    case set(Assignment)
    /// A value that lost against another one, or that was too uncertain.
    case candidate(Assignment)
  }
  /// The id of the step in its pipeline.
  public let step: String
  /// The change.
  public let change: Change
  /// The reason for the change.
  public let reason: Reason
  private let start, end: UInt32

  init(step: String, change: Change, nodes: Range<Int>?, reason: Reason) {
    (self.step, self.change, self.reason) = (step, change, reason)
    (start, end) = nodes.map { (UInt32($0.lowerBound), UInt32($0.upperBound)) } ?? (.max, .max)
  }

  /// The affected nodes; `nil` if the edit concerns the whole page.
  public var nodes: Range<Int>? { start == .max ? nil : Int(start)..<Int(end) }

  /// The value that the edit sets, or notes as a candidate.
  public var assignment: Assignment? {
    switch change {
    case .set(let assignment), .candidate(let assignment): assignment
    case .drop, .keep, .cut, .replace, .label: nil
    }
  }

  /// The name of the kind of change.
  package var kind: String {
    switch change {
    case .drop: "drop"
    case .keep: "keep"
    case .cut: "cut"
    case .replace: "replace"
    case .label: "label"
    case .set: "set"
    case .candidate: "candidate"
    }
  }

  /// The path of its element in the page: `body/main/p[3]`.
  public func path(in tree: Tree) -> String? {
    nodes.map { tree[$0.lowerBound] }.map { $0.isText ? $0.parent?.path ?? "" : $0.path }
  }

  /// The affected bytes of ``Tree/source``.
  public func sourceRange(in tree: Tree) -> Range<Int>? {
    nodes.flatMap(tree.sourceRange)
  }
}
