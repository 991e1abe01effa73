import Winnow

/// The phrases of a file of `Language/Data`, in every language, which are searched anywhere in a folded text.
struct PhraseSet: Sendable {
  /// Folded, by their prefix.
  private let keys: [UInt64: [[UInt8]]]
  /// The hashes of the prefixes, as a bit set.
  private let bits: [UInt64]

  /// The length in bytes of the prefix, which excludes most positions of a text.
  private static let beginning = 6
  /// Bits.
  private static let hashLength = 17
  private static func index(of word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> (64 - hashLength)) }
  @inline(__always) private static func has(_ index: Int, _ bits: [UInt64]) -> Bool { bits[index >> 6] >> UInt64(index & 63) & 1 != 0 }
  private static func shifted(_ word: UInt64, _ byte: UInt8) -> UInt64 { (word << 8 | UInt64(byte)) & (1 << (8 * UInt64(beginning)) - 1) }

  /// - Parameter name: the file's name.
  init(_ name: String) {
    let texts = LanguageFiles.keys(of: name).filter { $0.count >= Self.beginning }
    keys = Dictionary(grouping: texts) { key in key.prefix(Self.beginning).reduce(0, Self.shifted) }
    bits = keys.keys.reduce(into: Array(repeating: 0, count: 1 << (Self.hashLength - 6))) { bits, word in
      let index = Self.index(of: word)
      bits[index >> 6] |= 1 << UInt64(index & 63)
    }
  }

  /// Whether the text contains one of the phrases.
  func occur(in text: ArraySlice<UInt8>) -> Bool { mayOccur(in: text) && key(in: text) != nil }

  /// The first of the phrases in the text, folded.
  func first(in text: ArraySlice<UInt8>) -> String? {
    mayOccur(in: text) ? key(in: text).map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Whether a phrase may begin anywhere; computed for ASCII texts only, without a copy.
  private func mayOccur(in text: ArraySlice<UInt8>) -> Bool {
    let bits = bits
    var word: UInt64 = 0
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: word = Self.shifted(word, byte)
      case 0x41...0x5A: word = Self.shifted(word, byte + 0x20)
      case 0x80...: return true
      default: continue
      }
      if Self.has(Self.index(of: word), bits), keys[word] != nil { return true }
    }
    return false
  }

  private func key(in text: ArraySlice<UInt8>) -> [UInt8]? {
    let folded = FoldedText.bytes(of: text)
    let bits = bits
    var word: UInt64 = 0
    for (index, byte) in folded.enumerated() {
      word = Self.shifted(word, byte)
      guard index >= Self.beginning - 1, Self.has(Self.index(of: word), bits), let keys = keys[word] else { continue }
      let rest = folded[(index + 1 - Self.beginning)...]
      if let key = keys.first(where: { rest.starts(with: $0) }) { return key }
    }
    return nil
  }
}
