/// What a block is to its reader.
public enum BlockKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A cell is one of a table of data or of layout; a caption is that of a picture or table.
  case paragraph, heading, item, cell, code, caption, quote
}

/// The smallest run of text that a reader sees as one piece: a paragraph, a heading, a list item, a cell.
///
/// Text directly in a container, between two elements of block level or two empty lines, is a block too. A block is
/// never without characters. What a sentence may hold besides its words, such as an icon or a player, does not part it.
public struct Block: Sendable {
  /// The page that it is of.
  public let tree: Tree
  /// The block's number in document order.
  public let index: Int

  var record: BlockRecord { tree.storage.blocks[index] }

  /// What it is to its reader.
  public var kind: BlockKind { record.kind }
  /// 1 to 6 for a heading.
  public var level: Int? { record.level == 0 ? nil : Int(record.level) }
  /// From its first text to its last, with the inline elements between them.
  public var nodes: Range<Int> { record.nodes }
  /// The element of block level that the text stands in.
  public var container: Node { tree[Int(record.container)] }
  /// Its number of characters; see ``Tree/characterCount(in:)``.
  public var characterCount: Int { tree.characterCount(in: nodes) }
  /// How many of its characters are outside links.
  public var unlinkedCharacterCount: Int { tree.unlinkedCharacterCount(in: nodes) }
  /// The share of its characters that is in links, 0 to 1.
  public var linkDensity: Double { tree.linkDensity(in: nodes) }
  /// Its text as the page has it, with white space collapsed.
  public var text: String { UTF8Bytes.collapsed(tree.storage.text[textRange]) }
  /// Its slice of ``Tree/text``.
  public var textRange: Range<Int> {
    tree[nodes.lowerBound].textRange.lowerBound..<tree[nodes.upperBound - 1].textRange.upperBound
  }
  /// Where the page has these words in the block, as bytes of ``Tree/text``: a blank of the words is any white space of the page,
  /// and elements such as links may begin or end between them.
  public func ranges(of words: String) -> [Range<Int>] {
    let words = words.split(separator: " ").map { Array($0.utf8) }
    let text = tree.storage.text[textRange]
    guard let first = words.first else { return [] }
    func end(of word: [UInt8], afterBlanksAt position: Int) -> Int? {
      let next = text[position...].drop(while: UTF8Bytes.isBlank)
      return next.startIndex > position && next.starts(with: word) ? next.startIndex + word.count : nil
    }
    var ranges: [Range<Int>] = []
    var rest = text
    while let found = UTF8Bytes.firstRange(of: first, in: rest) {
      let end = words.dropFirst().reduce(found.upperBound as Int?) { position, word in position.flatMap { end(of: word, afterBlanksAt: $0) }
      }
      if let end { ranges.append(found.lowerBound..<end) }
      rest = text[(end ?? found.lowerBound + 1)...]
    }
    return ranges
  }
  /// Its bytes of ``Tree/source``.
  public var sourceRange: Range<Int> {
    tree[nodes.lowerBound].sourceRange.lowerBound..<tree[nodes.upperBound - 1].sourceRange.upperBound
  }
  /// Where its container stands in the page: `body/main/p[3]`.
  public var path: String { container.path }
}

extension Block: Hashable {
  public static func == (a: Block, b: Block) -> Bool { a.index == b.index && a.tree.storage === b.tree.storage }
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// Blocks of a tree in document order, by their numbers; each is made when it is asked for.
public struct Blocks: RandomAccessCollection, Sendable {
  let tree: Tree
  /// The numbers of the blocks.
  public let indices: Range<Int>
  /// The first block's number.
  public var startIndex: Int { indices.lowerBound }
  /// One more than the last block's number.
  public var endIndex: Int { indices.upperBound }
  /// The block with this number.
  public subscript(index: Int) -> Block { Block(tree: tree, index: index) }
}

extension Tree {
  /// All blocks.
  public var blocks: Blocks { Blocks(tree: self, indices: storage.blocks.indices) }

  /// The blocks whose text begins in these nodes.
  public func blocks(in nodes: Range<Int>) -> Blocks {
    Blocks(tree: self, indices: blockIndex(from: nodes.lowerBound)..<blockIndex(from: nodes.upperBound))
  }

  private func blockIndex(from node: Int) -> Int {
    storage.blocks.partitioningIndex { Int($0.start) >= node }
  }
}

extension Node {
  /// Whether the element is a word of the heading around it, of the paragraph around it that goes on after it, or all of the cell or term
  /// around it.
  package func isWord(of around: Node) -> Bool {
    BlockRecord.isWord(tree.storage.nodes[id], of: tree.storage.nodes[around.id], tree.storage.nodes)
  }
}

struct BlockRecord: Sendable {
  var start, end, container: UInt32
  var kind: BlockKind
  var level: UInt8
  var nodes: Range<Int> { Int(start)..<Int(end) }

