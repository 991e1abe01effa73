/// Numbers hashes in the order of their first sight, from 0: they are spread well already, and need no hash of their own.
struct HashNumbers {
  /// Open addressing; -1 is free.
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  /// How many different ones there are.
  var count: Int { hashes.count }

  /// - Parameter most: how many different ones there may be.
  init(most: Int) {
    var size = 16
    while size < most * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    hashes.reserveCapacity(most)
  }

  /// The number of this one: ``count`` before, where it is new.
  mutating func number(_ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 {
      if hashes[Int(slots[slot])] == hash { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(hashes.count)
    hashes.append(hash)
    return hashes.count - 1
  }
}
