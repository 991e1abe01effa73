/// A page on its way through a pipeline: the frozen tree, and everything that stages said of it.
///
/// Stages only make edits; nothing of the tree is lost, and every edit has its reason in the journal. A page is a value, so a
/// stage that wants to try something works on a copy.
public struct Page: Sendable {
  /// The page as it was parsed.
  public private(set) var tree: Tree
  /// Where it came from.
  public let origin: Origin
  /// What was found out about it so far.
  public private(set) var record = Record()
  /// All that was done to it so far.
  public private(set) var journal = Journal()
  /// The id of the step at work, which the edits are signed with.
  var step = ""
  private var states: [NodeState]
  private var listed: Set<Record.ListKey> = []
  private var patches: [Patch] = []
  private var labels: [Int: Label] = [:]
  /// What stages asked of the tree so far; see ``analysis(_:)``.
  var analyses: [ObjectIdentifier: any Sendable] = [:]

  private struct NodeState: OptionSet {
    let rawValue: UInt8
    static let dropped = NodeState(rawValue: 1), kept = NodeState(rawValue: 2)
  }

  /// Bytes that replace some bytes of the tree's text.
  private struct Patch: Sendable, Equatable {
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

/// Where a page came from.
public struct Origin: Sendable, Hashable, Codable {
  /// What tells it from the others of a run.
  public var id: String?
  /// Its address.
  public var url: String?
  /// How to name it to a person: the file, or the line of a stream.
  public var name: String
  /// When it was fetched, as the crawler says it: ISO 8601.
  public var fetched: String?

  /// A page that came from no place, unless it is said.
  public init(id: String? = nil, url: String? = nil, name: String = "page", fetched: String? = nil) {
    (self.id, self.url, self.name, self.fetched) = (id, url, name, fetched)
  }

  /// What tells the page from others in what is written of it.
  public var identity: String { id ?? name }

  /// The host of the address in lower case.
  public var host: String? {
    guard let url, let scheme = UTF8Bytes.firstRange(of: "://", in: url) else { return nil }
    let authority = url.utf8[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first.map { String(Substring($0)).lowercased() }
  }
}

// MARK: What is kept

extension Page {
  /// Whether the node was not dropped.
  public func isKept(_ node: Int) -> Bool { !states[node].contains(.dropped) }
  /// Whether the node was not dropped.
  public func isKept(_ node: Node) -> Bool { isKept(node.id) }

  /// Whether any character of these nodes is kept.
  public func isKept(_ nodes: Range<Int>) -> Bool {
    nodes.contains { tree.storage.nodes[$0].tag == .text && isKept($0) && tree.characterCount(in: $0..<$0 + 1) > 0 }
  }

  /// The blocks of which something is kept, in document order.
  public var blocks: [Block] { kept(of: tree.blocks) }

  /// The blocks in these nodes of which something is kept.
  public func blocks(in nodes: Range<Int>) -> [Block] { kept(of: tree.blocks(in: nodes)) }

  /// A view of a block costs a retain, so that only those that are kept get one.
  private func kept(of blocks: Blocks) -> [Block] {
    let records = tree.storage.blocks
    var kept: [Block] = []
    kept.reserveCapacity(blocks.count)
    for index in blocks.indices where isKept(records[index].nodes) { kept.append(Block(tree: tree, index: index)) }
    return kept
  }

  /// The edit that dropped the block; `nil` where it is kept.
  public func edit(dropping block: Block) -> Edit? {
    guard let id = block.nodes.first(where: { tree.storage.nodes[$0].tag == .text && !isKept($0) }) else { return nil }
    return journal.edits.first { $0.change == .drop && $0.nodes?.contains(id) == true }
  }

  /// For each block of the tree, in order, the edit that dropped it; `nil` where some of it is kept.
  public var drops: [Edit?] {
    let none = Int32(-1)
    var first = [Int32](repeating: none, count: tree.count)
    for (index, edit) in journal.edits.enumerated() where edit.change == .drop {
      for id in edit.nodes ?? 0..<0 where first[id] == none && !isKept(id) { first[id] = Int32(index) }
    }
    return tree.blocks.map { block in
      guard !isKept(block.nodes), let id = block.nodes.first(where: { first[$0] != none && tree.tag(of: $0) == .text }) else { return nil }
      return journal.edits[Int(first[id])]
    }
  }

  /// What a stage called the block; `nil` where none did.
  public func label(of block: Block) -> Label? { labels[block.nodes.lowerBound] }

