extension Page {
  /// The text as it stands: blocks parted by empty lines; the items of a list, and the cells of a table, by line ends.
  public var text: String { Page.text(of: textBlocks) }

  /// The blocks that stand and have something to say, with their text.
  public var textBlocks: [(block: Block, text: String)] { blocks.map { ($0, text(of: $0)) }.filter { !$0.1.isEmpty } }

  /// The text of blocks, parted as ``text`` has them.
  public static func text(of blocks: [(block: Block, text: String)]) -> String {
    var out = "", last: BlockKind?
    for (block, text) in blocks {
      let goesOn = last == block.kind && (block.kind == .item || block.kind == .cell)
      if last != nil { out += goesOn ? "\n" : "\n\n" }
      out += text
      last = block.kind
    }
    return out
  }
}
