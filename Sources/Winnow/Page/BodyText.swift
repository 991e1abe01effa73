/// The kept text of a page after all edits so far, in one buffer: a page may have a million blocks.
package struct BodyText: Sendable {
  /// UTF-8: blocks separated by empty lines; list items and table cells by line ends.
  package private(set) var bytes: [UInt8] = []
  private let tree: Tree
  /// Each non-empty block, and the end of its text.
  private var spans: [(block: UInt32, end: UInt32)] = []

  fileprivate init(_ page: Page) {
    tree = page.tree
    var last: BlockKind?
    bytes.reserveCapacity(tree.text.count + 2 * tree.blocks.count)  // an upper bound; memory that is never written is never committed
    spans.reserveCapacity(tree.blocks.count)
    for block in tree.blocks where page.isKept(block.nodes) {
      let text = page.bytes(of: block)
      let kind = block.kind
      guard !text.isEmpty else { continue }
      if let last { bytes += repeatElement(UTF8Bytes.newline, count: Self.lineEnds(between: last, kind)) }
      bytes += text
      spans.append((UInt32(block.index), UInt32(bytes.count)))
      last = kind
    }
  }

  private static func lineEnds(between first: BlockKind, _ second: BlockKind) -> Int {
    first == second && (first == .item || first == .cell) ? 1 : 2
  }

  /// The blocks with non-empty text, in document order, with their text as UTF-8.
  package var blocks: some RandomAccessCollection<(block: Block, text: ArraySlice<UInt8>)> {
    spans.indices.lazy.map { i in
      let block = block(i)
      let start = i == 0 ? 0 : Int(spans[i - 1].end) + Self.lineEnds(between: self.block(i - 1).kind, block.kind)
      return (block, bytes[start..<Int(spans[i].end)])
    }
  }

  private func block(_ index: Int) -> Block { tree.blocks[Int(spans[index].block)] }
}

extension Page {
  /// The kept text, with the range of each block.
  package var bodyText: BodyText { BodyText(self) }

  /// The kept text: blocks separated by empty lines; list items and table cells by line ends.
  public var text: String { String(decoding: bodyText.bytes, as: UTF8.self) }
}
