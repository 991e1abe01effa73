import Winnow

extension ContentReader {
  func addTable(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    if isBlockOfCode(tree[id]) { return addCode(id, to: &flow) }
    if addFormulaTable(id, to: &flow) { return }
    let rows = rows(of: id)
    guard isData(id, rows) else { return addPlain(id, to: &flow, depth: depth) }
    var table = ContentTable(rows: [])
    for row in rows {
      let cells = row.filter { !isHidden($0) }.map { cell in
        let node = tree[cell]
        return ContentTable.Cell(
          blocks: leaves.contains(node.subtree) ? cellBlocks(node, marks: flow.marks, depth: depth) : [],
          isHeader: node.tag == .th, columns: Self.span(node["colspan"]), rows: Self.span(node["rowspan"]))
      }
      if cells.contains(where: { !$0.blocks.isEmpty }) { table.rows.append(cells) }
    }
    if let caption = tree[id].children.first(where: { $0.tag == .caption }) {
      table.caption = line(in: caption.id, marks: flow.marks, depth: depth)
    }
    if !table.rows.isEmpty { flow.add(.table(table), source: tree[id].sourceRange) }
  }

  /// A column hidden by a style does not count.
  private func isHidden(_ cell: Int) -> Bool { tree[cell].hasAttributes && !page.isKept(cell) && DropInvisible.hiding(tree[cell]) != nil }

  /// The content of a cell; the meaning of an icon, if there is nothing else.
  private func cellBlocks(_ cell: Node, marks: [InlineMark], depth: Int) -> [ContentBlock] {
    let blocks = blocks(in: cell.id, marks: marks, depth: depth + 2)
    guard blocks.isEmpty, cell.characterCount == 0,
      let icon = cell.subtree.lazy.map({ tree[$0] }).first(where: { $0.tag == .img && $0[.alt]?.isEmpty == false }),
      case let words = UTF8Bytes.collapsed((icon[.alt] ?? "").utf8), !words.isEmpty, words.utf8.count <= Self.maxIconLength,
      !classes.has(.decorativePictures, words.lowercased())
    else { return blocks }
    return [ContentBlock(.paragraph([.text(words)]), source: icon.sourceRange)]
  }

  /// Bytes: “Yes”, “oui”, “✓”.
  private static let maxIconLength = 12

  /// Formulas aligned by a table, one row per line, as in LaTeXML.
  private func addFormulaTable(_ id: Int, to flow: inout ContentFlow) -> Bool {
    guard tree[id].hasAttributes, !formulas.isEmpty, classes.has(.formulaTables, tree[id]) else { return false }
    let rows = tree[id].subtree.filter { tree.tag(of: $0) == .tr }
    let lines = rows.map { row in
      tree[row].subtree.compactMap { formulas[$0] }.filter { leaves.contains($0.nodes) }.map(\.latex).joined(separator: " ")
    }
    for (row, latex) in zip(rows, lines) where !latex.isEmpty { flow.add(.formula(latex), source: tree[row].sourceRange) }
    return lines.contains { !$0.isEmpty }
  }

  /// HTML limits a span to 1,000 columns; a span above 100 is treated as an error.
  static func span(_ text: String?) -> Int { min(100, max(1, text.flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 1)) }

  /// The cells of each non-empty row, without those of nested tables.
  private func rows(of table: Int) -> [[Int]] {
    let parts = tree[table].children.filter { !$0.isText }
    // A tfoot is displayed last, wherever it is.
    return (parts.filter { $0.tag != .tfoot } + parts.filter { $0.tag == .tfoot }).flatMap { part in
      part.tag == .tr ? [part] : [.thead, .tbody, .tfoot].contains(part.tag) ? Array(part.children.filter { $0.tag == .tr }) : []
    }
    .filter { !footnotes.omitted.contains($0.id) }
    .map { row in row.children.filter { $0.tag == .td || $0.tag == .th }.map(\.id) }.filter { !$0.isEmpty }
  }

  private static let partsOfLayout: TagSet = [.table, .h1, .h2, .h3, .h4, .h5, .h6, .form, .article, .section]
  /// A cell with more characters of prose than this is a column of a page layout.
  private static let maxCellLength = 1_500

  /// Whether it is a data table: with two kept columns, or with header cells, and without elements of layouts.
  private func isData(_ table: Int, _ rows: [[Int]]) -> Bool {
    let node = tree[table]
    if let role = node[.role], role == "presentation" || role == "none" { return false }
    if classes.has(.codeTables, node) { return false }
    let kept = rows.map { $0.filter { leaves.contains(tree[$0].subtree) } }
    let columns = kept.map(\.count).max() ?? 0
    guard columns > 0 else { return false }
    let cells = rows.joined()
    let hasHeads = cells.contains { tree.tag(of: $0) == .th }
    if cells.contains(where: { isOfLayout($0, besideHeads: hasHeads) }) { return false }
    return columns > 1 || hasHeads && kept.filter { !$0.isEmpty }.count > 1
  }

  /// Whether the cell is a column of a page layout. A heading that is its whole content is a row header, if there are column headers.
  private func isOfLayout(_ cell: Int, besideHeads hasHeads: Bool) -> Bool {
    let characterCount = tree[cell].characterCount
    return characterCount > Self.maxCellLength
      || (cell + 1..<tree.end(of: cell)).contains {
        let tag = tree.tag(of: $0)
        return Self.partsOfLayout.contains(tag) && leaves.contains(tree[$0].subtree)
          && !(hasHeads && tag.headingLevel != nil && tree[$0].characterCount == characterCount)
      }
  }
}
