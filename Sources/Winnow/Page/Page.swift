/// A page on its way through a pipeline: the frozen tree, and everything that stages said of it.
///
/// Stages only make edits; nothing of the tree is lost, and every edit has its reason in the journal. A page is a value, so a
/// stage that wants to try something works on a copy.
public struct Page: Sendable {
  /// The page as it was parsed.
  public internal(set) var tree: Tree
  /// Where it came from.
  public let origin: Origin
  /// What was found out about it so far.
  public internal(set) var record = Record()
  /// All that was done to it so far.
  public internal(set) var journal = Journal()
  /// The id of the step at work, which the edits are signed with.
  var step = ""
  // Only Page+Editing.swift changes these.
  var states: [NodeState]
  var listed: Set<Record.ListKey> = []
  /// In the order of their places; none overlaps another.
  var patches: [Patch] = []
  /// By the first node of the block.
  var labels: [Int: Label] = [:]
  /// What stages asked of the tree so far; see ``analysis(_:)``.
  var analyses: [ObjectIdentifier: any Sendable] = [:]
  /// The nodes of articles that are not the page's own: what is said in them is not said of it.
  package var otherArticles: [Range<Int>] = []
  /// What its metadata says besides what the record took of it.
  package var declared = DeclaredValues()
  /// Where the authors and attributions of the record were read, in the order in which they were set.
  package internal(set) var locatedValues: [LocatedValue] = []
  /// Whether the main content was selected: a second selection would judge the first one's choice.
  package var isSelected = false

  struct NodeState: OptionSet {
    let rawValue: UInt8
    static let dropped = NodeState(rawValue: 1), kept = NodeState(rawValue: 2)
  }

  /// Bytes that replace some bytes of the tree's text.
  struct Patch: Sendable, Equatable {
    let range: Range<Int>
    let bytes: [UInt8]
  }

  /// A page of which everything is kept and nothing is known.
  public init(_ tree: Tree, origin: Origin = Origin()) {
    self.tree = tree
    self.origin = origin
    states = [NodeState](repeating: [], count: tree.count)
  }

  /// The id that what reading and parsing note is signed with; no step has it.
  static let parsing = "parse"

  /// A page that was not read without fault.
  ///
  /// - Parameter warnings: for the record, a sentence each.
  init(_ tree: Tree, origin: Origin, warnings: [String]) {
    self.init(tree, origin: origin)
    step = Self.parsing
    for warning in warnings { set(.add(.warnings, warning), because: "reading") }
  }
}

extension Page {
  /// The same page without its journal: a copy takes no copy of every edit.
  package var withoutJournal: Page {
    var page = self
    (page.journal, page.listed) = (Journal(), [])
    return page
  }
}

extension Page {
  /// How many bytes of memory its marks and its journal hold, about; an edit's words take as much again as the edit.
  var marksMemory: Int { states.count + journal.edits.count * 2 * MemoryLayout<Edit>.stride }
}

extension Page: Equatable {
  /// Equal when the same is kept and the same is known, of the same tree.
  public static func == (a: Page, b: Page) -> Bool {
    a.tree.storage === b.tree.storage && a.origin == b.origin && a.record == b.record && a.journal == b.journal
      && a.states == b.states && a.patches == b.patches && a.labels == b.labels
  }
}
