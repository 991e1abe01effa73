/// The text of a page as it stands: one buffer, since a page may have a million blocks.
public struct BodyText: Sendable {
  /// UTF-8: blocks parted by empty lines; the items of a list, and the cells of a table, by line ends.
  public private(set) var bytes: [UInt8] = []
  private let tree: Tree
  private var places: [(block: UInt32, start: UInt32, end: UInt32)] = []

  fileprivate init(_ page: Page) {
    tree = page.tree
    let blocks = page.blocks
    var last: BlockKind?
    places.reserveCapacity(blocks.count)
    for block in blocks {
      let text = page.bytes(of: block), kind = block.kind
      guard !text.isEmpty else { continue }
      let goesOn = last == kind && (kind == .item || kind == .cell)
      if last != nil { bytes += repeatElement(TextBytes.newline, count: goesOn ? 1 : 2) }
      places.append((UInt32(block.index), UInt32(bytes.count), UInt32(bytes.count + text.count)))
      bytes += text
      last = kind
    }
  }

  /// The blocks that have something to say, in document order, with their text as UTF-8.
  public var blocks: some RandomAccessCollection<(block: Block, text: ArraySlice<UInt8>)> {
    places.lazy.map { (tree.blocks[Int($0.block)], bytes[Int($0.start)..<Int($0.end)]) }
  }
}

extension Page {
  /// The text as it stands, with each block's own in it.
  public var bodyText: BodyText { BodyText(self) }

  /// The text as it stands: blocks parted by empty lines; the items of a list, and the cells of a table, by line ends.
  public var text: String { String(decoding: bodyText.bytes, as: UTF8.self) }
}
