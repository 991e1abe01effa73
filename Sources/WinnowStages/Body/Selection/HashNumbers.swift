/// Numbers hashes in the order of their first sight, from 0.
struct HashNumbers {
  /// Open addressing; -1 is free.
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  /// How many different ones there are.
  var count: Int { hashes.count }

  /// Another in each process, so that no page can be written whose hashes all meet at one place; the numbers are the same with any.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// - Parameter most: how many different ones there may be.
  init(most: Int) {
    var size = 16
    while size < most * 2 + 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    hashes.reserveCapacity(most)
  }

  /// The number of this one: ``count`` before, where it is new.
  mutating func number(_ hash: UInt64) -> Int {
    var slot = Int((hash &* Self.seed) >> UInt64(slots.count.leadingZeroBitCount + 1))
    while slots[slot] >= 0 {
      if hashes[Int(slots[slot])] == hash { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    precondition(hashes.count < slots.count / 2, "more hashes than were foreseen")
    slots[slot] = Int32(hashes.count)
    hashes.append(hash)
    return hashes.count - 1
  }
}
