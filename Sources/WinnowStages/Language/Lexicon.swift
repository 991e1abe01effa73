import Winnow

/// The roles of a language's words, looked up by the hash of a word in loose form, which a caller may make on its way over a text.
///
/// The hash stands for the word: of 64 bits, it tells the few thousand words of a language from each other and from others.
struct Lexicon: Sendable {
  /// Open addressing; a hash of 0 is free.
  private var hashes: [UInt64], roles: [Roles]
  private let mask: Int
  /// A bit for each hash, of so few that they stay near: most words have no role, and are told by it.
  private var marks = [UInt64](repeating: 0, count: marksSize / 64)
  private static let marksSize = 1 << 14

  init(_ words: [[UInt8]: Roles]) {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    hashes = Array(repeating: 0, count: size)
    roles = Array(repeating: [], count: size)
    for (word, role) in words {
      let hash = FNV1a(word), slot = slot(of: hash)
      (hashes[slot], roles[slot]) = (hash.value, role)
      let mark = Self.mark(of: hash)
      marks[mark / 64] |= 1 << UInt64(mark % 64)
    }
  }

  subscript(hash: FNV1a) -> Roles {
    let mark = Self.mark(of: hash)
    return marks[mark / 64] >> UInt64(mark % 64) & 1 == 0 ? [] : roles[slot(of: hash)]
  }

  subscript(word: some Sequence<UInt8>) -> Roles { self[FNV1a(word)] }

  private static func folded(_ hash: FNV1a) -> Int { Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) }

  private static func mark(of hash: FNV1a) -> Int { folded(hash) & (marksSize - 1) }

  private func slot(of hash: FNV1a) -> Int {
    var slot = Self.folded(hash) & mask
    while hashes[slot] != 0, hashes[slot] != hash.value { slot = (slot + 1) & mask }
    return slot
  }
}
