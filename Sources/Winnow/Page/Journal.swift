/// Why a stage did something: a rule that can be counted, and a detail for eyes.
public struct Reason: Sendable {
  /// The rule: `link list`.
  public let rule: RuleID
  private let storedDetail: StoredDetail

  private enum StoredDetail: Sendable {
    case text(String)
    case late(@Sendable () -> String)
    case shared(@Sendable (Int) -> String, Int32)
  }

  /// A rule, and what it saw here; see ``init(_:detail:)`` for a detail that takes work to say.
  public init(_ rule: RuleID, _ detail: String = "") { (self.rule, storedDetail) = (rule, .text(detail)) }

  /// - Parameters:
  ///   - rule: the rule.
  ///   - detail: is asked only when somebody looks, since most runs look at no reason.
  public init(_ rule: RuleID, detail: @escaping @Sendable () -> String) { (self.rule, storedDetail) = (rule, .late(detail)) }

  /// For a rule that speaks of many things: all share one way of saying the detail.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - index: what tells this one from the others; less than 2³¹.
  ///   - detail: is asked only when somebody looks, and given the index.
  public init(_ rule: RuleID, of index: Int, detail: @escaping @Sendable (Int) -> String) {
    (self.rule, storedDetail) = (rule, .shared(detail, Int32(index)))
  }

  /// The rule of a warning that says that the text is not what a step would have chosen; a run says it of each page, and counts them.
  public static let fallback: RuleID = "fallback"

  /// What it saw here: `8 links, 97 % of the text`.
  public var detail: String {
    switch storedDetail {
    case .text(let text): text
    case .late(let say): say()
    case .shared(let say, let index): say(Int(index))
    }
  }
}

extension Reason: Hashable {
  public static func == (a: Reason, b: Reason) -> Bool { a.rule == b.rule && a.detail == b.detail }
  public func hash(into hasher: inout Hasher) { hasher.combine(rule) }
}

extension Reason: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral rule: String) { self.init(RuleID(rule), "") }
  public var description: String {
    let detail = detail
    return detail.isEmpty ? rule.description : "\(rule): \(detail)"
  }
}

/// What a stage may call a part of the page.
public enum Label: String, Sendable, Hashable, CaseIterable {
  /// Each is what its name says.
  case dateline, byline, caption, heading
}

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
  public var kind: String {
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
    guard let nodes, let last = nodes.last else { return nil }
    let start = tree[nodes.lowerBound].sourceRange.lowerBound
    return start..<max(start, tree[nodes.lowerBound].sourceRange.upperBound, tree[last].sourceRange.upperBound)
  }
}

/// All that was done to a page, in order.
public struct Journal: Sendable, Hashable {
  /// The edits, the first one first.
  public internal(set) var edits: [Edit] = []

  /// The edits that the step with this id made.
  public func edits(of step: String) -> [Edit] { edits.filter { $0.step == step } }

  /// The values that the record might have had, as far as they are wanted, with the rules that found them, in order.
  package func candidates<Value>(_ wanted: (Assignment) -> Value?) -> [(value: Value, rule: RuleID)] {
    edits.compactMap { edit in
      if case .candidate(let assignment) = edit.change, let value = wanted(assignment) { (value, edit.reason.rule) } else { nil }
    }
  }
}
