/// Constant-time rank over a sequence of Booleans: 1 byte per flag plus 4 bytes per 256.
struct RankIndex {
  private var bases: [UInt32] = [0], steps: [UInt8] = [0], total: UInt32 = 0

  /// - Parameter capacity: the number of flags.
  init(capacity: Int) { steps.reserveCapacity(capacity + 1) }

  init(_ things: some Collection<Bool>) {
    self.init(capacity: things.count)
    for isSo in things { append(isSo) }
  }

  /// Adds the next flag.
  @inline(__always) mutating func append(_ isSo: Bool) {
    if isSo { total += 1 }
    if steps.count & 0xFF == 0 { bases.append(total) }
    steps.append(UInt8(truncatingIfNeeded: total - bases[bases.count - 1]))
  }

  /// The number of true flags among the first `count`.
  subscript(count: Int) -> Int { @inline(__always) get { Int(bases[count >> 8]) + Int(steps[count]) } }
  subscript(range: Range<Int>) -> Int { @inline(__always) get { self[range.upperBound] - self[range.lowerBound] } }
}