  /// One pass over the nodes; `nodes` ends with the record of totals.
  static func all(of nodes: [NodeRecord]) -> [BlockRecord] {
    struct Open { var id: Int, end: UInt32, kind: BlockKind, level: UInt8 }
    var blocks: [BlockRecord] = []
    var open = [Open(id: 0, end: .max, kind: .paragraph, level: 0)]
    var start = -1
    var end = 0
    var breaks = 0
    var embeddedEnd = 0

    func close(_ around: Open) {
      guard start >= 0 else { return }
      var kind = around.kind
      let container = nodes[around.id]
      // A cell that holds more than one piece of text is a cell of a layout, not of a table.
      if kind == .cell {
        let outside =
          nodes[start].characterCount - container.characterCount + nodes[Int(container.end)].characterCount - nodes[end].characterCount
        if outside > 0 { kind = .paragraph }
      }
      blocks.append(BlockRecord(start: UInt32(start), end: UInt32(end), container: UInt32(around.id), kind: kind, level: around.level))
      start = -1
    }

    for id in 1..<max(1, nodes.count - 1) {
      let node = nodes[id]
      while open[open.count - 1].end <= id {
        close(open[open.count - 1])
        open.removeLast()
        breaks = 0
      }
      if node.tag == .text {
        guard nodes[id + 1].characterCount > node.characterCount else { continue }
        if breaks > 1 { close(open[open.count - 1]) }
        breaks = 0
        if start < 0 { start = id }
        end = id + 1
      } else if node.tag == .br {
        breaks += 1
      } else if id >= embeddedEnd, !node.tag.isInline {
        if Self.isWithinLine(node, around: nodes[open[open.count - 1].id], nodes) {
          embeddedEnd = Int(node.end)
          continue
        }
        let around = open[open.count - 1]
        close(around)
        breaks = 0
        let (kind, level) = Self.kind(of: node.tag, in: around.kind, level: around.level)
        open.append(Open(id: id, end: node.end, kind: kind, level: level))
      }
    }
    while let around = open.popLast() { close(around) }
    return blocks.map { $0 }  // without the room for more, which on a giant page is as much again
  }

  /// Elements whose text a browser does not show as part of the line, but that do not end it either.
  private static let embedded: TagSet = [.svg, .noscript, .template, .iframe, .object, .canvas, .select, .video, .audio, .embed, .textarea]
  /// Elements that hold lines of text.
  private static let lines: TagSet = [.p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .th, .td, .dt, .dd, .figcaption, .caption, .summary]

  /// Whether the element stands within a line: what is embedded in a paragraph, and a button whose word the sentence goes on after.
  private static func isWithinLine(_ node: NodeRecord, around: NodeRecord, _ nodes: [NodeRecord]) -> Bool {
    guard lines.contains(around.tag) else { return false }
    if embedded.contains(node.tag) { return true }
    return node.tag == .button && isWord(node, of: around, nodes)
  }

  /// Whether an element is a word of a heading, of a paragraph that goes on after it, or all of a cell that heads others, of a term, or of
  /// what opens an answer.
  static func isWord(_ node: NodeRecord, of around: NodeRecord, _ nodes: [NodeRecord]) -> Bool {
    let end = nodes[Int(around.end)].characterCount
    switch around.tag {
    case .p: return end > nodes[Int(node.end)].characterCount
    case .th, .dt, .summary: return end == nodes[Int(node.end)].characterCount && around.characterCount == node.characterCount
    case .td:
      // Other cells offer to do something with the row that the first one names.
      guard end == nodes[Int(node.end)].characterCount, around.characterCount == node.characterCount else { return false }
      let row = nodes[Int(around.parent)]
      return row.tag == .tr && row.characterCount == around.characterCount && nodes[Int(row.end)].characterCount > end
    default: return around.tag.headingLevel != nil
    }
  }

  private static func kind(of tag: Tag, in outer: BlockKind, level: UInt8) -> (BlockKind, UInt8) {
    if let level = tag.headingLevel { return (.heading, UInt8(level)) }
    switch tag {
    case .li, .dt, .dd, .option: return (.item, 0)
    case .td, .th: return (.cell, 0)
    case .pre, .textarea: return (.code, 0)
    case .figcaption, .caption, .legend: return (.caption, 0)
    case .blockquote: return (.quote, 0)
    case .p, .div, .center, .header, .hgroup, .address, .details, .summary, .dl, .ul, .ol:
      return outer == .cell ? (.paragraph, 0) : (outer, level)
    default: return (.paragraph, 0)
    }
  }
}
