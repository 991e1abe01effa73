import Winnow

extension ContentReader {
  func addTable(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    let rows = rows(of: id)
    guard isData(id, rows) else { return addPlain(id, to: &flow, depth: depth) }
    var table = ContentTable(rows: [])
    for row in rows {
      let cells = row.map { cell in
        let node = tree[cell]
        return ContentTable.Cell(
          blocks: leaves.contains(node.subtree) ? blocks(in: cell, marks: flow.marks, depth: depth + 2) : [],
          isHeader: node.tag == .th, columns: Self.span(node["colspan"]), rows: Self.span(node["rowspan"]))
      }
      if cells.contains(where: { !$0.blocks.isEmpty }) { table.rows.append(cells) }
    }
    if let caption = tree[id].children.first(where: { $0.tag == .caption }) {
      table.caption = line(in: caption.id, marks: flow.marks, depth: depth)
    }
    if !table.rows.isEmpty { flow.add(.table(table), source: tree[id].sourceRange) }
  }

  /// HTML holds a cell to 1,000 columns; what is wider than this is a mistake.
  private static func span(_ text: String?) -> Int { min(100, max(1, text.flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 1)) }

  /// The cells of each row that has any, without those of tables within.
  private func rows(of table: Int) -> [[Int]] {
    tree[table].children.flatMap { part in
      part.tag == .tr ? [part] : [.thead, .tbody, .tfoot].contains(part.tag) ? Array(part.children.filter { $0.tag == .tr }) : []
    }
    .filter { !footnotes.omitted.contains($0.id) }
    .map { row in row.children.filter { $0.tag == .td || $0.tag == .th }.map(\.id) }.filter { !$0.isEmpty }
  }

  private static let partsOfLayout: TagSet = [.table, .h1, .h2, .h3, .h4, .h5, .h6, .form, .article, .section]
  /// A cell with more characters of prose than this is a column of a page.
  private static let longestCell = 1_500

  /// Whether it is a table of data: of two columns that stand, or with cells that head them, and with nothing in it that only a layout has.
  private func isData(_ table: Int, _ rows: [[Int]]) -> Bool {
    let node = tree[table]
    if let role = node[.role], role == "presentation" || role == "none" { return false }
    if classes.has(.codeTables, node) { return false }
    let kept = rows.map { $0.filter { leaves.contains(tree[$0].subtree) } }
    let columns = kept.map(\.count).max() ?? 0
    guard columns > 0 else { return false }
    let cells = rows.joined()
    if cells.contains(where: { isOfLayout($0) }) { return false }
    let hasHeads = cells.contains { tree.tag(of: $0) == .th }
    return columns > 1 || hasHeads && kept.filter { !$0.isEmpty }.count > 1
  }

  private func isOfLayout(_ cell: Int) -> Bool {
    tree.characterCount(in: tree[cell].subtree) > Self.longestCell
      || (cell + 1..<tree.end(of: cell)).contains { Self.partsOfLayout.contains(tree.tag(of: $0)) && leaves.contains(tree[$0].subtree) }
  }
}
