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
