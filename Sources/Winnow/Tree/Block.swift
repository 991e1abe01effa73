/// The role of a block in the text.
public enum BlockKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A cell belongs to a data table or a layout table; a caption to an image or a table.
  case paragraph, heading, item, cell, code, caption, quote
}

/// The smallest run of text that a reader perceives as a unit: a paragraph, a heading, a list item, a cell.
///
/// Text directly in a container, between two block-level elements or two empty lines, is a block too. A block is never empty. Elements
/// within a sentence, such as an icon or a player, do not split it.
public struct Block: Sendable {
  /// The tree of the block.
  public let tree: Tree
  /// The block's index in document order.
  public let index: Int

  var record: BlockRecord { tree.storage.blocks[index] }

  /// The block's role in the text.
  public var kind: BlockKind { record.kind }
  /// 1 to 6 for a heading.
  public var level: Int? { record.level == 0 ? nil : Int(record.level) }
  /// From the first text node to the last, with the inline elements between them.
  public var nodes: Range<Int> { record.nodes }
  /// The innermost block-level element around the text.
  public var container: Node { tree[Int(record.container)] }
  /// The character count; see ``Tree/characterCount(in:)``.
  public var characterCount: Int { tree.characterCount(in: nodes) }
  /// The character count outside links.
  public var unlinkedCharacterCount: Int { tree.unlinkedCharacterCount(in: nodes) }
  /// The fraction of its characters in links, 0 to 1.
  public var linkDensity: Double { tree.linkDensity(in: nodes) }
  /// The original text, with collapsed whitespace.
  public var text: String { UTF8Bytes.collapsed(tree.storage.text[textRange]) }
  /// Its slice of ``Tree/text``.
  public var textRange: Range<Int> {
    tree[nodes.lowerBound].textRange.lowerBound..<tree[nodes.upperBound - 1].textRange.upperBound
  }
  /// The ranges of these words in the block, as bytes of ``Tree/text``: a space in `words` matches any whitespace, and elements such as
  /// links may begin or end between words.
  public func ranges(of words: String) -> [Range<Int>] {
    let words = words.split(separator: " ").map { Array($0.utf8) }
    let text = tree.storage.text[textRange]
    guard let first = words.first else { return [] }
    func end(of word: [UInt8], afterBlanksAt position: Int) -> Int? {
      let next = text[position...].drop(while: UTF8Bytes.isASCIIWhitespace)
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
  /// The block's bytes in ``Tree/source``.
  public var sourceRange: Range<Int> {
    tree[nodes.lowerBound].sourceRange.lowerBound..<tree[nodes.upperBound - 1].sourceRange.upperBound
  }
  /// The path of its container: `body/main/p[3]`.
  public var path: String { container.path }
}

extension Block: Hashable {
  public static func == (a: Block, b: Block) -> Bool { a.index == b.index && a.tree.storage === b.tree.storage }
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

/// The blocks of a tree in document order, by index; created lazily.
public struct Blocks: RandomAccessCollection, Sendable {
  let tree: Tree
  /// The indices of the blocks.
  public let indices: Range<Int>
  /// The first block's index.
  public var startIndex: Int { indices.lowerBound }
  /// The index after the last block.
  public var endIndex: Int { indices.upperBound }
  /// The block with this index.
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
  /// Whether the element is inline content of the heading or paragraph around it, or the whole content of the cell or term around it.
  package func isInlineContent(of around: Node) -> Bool {
    BlockRecord.isInlineContent(tree.storage.nodes[id], of: tree.storage.nodes[around.id], tree.storage.nodes)
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
      // A cell with more than one block is a layout cell, not a data cell.
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
    return blocks.map { $0 }  // without spare capacity, which on a giant page takes as much memory again
  }

  /// Elements whose text is not displayed in the line around them, but which do not end the line either.
  private static let embedded: TagSet = [.svg, .noscript, .template, .iframe, .object, .canvas, .select, .video, .audio, .embed, .textarea]
  /// Elements that contain lines of text.
  private static let lines: TagSet = [.p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .th, .td, .dt, .dd, .figcaption, .caption, .summary]

  /// Whether the element is inside a line: embedded content, or a button that is part of a sentence.
  private static func isWithinLine(_ node: NodeRecord, around: NodeRecord, _ nodes: [NodeRecord]) -> Bool {
    guard lines.contains(around.tag) else { return false }
    if embedded.contains(node.tag) { return true }
    return node.tag == .button && isInlineContent(node, of: around, nodes)
  }

  /// Whether an element is part of a heading, part of a paragraph that continues after it, or the whole content of a header cell, a term or
  /// a summary.
  static func isInlineContent(_ node: NodeRecord, of around: NodeRecord, _ nodes: [NodeRecord]) -> Bool {
    let end = nodes[Int(around.end)].characterCount
    switch around.tag {
    case .p: return end > nodes[Int(node.end)].characterCount
    case .th, .dt, .summary: return end == nodes[Int(node.end)].characterCount && around.characterCount == node.characterCount
    case .td:
      // A row header: the other cells of the row hold its actions.
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
