/// A byte count parsed from and formatted with a unit (`500MB`, `1GiB`).
package struct ByteCount: Sendable, Hashable, CustomStringConvertible {
  /// The number of bytes.
  package let bytes: Int64

  private static let units: [(name: String, bytes: Int64)] = [
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000),
  ]

  /// Creates a byte count.
  package init(_ bytes: Int64) { self.bytes = bytes }

  /// Parses `500MB` or `1GiB`; `nil` without a unit.
  package init?(_ text: String) {
    guard let unit = Self.units.first(where: { text.lowercased().hasSuffix($0.name.lowercased()) }),
      let count = Int64(text.dropLast(unit.name.count)), count >= 0, count <= Int64.max / unit.bytes
    else { return nil }
    bytes = count * unit.bytes
  }

  /// The count in the largest unit that gives an integer.
  package var description: String {
    let unit = Self.units.filter { bytes >= $0.bytes && bytes.isMultiple(of: $0.bytes) }.max { $0.bytes < $1.bytes }
    return unit.map { "\(bytes / $0.bytes)\($0.name)" } ?? "\(bytes)"
  }
}
