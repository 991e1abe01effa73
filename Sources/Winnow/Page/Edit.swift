/// One edit that a stage made.
public struct Edit: Sendable, Hashable {
  /// What became of the nodes, the text or the record.
  ///
  /// What goes with it stands elsewhere: most edits drop a block, and a page may have a million of them.
  public indirect enum Change: Sendable, Hashable {
    /// These nodes are no longer kept.
    case drop
    /// No later stage may drop these nodes.
    case keep
    /// These bytes of ``Tree/text`` are taken out.
    case cut(Range<Int>)
    /// These bytes of ``Tree/text`` are replaced by others.
    case replace(Range<Int>, with: String)
    /// The block is called so.
    case label(Label)
    /// The record has this value, or one more in a list.
    case set(Assignment)
    /// The record might have had this value, but another won, or none was sure enough.
    case candidate(Assignment)
  }
  /// The id of the step in its pipeline.
  public let step: String
  /// What was done.
  public let change: Change
  /// Why it was done.
  public let reason: Reason
  private let start, end: UInt32

  init(step: String, change: Change, nodes: Range<Int>?, reason: Reason) {
    (self.step, self.change, self.reason) = (step, change, reason)
    (start, end) = nodes.map { (UInt32($0.lowerBound), UInt32($0.upperBound)) } ?? (.max, .max)
  }

  /// What it is about; `nil` when it is about the page as a whole.
  public var nodes: Range<Int>? { start == .max ? nil : Int(start)..<Int(end) }

  /// The value that it gives the record, or might have given it.
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

  /// The bytes of ``Tree/source`` that it is about.
  public func sourceRange(in tree: Tree) -> Range<Int>? {
    nodes.flatMap(tree.sourceRange)
  }
}
