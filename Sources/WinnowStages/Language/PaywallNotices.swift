import Winnow

/// What asks readers to pay or subscribe before they may read on, in every language.
enum PaywallNotices {
  /// In loose form, by what they begin with.
  private static let keys: [UInt32: [[UInt8]]] = Dictionary(
    grouping: LanguageFiles.lists(of: "paywall-notices").flatMap(\.texts).map { FoldedText.bytes(of: $0.utf8) }.filter {
      $0.count >= beginning
    }
  ) { key in
    key.prefix(beginning).reduce(0) { $0 << 8 | UInt32($1) }
  }
  /// How many bytes of a key tell most places of a text from it, and a bit for each remainder of such beginnings.
  private static let beginning = 4
  private static let bits: [Bool] = keys.keys.reduce(into: Array(repeating: false, count: 1 << 14)) { $0[index(of: $1)] = true }
  private static func index(of word: UInt32) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B1) >> 18) }

  /// In bytes of the text.
  private static let shortest = 12, longest = 900

  /// Tells most blocks by their length.
  static func mayBeOne(_ text: ArraySlice<UInt8>) -> Bool { shortest...longest ~= text.count }

  static func isOne(_ text: ArraySlice<UInt8>) -> Bool { mayHold(text) && holds(text) }

  /// Told of ASCII alone, without a copy: whether a key may begin anywhere.
  private static func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
    let bits = bits
    var word: UInt32 = 0
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: word = word << 8 | UInt32(byte)
      case 0x41...0x5A: word = word << 8 | UInt32(byte + 0x20)
      case 0x80...: return true
      default: continue
      }
      if bits[index(of: word)] { return true }
    }
    return false
  }

  private static func holds(_ text: ArraySlice<UInt8>) -> Bool {
    let key = FoldedText.bytes(of: text)
    let bits = bits
    var word: UInt32 = 0
    for (index, byte) in key.enumerated() {
      word = word << 8 | UInt32(byte)
      guard index >= beginning - 1, bits[self.index(of: word)], let keys = keys[word] else { continue }
      let rest = key[(index + 1 - beginning)...]
      if keys.contains(where: { rest.starts(with: $0) }) { return true }
    }
    return false
  }
}
