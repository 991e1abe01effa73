/// A table of data.
public struct ContentTable: Sendable, Hashable {
  /// A cell as the page has it.
  public struct Cell: Sendable, Hashable {
    /// What it holds; empty for an empty cell.
    public var blocks: [ContentBlock]
    /// Whether it heads a row or a column: `th`.
    public var isHeader: Bool
    /// How many columns and rows it covers, 1 or more.
    public var columns: Int, rows: Int

    /// A cell of these blocks.
    package init(blocks: [ContentBlock], isHeader: Bool = false, columns: Int = 1, rows: Int = 1) {
      (self.blocks, self.isHeader, self.columns, self.rows) = (blocks, isHeader, columns, rows)
    }
  }

  /// Its title, where it has one.
  public var caption: [Inline]
  /// The cells of each row, the first one first. A cell that covers rows stands in the first of them alone.
  public var rows: [[Cell]]

  /// A table of these rows.
  package init(caption: [Inline] = [], rows: [[Cell]]) { (self.caption, self.rows) = (caption, rows) }

  /// Every row with a place for each column. A cell that covers several places stands in the first of them; the others are `nil`, as are
  /// those that a short row leaves open.
  public var grid: [[Cell?]] {
    var grid = [[Cell?]](repeating: [], count: rows.count)
    var taken = [Set<Int>](repeating: [], count: rows.count)
    for (y, row) in rows.enumerated() {
      var x = 0
      for cell in row {
        while taken[y].contains(x) { x += 1 }
        for below in y..<min(rows.count, y + cell.rows) { taken[below].formUnion(x..<x + cell.columns) }
        grid[y] += repeatElement(nil, count: max(0, x - grid[y].count)) + [cell]
        x += cell.columns
      }
    }
    let width = taken.lazy.compactMap { $0.max() }.max().map { $0 + 1 } ?? 0
    return grid.map { $0 + repeatElement(nil, count: max(0, width - $0.count)) }
  }
}