  /// How many characters of these nodes are kept; a cut text counts as whole. See ``Tree/characterCount(in:)``.
  public func characterCount(in nodes: Range<Int>) -> Int {
    nodes.reduce(0) { tree.storage.nodes[$1].tag == .text && isKept($1) ? $0 + tree.characterCount(in: $1..<$1 + 1) : $0 }
  }

  /// The block's text with all edits so far: white space collapsed (but for code), `\n` for a line break.
  public func text(of block: Block) -> String { String(decoding: bytes(of: block), as: UTF8.self) }

  /// The same as UTF-8, for stages that look at most texts no closer.
  public func bytes(of block: Block) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(block.textRange.count)
    eachPiece(of: block) { $0.append(to: &out, preformatted: block.kind == .code) }
    if block.kind == .code {
      while let last = out.last, UTF8Bytes.isBlank(last) { out.removeLast() }
    } else {
      UTF8Bytes.trim(&out)
    }
    return out
  }

  /// One kept piece of a block: bytes of one text node, or a line break.
  public enum Piece {
    /// Bytes of the text node with this number.
    case text(node: Int, ArraySlice<UInt8>)
    /// What `br` stands for.
    case lineBreak

    func append(to out: inout [UInt8], preformatted: Bool) {
      switch self {
      case .text(_, let bytes): if preformatted { out += bytes } else { UTF8Bytes.append(bytes, to: &out) }
      case .lineBreak:
        if !preformatted { while out.last == UTF8Bytes.space { out.removeLast() } }
        out.append(UTF8Bytes.newline)
      }
    }
  }

  /// The kept pieces of a block, for writers that need to know where each comes from.
  public func pieces(of block: Block) -> [Piece] {
    var pieces: [Piece] = []
    eachPiece(of: block) { pieces.append($0) }
    return pieces
  }

  /// Goes over the kept pieces of a block.
  public func eachPiece(of block: Block, _ body: (Piece) -> Void) {
    for id in block.nodes where isKept(id) {
      if tree.tag(of: id) == .br { body(.lineBreak) }
      eachPiece(ofText: id) { body(.text(node: id, $0)) }
    }
  }

  /// Goes over the kept bytes of a text node, with the replacements of others; nothing for a node that is no text.
  public func eachPiece(ofText id: Int, _ body: (ArraySlice<UInt8>) -> Void) {
    guard tree.tag(of: id) == .text, isKept(id) else { return }
    let range = tree.textRange(of: id)
    guard !patches.isEmpty else { return body(tree.storage.text[range]) }
    var at = range.lowerBound
    for patch in patches[firstPatch(endingAfter: at)...] {
      guard patch.range.lowerBound < range.upperBound else { break }
      if patch.range.lowerBound > at { body(tree.storage.text[at..<patch.range.lowerBound]) }
      if patch.range.lowerBound >= range.lowerBound { body(patch.bytes[...]) }
      at = min(range.upperBound, patch.range.upperBound)
    }
    if at < range.upperBound { body(tree.storage.text[at..<range.upperBound]) }
  }

