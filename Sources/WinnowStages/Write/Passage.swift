import Winnow

/// The blocks of which a writer has something to write, with what it writes of each: worked out once.
struct BlockTexts {
  let blocks: [Block]
  private let texts: [Int: String]

  init(_ page: Page, text: (Block) -> String) {
    let pairs = page.blocks.map { ($0, text($0)) }.filter { !$0.1.isEmpty }
    blocks = pairs.map(\.0)
    texts = Dictionary(pairs.map { ($0.0.index, $0.1) }) { first, _ in first }
  }

  subscript(block: Block) -> String { texts[block.index] ?? "" }
}

/// Blocks that belong together: the items of a list, the cells of a table.
enum Passage {
  case heading(Block, level: Int)
  case paragraph(Block), quote(Block), code(Block), caption(Block)
  case list([Block], isOrdered: Bool)
  /// Of data: two rows and two columns at least.
  case table([[Block]])

  /// The passages of these blocks, in order.
  static func all(_ blocks: [Block]) -> [Passage] {
    var passages: [Passage] = [], rest = blocks[...]
    while let block = rest.first {
      let (passage, count) = next(block, rest)
      passages.append(passage)
      rest.removeFirst(count)
    }
    return passages
  }

  private static func next(_ block: Block, _ rest: ArraySlice<Block>) -> (Passage, count: Int) {
    switch block.kind {
    case .heading: return (.heading(block, level: block.level ?? 1), 1)
    case .quote: return (.quote(block), 1)
    case .code: return (.code(block), 1)
    case .caption: return (.caption(block), 1)
    case .paragraph: return (.paragraph(block), 1)
    case .item:
      let items = Array(rest.prefix { $0.kind == .item })
      return (.list(items, isOrdered: around(block, [.ul, .ol])?.tag == .ol), items.count)
    case .cell:
      let rows = rows(rest)
      guard rows.count > 1, rows.contains(where: { $0.count > 1 }) else { return (.paragraph(block), 1) }
      return (.table(rows), rows.reduce(0) { $0 + $1.count })
    }
  }

  /// The cells of the table that begins here, row by row.
  private static func rows(_ blocks: ArraySlice<Block>) -> [[Block]] {
    guard let table = blocks.first.flatMap({ around($0, [.table]) }) else { return [] }
    var rows: [[Block]] = [], last: Node?
    for block in blocks {
      guard block.kind == .cell, around(block, [.table]) == table, let row = around(block, [.tr]) else { break }
      if last != row { rows.append([]) }
      last = row
      rows[rows.count - 1].append(block)
    }
    return rows
  }

  private static func around(_ block: Block, _ tags: Set<Tag>) -> Node? { block.container.ancestors.first { tags.contains($0.tag) } }
}
