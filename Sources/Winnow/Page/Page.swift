/// A page on its way through a pipeline: the frozen tree, and all edits of the stages.
///
/// Stages only add edits: the tree does not change, and the journal has the reason of every edit. A page is a value, so a stage can work on
/// a copy.
public struct Page: Sendable {
  /// The page as it was parsed.
  public internal(set) var tree: Tree
  /// Where it came from.
  public let origin: Origin
  /// The metadata found so far.
  public internal(set) var record = Record()
  /// The edits made so far.
  public internal(set) var journal = Journal()
  /// The id of the running step; recorded in each edit.
  var step = ""
  // Modified in Page+Editing.swift only.
  var states: [NodeState]
  var listedKeys: Set<Record.ListKey> = []
  /// Sorted by position, without overlaps.
  var patches: [Patch] = []
  /// By the first node of the block.
  var labels: [Int: Label] = [:]
  /// The cached tree analyses; see ``analysis(_:)``.
  var analyses: [ObjectIdentifier: any Sendable] = [:]
  /// The nodes of articles other than the page's own, which the record ignores.
  package var otherArticles: [Range<Int>] = []
  /// Values of the metadata that are not in the record.
  package var declared = DeclaredValues()
  /// Where the authors and attributions of the record were found, in the order in which they were set.
  package internal(set) var locatedValues: [LocatedValue] = []
  /// Whether the main content was selected; a second selection would only judge the result of the first.
  package var isSelected = false

  struct NodeState: OptionSet {
    let rawValue: UInt8
    static let dropped = NodeState(rawValue: 1), kept = NodeState(rawValue: 2)
  }

  /// Bytes that replace a range of the tree's text.
  struct Patch: Sendable, Equatable {
    let range: Range<Int>
    let bytes: [UInt8]
  }

  /// Creates a page without edits: everything is kept, and the record is empty.
  public init(_ tree: Tree, origin: Origin = Origin()) {
    self.tree = tree
    self.origin = origin
    states = [NodeState](repeating: [], count: tree.count)
  }

  /// The step id of edits made during reading and parsing; no step may have it.
  static let parsing = "parse"

  /// A page whose reading or parsing gave warnings.
  ///
  /// - Parameter warnings: for the record, one sentence each.
  init(_ tree: Tree, origin: Origin, warnings: [String]) {
    self.init(tree, origin: origin)
    step = Self.parsing
    for warning in warnings { set(.add(.warnings, warning), because: "reading") }
  }
}

extension Page {
  /// The page without its journal: copying it does not copy the edits.
  package var withoutJournal: Page {
    var page = self
    (page.journal, page.listedKeys) = (Journal(), [])
    return page
  }
}

extension Page {
  /// The approximate memory of states and journal in bytes; an edit's strings take about as much as the edit.
  var marksMemory: Int { states.count + journal.edits.count * 2 * MemoryLayout<Edit>.stride }
}

extension Page: Equatable {
  /// Equal if the same tree has the same kept nodes and the same record.
  public static func == (a: Page, b: Page) -> Bool {
    a.tree.storage === b.tree.storage && a.origin == b.origin && a.record == b.record && a.journal == b.journal
      && a.states == b.states && a.patches == b.patches && a.labels == b.labels
  }
}