  private func firstPatch(endingAfter position: Int) -> Int {
    var low = 0, high = patches.count
    while low < high {
      let middle = (low + high) / 2
      if patches[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: What stages do

extension Page {
  /// Takes these nodes out, but for those that a stage keeps. Nothing happens where nothing of them is kept.
  public mutating func drop(_ nodes: Range<Int>, because reason: Reason) { addEdit(.drop, nodes, reason) }
  /// Takes the node out, with all that is in it.
  public mutating func drop(_ node: Node, because reason: Reason) { addEdit(.drop, node.subtree, reason) }
  /// Takes the block out.
  public mutating func drop(_ block: Block, because reason: Reason) { addEdit(.drop, block.nodes, reason) }

  /// Holds these nodes against later stages.
  public mutating func keep(_ nodes: Range<Int>, because reason: Reason) { addEdit(.keep, nodes, reason) }
  /// Holds the block against later stages.
  public mutating func keep(_ block: Block, because reason: Reason) { addEdit(.keep, block.nodes, reason) }

  /// Takes these words out wherever the block has them; see ``Block/ranges(of:)``.
  public mutating func cut(_ words: String, of block: Block, because reason: Reason) {
    for index in block.ranges(of: words) { cut(index, of: block, because: reason) }
  }
  /// Takes out a part of the block: the bytes are counted in ``Tree/text``.
  public mutating func cut(_ range: Range<Int>, of block: Block, because reason: Reason) { addEdit(.cut(range), block.nodes, reason) }

  /// Puts another text in the place of these words wherever the block has them; see ``Block/ranges(of:)``.
  public mutating func replace(_ words: String, of block: Block, with text: String, because reason: Reason) {
    for index in block.ranges(of: words) { replace(index, of: block, with: text, because: reason) }
  }
  /// Puts another text in the place of these bytes of ``Tree/text``.
  public mutating func replace(_ range: Range<Int>, of block: Block, with text: String, because reason: Reason) {
    addEdit(.replace(range, with: text), block.nodes, reason)
  }

  /// Calls the block by what it is. Nothing happens when it is called so already.
  public mutating func label(_ block: Block, _ label: Label, because reason: Reason) { addEdit(.label(label), block.nodes, reason) }

  /// Sets a field of the record, or adds to one that is a list. Nothing happens when it is so already.
  public mutating func set(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.set(assignment), block?.nodes, reason)
  }

  /// Notes a value that the record might have had, so that a reader of the journal sees what it lost against.
  public mutating func addCandidate(_ assignment: Assignment, at block: Block? = nil, because reason: Reason) {
    addEdit(.candidate(assignment), block?.nodes, reason)
  }

  /// Reserves capacity for so many edits: a journal that grows by itself may have up to twice the capacity that it needs.
  package mutating func reserveCapacity(forEdits count: Int) { journal.edits.reserveCapacity(journal.edits.count + count + count / 8) }

  private mutating func addEdit(_ change: Edit.Change, _ nodes: Range<Int>?, _ reason: Reason) {
    guard apply(change, to: nodes) else { return }
    journal.edits.append(Edit(step: step, change: change, nodes: nodes, reason: reason))
  }

  /// Puts another page in the place of this one: what is known of it stays.
  ///
  /// - Returns: `false`, and nothing happens, where the page has edits of its nodes already.
  package mutating func replaceTree(_ other: Tree) -> Bool {
    guard journal.edits.allSatisfy({ $0.nodes == nil }) else { return false }
    (tree, analyses) = (other, [:])
    states = [NodeState](repeating: [], count: other.count)
    return true
  }

  /// Makes the page that the journal tells of: the same as this one, when it started from the same tree.
  public func replaying(_ journal: Journal) -> Page {
    var page = Page(tree, origin: origin)
    for edit in journal.edits {
      page.step = edit.step
      page.addEdit(edit.change, edit.nodes, edit.reason)
    }
    return page
  }

  /// `false` when nothing changes by it.
  private mutating func apply(_ change: Edit.Change, to nodes: Range<Int>?) -> Bool {
    switch change {
    case .drop:
      guard let nodes, isKept(nodes) else { return false }
      var changed = false
      for id in nodes where states[id].isEmpty {
        states[id] = .dropped
        changed = changed || tree.storage.nodes[id].tag == .text
      }
      return changed
    case .keep:
      guard let nodes else { return false }
      var changed = false
      for id in nodes where !states[id].contains(.kept) {
        states[id].insert(.kept)
        changed = true
      }
      return changed
    case .cut(let range): return patch(Patch(range: range, bytes: []))
    case .replace(let range, let text): return patch(Patch(range: range, bytes: Array(text.utf8)))
    case .label(let label):
      guard let nodes, labels[nodes.lowerBound] != label else { return false }
      labels[nodes.lowerBound] = label
      return true
    case .set(let assignment): return record.apply(assignment, listed: &listed)
    case .candidate(let assignment): return listed.insert(.candidate(assignment)).inserted
    }
  }

  /// A patch takes the place of those inside it; one that overlaps another in part, or lies in one, is not made.
  private mutating func patch(_ patch: Patch) -> Bool {
    guard !patch.range.isEmpty, patch.range.lowerBound >= 0, patch.range.upperBound <= tree.storage.text.count else { return false }
    let first = firstPatch(endingAfter: patch.range.lowerBound)
    var end = first
    while end < patches.count, patches[end].range.lowerBound < patch.range.upperBound {
      guard patch.range.lowerBound <= patches[end].range.lowerBound, patch.range.upperBound >= patches[end].range.upperBound,
            patch.range != patches[end].range else { return false }
      end += 1
    }
    patches.replaceSubrange(first..<end, with: [patch])
    return true
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

extension Page: Equatable {
  /// Equal when the same is kept and the same is known, of the same tree.
  public static func == (a: Page, b: Page) -> Bool {
    a.tree.storage === b.tree.storage && a.origin == b.origin && a.record == b.record && a.journal == b.journal
      && a.states == b.states && a.patches == b.patches && a.labels == b.labels
  }
}
