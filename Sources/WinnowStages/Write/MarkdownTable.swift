import Winnow

/// The cells of a table of data, row by row.
struct MarkdownTable {
  let text: String
  /// How many blocks it takes.
  let count: Int

  /// - Parameter blocks: with their text; the table is looked for at their beginning.
  /// - Returns: `nil` where no table of at least two rows and two columns begins.
  init?(_ blocks: ArraySlice<(Block, String)>) {
    guard let first = blocks.first?.0, first.kind == .cell, let table = Self.around(first, .table) else { return nil }
    var rows: [(id: Int, cells: [String])] = [], count = 0
    for (block, text) in blocks {
      guard block.kind == .cell, Self.around(block, .table) == table, let row = Self.around(block, .tr) else { break }
      if rows.last?.id != row.id { rows.append((row.id, [])) }
      rows[rows.count - 1].cells.append(text.replacing("\n", with: " ").replacing("|", with: "\\|"))
      count += 1
    }
    let width = rows.map(\.cells.count).max() ?? 0
    guard rows.count > 1, width > 1 else { return nil }
    var lines = rows.map { row in "| " + (row.cells + Array(repeating: "", count: width - row.cells.count)).joined(separator: " | ") + " |" }
    lines.insert("|" + String(repeating: " --- |", count: width), at: 1)
    (text, self.count) = (lines.joined(separator: "\n"), count)
  }

  private static func around(_ block: Block, _ tag: Tag) -> Node? { block.container.ancestors.first { $0.tag == tag } }
}
