/// Why a stage made an edit: a rule, for statistics, and a human-readable detail.
public struct Reason: Sendable {
  /// The rule: `link list`.
  public let rule: RuleID
  private let storedDetail: StoredDetail

  private enum StoredDetail: Sendable {
    case text(String)
    case lazy(@Sendable () -> String)
    case scored(@Sendable (Int) -> Score, Int32)
    case path(Node)
    case name(String)
  }

  /// A model's score of one item, and the threshold that it was compared with.
  package struct Score: Sendable, Hashable {
    /// Score and threshold in hundredths, 0 to 100.
    package let hundredths, needed: Int
    /// The score and the features of the greatest weight, in words.
    package let text: String
    package init(hundredths: Int, needed: Int, text: String) { (self.hundredths, self.needed, self.text) = (hundredths, needed, text) }
  }

  /// A rule with a detail; see ``init(_:detail:)`` for a detail that is expensive to compute.
  public init(_ rule: RuleID, _ detail: String = "") { (self.rule, storedDetail) = (rule, .text(detail)) }

  /// - Parameters:
  ///   - rule: the rule.
  ///   - detail: called only when the detail is read, since most runs read no reason.
  public init(_ rule: RuleID, detail: @escaping @Sendable () -> String) { (self.rule, storedDetail) = (rule, .lazy(detail)) }

  /// A rule of a model that scores many items; they share one closure.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - index: identifies the item; less than 2³¹.
  ///   - score: called with the index, only when the detail or the score is read.
  package init(_ rule: RuleID, of index: Int, score: @escaping @Sendable (Int) -> Score) {
    (self.rule, storedDetail) = (rule, .scored(score, Int32(index)))
  }

  /// A rule with an element; the detail is its path.
  package init(_ rule: RuleID, at node: Node) { (self.rule, storedDetail) = (rule, .path(node)) }

  /// A rule with the name or the role of an element: `nav`, `navigation`.
  package init(_ rule: RuleID, named name: String) { (self.rule, storedDetail) = (rule, .name(name)) }

  /// The rule of a warning that the text is not what a step would have chosen; a run reports it per page and counts it.
  public static let fallback: RuleID = "fallback"

  /// The detail: `8 links, 97 % of the text`.
  public var detail: String {
    switch storedDetail {
    case .text(let text): text
    case .lazy(let say): say()
    case .scored(let score, let index): score(Int(index)).text
    case .path(let node): node.path
    case .name(let name): name
    }
  }

  /// The model's score, if the rule belongs to a model; as expensive as ``detail``.
  package var score: Score? { if case .scored(let score, let index) = storedDetail { score(Int(index)) } else { nil } }

  /// Whether the detail is only a path of elements.
  package var isPathAlone: Bool { if case .path = storedDetail { true } else { false } }

  /// The element's name or role, if the rule was given one.
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
