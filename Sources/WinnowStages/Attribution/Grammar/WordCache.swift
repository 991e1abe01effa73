import Winnow

/// Tokens of words already classified on this page; classification does not depend on position. Direct mapped: a word replaces another with
/// the same low bits of its hash.
final class WordCache {
  private struct Slot {
    /// The hash of the word's original bytes; 0 for a free slot.
    var hash: UInt64 = 0
    var token = Token(range: 0..<0, flags: [], hash: 0)
  }

  private static let size = 512
  private var slots: [Slot] = []

  /// The token of the word with these bytes, at this range and without a space before it; `nil` if it is not cached.
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
  /// A copy of the word's token at another range, without a space before it.
  fileprivate init(_ other: Token, at range: Range<Int>) {
    self.init(range: range, flags: other.flags.subtracting(.spaceBefore), hash: other.hash)
    (classes, begins, prefix, restHash, restClasses, isDefinite) = (
      other.classes, other.begins, other.prefix, other.restHash, other.restClasses, other.isDefinite
    )
  }
}
