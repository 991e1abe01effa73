/// The rows of all blocks of a page, side by side: an array a row would cost more than its features.
struct FeatureTable: Sendable {
  private(set) var bytes: [UInt8]
  /// How many features each row has.
  private(set) var widths: [Int]

  init(rows: Int) {
    bytes = Array(repeating: 0, count: rows * FeatureRow.capacity)
    widths = Array(repeating: 0, count: rows)
  }

  /// A table of this row alone.
  init(_ row: borrowing FeatureRow) {
    self.init(rows: 1)
    append(row, to: 0)
  }

  /// Puts these features behind those that the row has already.
  mutating func append(_ features: borrowing FeatureRow, to row: Int) {
    let start = row * FeatureRow.capacity + widths[row]
    var out = bytes.mutableSpan
    features.copy(to: &out, at: start)
    widths[row] += features.count
  }

  subscript(row: Int) -> ArraySlice<UInt8> {
    bytes[row * FeatureRow.capacity..<row * FeatureRow.capacity + widths[row]]
  }
}
