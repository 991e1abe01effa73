import Winnow

/// Phrases of a file of `Language/Data`, in every language, that are looked for anywhere in a text, in loose form.
struct PhraseSet: Sendable {
  /// In loose form, by what they begin with.
  private let keys: [UInt32: [[UInt8]]]
  /// A bit for each remainder of such beginnings.
  private let bits: [Bool]

  /// How many bytes of a key tell most places of a text from it.
  private static let beginning = 4
  private static func index(of word: UInt32) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B1) >> 18) }

  /// - Parameter name: of the file.
  init(_ name: String) {
    let texts = LanguageFiles.lists(of: name).flatMap(\.texts).map { FoldedText.bytes(of: $0.utf8) }
    keys = Dictionary(grouping: texts.filter { $0.count >= Self.beginning }) { key in
      key.prefix(Self.beginning).reduce(0) { $0 << 8 | UInt32($1) }
    }
    bits = keys.keys.reduce(into: Array(repeating: false, count: 1 << 14)) { $0[Self.index(of: $1)] = true }
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
    var word: UInt32 = 0
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: word = word << 8 | UInt32(byte)
      case 0x41...0x5A: word = word << 8 | UInt32(byte + 0x20)
      case 0x80...: return true
      default: continue
      }
      if bits[Self.index(of: word)] { return true }
    }
    return false
  }

  private func key(in text: ArraySlice<UInt8>) -> [UInt8]? {
    let folded = FoldedText.bytes(of: text)
    let bits = bits
    var word: UInt32 = 0
    for (index, byte) in folded.enumerated() {
      word = word << 8 | UInt32(byte)
      guard index >= Self.beginning - 1, bits[Self.index(of: word)], let keys = keys[word] else { continue }
      let rest = folded[(index + 1 - Self.beginning)...]
      if let key = keys.first(where: { rest.starts(with: $0) }) { return key }
    }
    return nil
  }
}
