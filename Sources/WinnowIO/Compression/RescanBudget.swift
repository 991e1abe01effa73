/// Limits rescanning for the member after a damaged one: the decompressor may read into the following members before it detects the damage.
struct RescanBudget {
  /// Maximum bytes before the position where damage was detected.
  static let maxBytesBefore = 1 << 20
  /// Crafted files could be rescanned many times: the total of rescanned bytes is limited, absolutely and relative to the bytes read.
  private static let baseBudget = 16 << 20, budgetFactor = 4

  private var total = 0

  /// The offset to search from, always after the first byte of the damaged member.
  ///
  /// - Parameters:
  ///   - start: the start of the damaged member.
  ///   - position: the position where damage was detected.
  mutating func start(after start: Int, at position: Int) -> Int {
    let from = max(start + 1, position - Self.maxBytesBefore)
    guard from < position, total < Self.baseBudget + Self.budgetFactor * position else { return max(start + 1, position) }
    total += position - from
    return from
  }
}
