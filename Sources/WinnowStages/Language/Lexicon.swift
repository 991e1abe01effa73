import Winnow

/// The roles of a language's words, looked up by the hash of a word in loose form, which a caller may make on its way over a text.
///
/// The hash stands for the word: of 64 bits, it tells the few thousand words of a language from each other and from others.
struct Lexicon: Sendable {
  /// Open addressing; a hash of 0 is free.
  private var hashes: [UInt64], roles: [Roles]
  private let mask: Int

  init(_ words: [[UInt8]: Roles]) {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    mask = size - 1
    hashes = Array(repeating: 0, count: size)
    roles = Array(repeating: [], count: size)
    for (word, role) in words {
      let hash = FNV1a(word), slot = slot(of: hash)
      (hashes[slot], roles[slot]) = (hash.value, role)
    }
  }

  subscript(hash: FNV1a) -> Roles { roles[slot(of: hash)] }

  subscript(word: some Sequence<UInt8>) -> Roles { self[FNV1a(word)] }

  private func slot(of hash: FNV1a) -> Int {
    var slot = Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) & mask
    while hashes[slot] != 0, hashes[slot] != hash.value { slot = (slot + 1) & mask }
    return slot
  }
}
