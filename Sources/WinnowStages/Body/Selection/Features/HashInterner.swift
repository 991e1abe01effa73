/// Numbers distinct hashes from 0, in order of first occurrence.
struct HashInterner {
  /// Open addressing; at least half of the slots are free (-1).
  private var slots = [Int32](repeating: -1, count: 256)
  /// The distinct hashes, by their numbers.
  private(set) var hashes: [UInt64] = []
  /// The number of distinct hashes.
  var count: Int { hashes.count }

  /// Random per process, so that no page can be crafted with colliding hashes. It does not affect the numbers.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// The number of the hash: the previous ``count`` if it is new.
  mutating func number(_ hash: UInt64) -> Int {
    var slot = slot(of: hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    if hashes.count == slots.count / 2 {
      grow()
      slot = self.slot(of: hash)
    }
    slots[slot] = Int32(hashes.count)
    hashes.append(hash)
    return hashes.count - 1
  }

  /// The slot of the hash, or the free slot for it.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int((hash &* Self.seed) >> UInt64(slots.count.leadingZeroBitCount + 1))
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { slots[slot(of: hash)] = Int32(number) }
  }
}
