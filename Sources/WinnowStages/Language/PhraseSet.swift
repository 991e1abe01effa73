import Winnow

/// Phrases of a file of `Language/Data`, in every language, that are looked for anywhere in a text, in loose form.
struct PhraseSet: Sendable {
  /// In loose form, by what they begin with.
  private let keys: [UInt64: [[UInt8]]]
  /// Whether a beginning has this hash, a bit each.
  private let bits: [UInt64]

  /// How many bytes of a key tell most places of a text from it.
  private static let beginning = 6
  /// In bits.
  private static let hashLength = 17
  private static func index(of word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> (64 - hashLength)) }
  @inline(__always) private static func has(_ index: Int, _ bits: [UInt64]) -> Bool { bits[index >> 6] >> UInt64(index & 63) & 1 != 0 }
  private static func shifted(_ word: UInt64, _ byte: UInt8) -> UInt64 { (word << 8 | UInt64(byte)) & (1 << (8 * UInt64(beginning)) - 1) }

  /// - Parameter name: of the file.
  init(_ name: String) {
    let texts = LanguageFiles.keys(of: name).filter { $0.count >= Self.beginning }
    keys = Dictionary(grouping: texts) { key in key.prefix(Self.beginning).reduce(0, Self.shifted) }
    bits = keys.keys.reduce(into: Array(repeating: 0, count: 1 << (Self.hashLength - 6))) { bits, word in
      let index = Self.index(of: word)
      bits[index >> 6] |= 1 << UInt64(index & 63)
    }
  }

  /// Whether one of the phrases stands in the text.
  func occur(in text: ArraySlice<UInt8>) -> Bool { mayOccur(in: text) && key(in: text) != nil }

  /// The first of the phrases that stands in the text, in loose form.
  func first(in text: ArraySlice<UInt8>) -> String? {
    mayOccur(in: text) ? key(in: text).map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Told of ASCII alone, without a copy: whether a key may begin anywhere.
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
