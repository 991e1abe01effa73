/// For a sequence of flags: how many of the first `n` are true, in constant time. It takes a byte a flag and four bytes for each 256.
struct RankIndex {
  private var bases: [UInt32] = [0], steps: [UInt8] = [0], total: UInt32 = 0

  /// - Parameter capacity: how many flags there will be.
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

  /// How many of the first `count` flags are true.
  subscript(count: Int) -> Int { @inline(__always) get { Int(bases[count >> 8]) + Int(steps[count]) } }
  subscript(range: Range<Int>) -> Int { @inline(__always) get { self[range.upperBound] - self[range.lowerBound] } }
}
