/// How many of the first things of a row are so, for any number of them: a byte for each, and a number for every 256.
struct Ranks {
  private var bases: [UInt32] = [0], steps: [UInt8] = [0], total: UInt32 = 0

  /// - Parameter room: how many things there will be.
  init(room: Int) { steps.reserveCapacity(room + 1) }

  init(_ things: some Collection<Bool>) {
    self.init(room: things.count)
    for isSo in things { append(isSo) }
  }

  /// Goes on to the next thing.
  @inline(__always) mutating func append(_ isSo: Bool) {
    if isSo { total += 1 }
    if steps.count & 0xFF == 0 { bases.append(total) }
    steps.append(UInt8(truncatingIfNeeded: total - bases[bases.count - 1]))
  }

  /// How many of the first so many are so.
  subscript(count: Int) -> Int { @inline(__always) get { Int(bases[count >> 8]) + Int(steps[count]) } }
  subscript(range: Range<Int>) -> Int { @inline(__always) get { self[range.upperBound] - self[range.lowerBound] } }
}
