/// The rows of some blocks of a page, side by side: an array a row would cost more than its features.
struct FeatureTable: Sendable {
  private(set) var bytes: [UInt8]

  init(rows: Int) { bytes = Array(repeating: 0, count: rows * FeatureRow.capacity) }

  /// A table of this row alone.
  init(_ row: borrowing FeatureRow) {
    self.init(rows: 1)
    write(row, to: 0)
  }

  var rows: Int { bytes.count / FeatureRow.capacity }

  /// Puts these features into the row, behind so many others.
  mutating func write(_ features: borrowing FeatureRow, to row: Int, behind others: Int = 0) {
    precondition(others >= 0 && others + features.count <= FeatureRow.capacity)
    var out = bytes.mutableSpan
    features.copy(to: &out, at: row * FeatureRow.capacity + others)
  }

  /// A table of these rows alone.
  func only(_ rows: [Int]) -> FeatureTable {
    var table = FeatureTable(rows: 0)
    table.bytes.reserveCapacity(rows.count * FeatureRow.capacity)
    for row in rows { table.bytes += bytes[row * FeatureRow.capacity..<(row + 1) * FeatureRow.capacity] }
    return table
  }
}
