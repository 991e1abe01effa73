import Winnow

/// The words of a page that were read already: most words stand in a page several times, and what a word is does not hang on where it
/// stands. Direct mapped: a word takes the slot of another with the same low bits of its hash.
final class WordCache {
  private struct Slot {
    /// Of the word's bytes as the page has them; 0 where the slot is free.
    var hash: UInt64 = 0
    var token = Token(range: 0..<0, flags: [], hash: 0)
  }

  private static let size = 512
  private var slots: [Slot] = []

  /// The word with these bytes, but for where it stands and the space before it; `nil` where it is not known.
  func token(hash: UInt64, at range: Range<Int>) -> Token? {
    guard !slots.isEmpty, case let slot = slots[Int(hash % UInt64(Self.size))], slot.hash == hash, slot.token.range.count == range.count
    else { return nil }
    return Token(slot.token, at: range)
  }

  func keep(_ token: Token, hash: UInt64) {
    if slots.isEmpty { slots = Array(repeating: Slot(), count: Self.size) }
    slots[Int(hash % UInt64(Self.size))] = Slot(hash: hash, token: token)
  }
}

extension Token {
  /// The same word somewhere else, with no space before it.
  fileprivate init(_ other: Token, at range: Range<Int>) {
    self.init(range: range, flags: other.flags.subtracting(.spaceBefore), hash: other.hash)
    (classes, begins, prefix, restHash, restClasses, isDefinite) = (
      other.classes, other.begins, other.prefix, other.restHash, other.restClasses, other.isDefinite
    )
  }
}
