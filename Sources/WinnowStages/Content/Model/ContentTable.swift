/// A data table.
public struct ContentTable: Sendable, Hashable {
  /// A cell in source form: spans are not resolved.
  public struct Cell: Sendable, Hashable {
    /// The content; empty for an empty cell.
    public var blocks: [ContentBlock]
    /// Whether it is a header cell: `th`.
    public var isHeader: Bool
    /// The number of columns and rows it spans, 1 or more.
    public var columns: Int, rows: Int

    /// Creates a cell.
    package init(blocks: [ContentBlock], isHeader: Bool = false, columns: Int = 1, rows: Int = 1) {
      (self.blocks, self.isHeader, self.columns, self.rows) = (blocks, isHeader, columns, rows)
    }
  }

  /// The caption; empty if there is none.
  public var caption: [Inline]
  /// The cells of each row, possibly of unequal length. A cell that spans rows is only in the first of them.
  public var rows: [[Cell]]

  /// Creates a table.
  package init(caption: [Inline] = [], rows: [[Cell]]) { (self.caption, self.rows) = (caption, rows) }

  /// The rows with one entry per column. A cell that spans several entries is in the first of them; the others are `nil`, as are missing
  /// cells of short rows.
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
