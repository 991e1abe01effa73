extension Page {
  /// Whether the node is not dropped.
  public func isKept(_ node: Int) -> Bool { !states[node].contains(.dropped) }
  /// Whether the node is not dropped.
  public func isKept(_ node: Node) -> Bool { isKept(node.id) }

  /// Whether any character of these nodes is kept.
  public func isKept(_ nodes: Range<Int>) -> Bool {
    nodes.contains { tree.storage.nodes[$0].tag == .text && isKept($0) && tree.characterCount(in: $0..<$0 + 1) > 0 }
  }

  /// The blocks that are not completely dropped, in document order.
  public var blocks: [Block] { kept(of: tree.blocks) }

  /// The blocks in these nodes that are not completely dropped.
  public func blocks(in nodes: Range<Int>) -> [Block] { kept(of: tree.blocks(in: nodes)) }

  /// Creating a `Block` costs a retain, so only kept ones are created.
  private func kept(of blocks: Blocks) -> [Block] {
    let records = tree.storage.blocks
    var kept: [Block] = []
    kept.reserveCapacity(blocks.count)
    for index in blocks.indices where isKept(records[index].nodes) { kept.append(Block(tree: tree, index: index)) }
    return kept
  }

  /// The edit that dropped the block; `nil` where it is kept.
  package func edit(dropping block: Block) -> Edit? {
    guard let id = block.nodes.first(where: { tree.storage.nodes[$0].tag == .text && !isKept($0) }) else { return nil }
    return journal.edits.first { $0.change == .drop && $0.nodes?.contains(id) == true }
  }

  /// For each block of the tree, in order, the edit that dropped it; `nil` if some of it is kept.
  package var drops: [Edit?] {
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

  /// The block's label; `nil` if no stage gave it one.
  public func label(of block: Block) -> Label? { labels[block.nodes.lowerBound] }

  /// The number of kept characters in these nodes; a text with cuts counts in full. See ``Tree/characterCount(in:)``.
  public func characterCount(in nodes: Range<Int>) -> Int {
    nodes.reduce(0) { tree.storage.nodes[$1].tag == .text && isKept($1) ? $0 + tree.characterCount(in: $1..<$1 + 1) : $0 }
  }
}
