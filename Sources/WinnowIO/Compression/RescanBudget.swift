/// How far one goes back in a file to look for the member after a damaged one: what decompresses a damaged member may run into those that
/// follow before it finds out.
struct RescanBudget {
  /// So many bytes before the place where the damage was found.
  static let most = 1 << 20
  /// Files made for it would have each of their bytes read many times: in all no more is read again than this, and so many times what
  /// was read.
  private static let free = 16 << 20, times = 4

  private var total = 0

  /// Where to look from, always after the first byte of the damaged member.
  ///
  /// - Parameters:
  ///   - start: where that member begins.
  ///   - position: how far it was read.
  mutating func start(after start: Int, at position: Int) -> Int {
    let from = max(start + 1, position - Self.most)
    guard from < position, total < Self.free + Self.times * position else { return max(start + 1, position) }
    total += position - from
    return from
  }
}
