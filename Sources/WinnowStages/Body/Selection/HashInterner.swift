/// Numbers hashes in the order of their first sight, from 0.
struct HashInterner {
  /// Open addressing, half of them free at least; -1 is free.
  private var slots = [Int32](repeating: -1, count: 256)
  /// The different ones.
  private(set) var hashes: [UInt64] = []
  /// How many different ones there are.
  var count: Int { hashes.count }

  /// Another in each process, so that no page can be written whose hashes all meet at one place; the numbers are the same with any.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// The number of this one: ``count`` before, where it is new.
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

  /// Where it stands, or would.
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
