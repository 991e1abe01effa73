/// A hash table of word properties. Open addressing: slots with the index of a word, at most half of them taken.
struct WordTable: Sendable {
  private(set) var hashes: [UInt64] = [], entries: [Vocabulary.Entry] = []
  /// The index of a word plus 1; 0 is free. The count is a power of two.
  private var slots: [UInt32]

  /// - Parameter capacity: the number of words that fit without growing.
  init(capacity: Int = 0) {
    slots = Array(repeating: 0, count: Self.size(for: capacity))
    hashes.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  /// The properties of the word with this hash; empty if it is not in the table.
  subscript(hash: UInt64) -> Vocabulary.Entry {
    let index = Int(slots[slot(of: hash)])
    return index == 0 ? Vocabulary.Entry() : entries[index - 1]
  }

  /// Changes the properties of the word with this hash.
  mutating func update(_ hash: UInt64, _ change: (inout Vocabulary.Entry) -> Void) {
    var slot = slot(of: hash)
    if slots[slot] == 0 {
      if (hashes.count + 1) * 2 > slots.count {
        grow()
        slot = self.slot(of: hash)
      }
      hashes.append(hash)
      entries.append(Vocabulary.Entry())
      slots[slot] = UInt32(hashes.count)
    }
    change(&entries[Int(slots[slot]) - 1])
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: Self.size(for: slots.count))
    for (index, hash) in hashes.enumerated() { slots[slot(of: hash)] = UInt32(index + 1) }
  }

  private static func size(for capacity: Int) -> Int {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    return size
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & mask }
    return slot
  }
}
