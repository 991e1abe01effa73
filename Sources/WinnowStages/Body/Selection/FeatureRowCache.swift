/// Rows that are wanted again, up to a number: a page may have a million blocks, and a row is larger than most of them.
struct FeatureRowCache {
  private var bytes: [UInt8] = []
  private let width: Int, most: Int

  /// - Parameter width: how many features of each row are kept.
  init(width: Int, most: Int) { (self.width, self.most) = (width, most) }

  /// Keeps this row, where there is room.
  mutating func append(_ row: Int, of rows: FeatureRows) {
    guard bytes.count < most * width else { return }
    let to = bytes.count, width = width
    bytes += repeatElement(0, count: width)
    var out = bytes.mutableSpan
    // Held against bounds once, and not for each feature.
    precondition(0..<FeatureRows.capacity ~= row && 0...FeatureRows.width ~= width && to <= out.count - width)
    for feature in 0..<width { out[to &+ feature] = rows.values[feature &* FeatureRows.capacity &+ row] }
  }

  /// The row that was kept as this one, from 0; `nil` for one that there was no room for.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    index * width < bytes.count ? bytes[index * width..<(index + 1) * width] : nil
  }
}
