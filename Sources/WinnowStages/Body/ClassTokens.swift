import Winnow

/// Words that class and id attributes are made of, found without a copy of the attribute.
struct ClassTokens: Sendable {
  /// Open addressing over words packed into integers; a slot of 0 is free.
  private var slots: [(key: UInt128, word: String)]
  private let mask: Int

  /// - Parameter words: of 1 to 16 small letters each.
  init(_ words: [String]) {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: (0, ""), count: size)
    for word in words {
      let key = word.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
      var slot = Self.hash(key) & mask
      while slots[slot].key != 0 { slot = (slot + 1) & mask }
      slots[slot] = (key, word)
    }
  }

  private static func hash(_ key: UInt128) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: key ^ key >> 64) &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  private func word(_ key: UInt128) -> String? {
    guard key != 0 else { return nil }
    var slot = Self.hash(key) & mask
    while slots[slot].key != 0 {
      if slots[slot].key == key { return slots[slot].word }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The first of the words that a class or id of the element has, whole: `social-share` has `social` and `share`,
  /// `socialist` neither.
  func first(in node: Node) -> String? {
    guard node.hasAttributes else { return nil }
    return node.bytes(.class).flatMap(first) ?? node.bytes(.id).flatMap(first)
  }

  private func first(in bytes: ArraySlice<UInt8>) -> String? {
    var key: UInt128 = 0, length = 0, wasCapital = false
    for byte in bytes {
      let small = byte | 0x20, isLetter = small >= 0x61 && small <= 0x7A
      // `shareBar` is two words, `ADS` is one.
      if !isLetter || byte < 0x61 && length > 0 && !wasCapital {
        if length <= 16, let found = word(key) { return found }
        (key, length) = (0, 0)
      }
      if isLetter { (key, length) = (key << 8 | UInt128(small), length + 1) }
      wasCapital = isLetter && byte < 0x61
    }
    return length <= 16 ? word(key) : nil
  }
}
