/// Why a stage did something: a rule that can be counted, and a detail for eyes.
public struct Reason: Sendable {
  /// The rule: `link list`.
  public let rule: RuleID
  private let storedDetail: StoredDetail

  private enum StoredDetail: Sendable {
    case text(String)
    case late(@Sendable () -> String)
    case scored(@Sendable (Int) -> Score, Int32)
    case path(Node)
    case name(String)
  }

  /// What a model said of one thing, and what it would have had to say.
  package struct Score: Sendable, Hashable {
    /// From 0 to 100.
    package let hundredths, needed: Int
    /// The same and what weighed most, in words.
    package let text: String
    package init(hundredths: Int, needed: Int, text: String) { (self.hundredths, self.needed, self.text) = (hundredths, needed, text) }
  }

  /// A rule, and what it saw here; see ``init(_:detail:)`` for a detail that takes work to say.
  public init(_ rule: RuleID, _ detail: String = "") { (self.rule, storedDetail) = (rule, .text(detail)) }

  /// - Parameters:
  ///   - rule: the rule.
  ///   - detail: is asked only when somebody looks, since most runs look at no reason.
  public init(_ rule: RuleID, detail: @escaping @Sendable () -> String) { (self.rule, storedDetail) = (rule, .late(detail)) }

  /// For a model that judges many things: all share one way of saying what it said.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - index: what tells this one from the others; less than 2³¹.
  ///   - score: is asked only when somebody looks, and given the index.
  package init(_ rule: RuleID, of index: Int, score: @escaping @Sendable (Int) -> Score) {
    (self.rule, storedDetail) = (rule, .scored(score, Int32(index)))
  }

  /// For what stands in this element: the detail is its path.
  package init(_ rule: RuleID, at node: Node) { (self.rule, storedDetail) = (rule, .path(node)) }

  /// For what an element or its role is called: `nav`, `navigation`.
  package init(_ rule: RuleID, named name: String) { (self.rule, storedDetail) = (rule, .name(name)) }

  /// The rule of a warning that says that the text is not what a step would have chosen; a run says it of each page, and counts them.
  public static let fallback: RuleID = "fallback"

  /// What it saw here: `8 links, 97 % of the text`.
  public var detail: String {
    switch storedDetail {
    case .text(let text): text
    case .late(let say): say()
    case .scored(let score, let index): score(Int(index)).text
    case .path(let node): node.path
    case .name(let name): name
    }
  }

  /// What the model said, where the rule is one's: it takes as long to find out as ``detail``.
  package var score: Score? { if case .scored(let score, let index) = storedDetail { score(Int(index)) } else { nil } }

  /// Whether the detail is no more than a path of the page's elements.
  package var isPathAlone: Bool { if case .path = storedDetail { true } else { false } }

  /// What the element or role is called, where the rule goes by that.
  package var elementName: String? { if case .name(let name) = storedDetail { name } else { nil } }
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

/// All that was done to a page, in order.
public struct Journal: Sendable, Hashable {
  /// The edits, the first one first.
  public internal(set) var edits: [Edit] = []

  /// The edits that the step with this id made.
  public func edits(of step: String) -> [Edit] { edits.filter { $0.step == step } }
}
