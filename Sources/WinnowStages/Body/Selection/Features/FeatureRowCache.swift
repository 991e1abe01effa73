/// Feature rows for the second pass, limited in number: a page may have a million blocks.
struct FeatureRowCache {
  private var bytes: [UInt8] = []
  private let width: Int, maxRows: Int

  /// - Parameter width: the number of features per row.
  init(width: Int, maxRows: Int) { (self.width, self.maxRows) = (width, maxRows) }

  /// Stores a row, unless the cache is full.
  mutating func append(_ row: Int, of rows: FeatureRows) {
    guard bytes.count < maxRows * width else { return }
    let to = bytes.count
    let width = width
    bytes += repeatElement(0, count: width)
    var out = bytes.mutableSpan
    // One bounds check for all features.
    precondition(0..<FeatureRows.capacity ~= row && 0...FeatureRows.width ~= width && to <= out.count - width)
    for feature in 0..<width { out[to &+ feature] = rows.values[feature &* FeatureRows.capacity &+ row] }
  }

  /// The stored row with this index; `nil` if the cache was full.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    index * width < bytes.count ? bytes[index * width..<(index + 1) * width] : nil
  }
}
