import Winnow

extension ContentReader {
  private static let tableRoles: Set<String> = ["table", "grid", "treegrid"]
  private static let headers: Set<String> = ["columnheader", "rowheader"], cells: Set<String> = ["cell", "gridcell"]

  /// A table by role only (WAI-ARIA 1.2, `table`, `row` and `cell`), of two or more columns.
  func addRoleTable(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard !flow.isLine, tree[id].hasAttributes, let role = tree[id][.role], Self.tableRoles.contains(role) else { return false }
    var table = ContentTable(rows: [])
    for row in parts(of: id, { $0 == "row" }, depth: depth) {
      let cells = parts(of: row.id, { Self.headers.contains($0) || Self.cells.contains($0) }, depth: depth).map { cell in
        ContentTable.Cell(
          blocks: leaves.contains(cell.subtree) ? blocks(in: cell.id, marks: flow.marks, depth: depth + 2) : [],
          isHeader: Self.headers.contains(cell[.role] ?? ""), columns: Self.span(cell["aria-colspan"]),
          rows: Self.span(cell["aria-rowspan"]))
      }
      if cells.contains(where: { !$0.blocks.isEmpty }) { table.rows.append(cells) }
    }
    guard table.rows.contains(where: { $0.count > 1 }) else { return false }
    flow.add(.table(table), source: tree[id].sourceRange)
    return true
  }

  /// The nearest descendants with such a role.
  private func parts(of id: Int, _ isOne: (String) -> Bool, depth: Int) -> [Node] {
    tree[id].children.flatMap { child in
      if child.isText || depth >= Self.maxDepth { return [Node]() }
      return child[.role].map(isOne) ?? false ? [child] : parts(of: child.id, isOne, depth: depth + 1)
    }
  }
}
