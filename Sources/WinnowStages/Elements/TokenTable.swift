/// A hash table of words of 1 to 16 lowercase ASCII letters, queried without copying or hashing strings.
struct ASCIIWordTable<Value: Sendable>: Sendable {
  private struct Slot: Sendable { var key: UInt128, value: Value? }
  /// Open addressing; a key of 0 is free.
  private var slots: [Slot]
  private let mask: Int

  /// The values of duplicate words are joined.
  init(_ words: [(String, Value)], joining: (Value, Value) -> Value) {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: Slot(key: 0, value: nil), count: size)
    for (word, value) in words {
      let key = word.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
      let slot = slotIndex(of: key)
      slots[slot] = Slot(key: key, value: slots[slot].value.map { joining($0, value) } ?? value)
    }
  }

  private func slotIndex(of key: UInt128) -> Int {
    var slot = Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: key ^ key >> 64) &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Iterates over the words of a class or id: `shareBar-top` is `share`, `bar` and `top`; `ADS` is one word.
  ///
  /// - Parameter found: called with the value of each word in the table; `false` stops the iteration.
  func each(in bytes: ArraySlice<UInt8>, _ found: (Value) -> Bool) {
    var key: UInt128 = 0
    var length = 0
    var wasCapital = false
    for byte in bytes {
      let small = byte | 0x20
      let isLetter = small >= 0x61 && small <= 0x7A
      if !isLetter || byte < 0x61 && !wasCapital {
        if length > 0, length <= 16, let value = slots[slotIndex(of: key)].value, !found(value) { return }
        (key, length) = (0, 0)
      }
      if isLetter { (key, length) = (key << 8 | UInt128(small), length + 1) }
      wasCapital = isLetter && byte < 0x61
    }
    if length > 0, length <= 16, let value = slots[slotIndex(of: key)].value { _ = found(value) }
  }
}

extension ASCIIWordTable<UInt64> {
  init(_ words: [(String, UInt64)]) { self.init(words, joining: |) }

  /// The joined values of all words in the table.
  func all(in bytes: ArraySlice<UInt8>) -> UInt64 {
    var all: UInt64 = 0
    each(in: bytes) {
      all |= $0
      return true
    }
    return all
  }
}
