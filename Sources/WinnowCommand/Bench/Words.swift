import Winnow

/// Texts as the benchmarks tokenize them: words are runs of letters, digits and underscores of any script.
struct Words {
  private var ids: [[UInt8]: Int] = [:]

  /// The text's words as numbers; equal words have equal numbers.
  mutating func numbers(of text: String, lowered: Bool = true) -> [Int] {
    var out: [Int] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if Self.isPart(scalar) {
        if lowered { Self.appendLowered(scalar, to: &word) } else { UTF8Bytes.append(scalar, to: &word) }
      } else if !word.isEmpty {
        out.append(number(of: word))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { out.append(number(of: word)) }
    return out
  }

  private mutating func number(of word: [UInt8]) -> Int {
    if let known = ids[word] { return known }
    ids[word] = ids.count
    return ids.count - 1
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || UTF8Bytes.isWord(scalar) || scalar.value > 0x7F && scalar.properties.numericType != nil
  }

  static func appendLowered(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    if scalar.value < 0x80 { return out.append(UTF8Bytes.asciiLowercased(UInt8(scalar.value))) }
    for small in scalar.properties.lowercaseMapping.unicodeScalars { UTF8Bytes.append(small, to: &out) }
  }

  /// The text lowercased, as bytes for searches.
  static func lowered(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in text.unicodeScalars { appendLowered(scalar, to: &out) }
    return out
  }

  /// The text with collapsed whitespace.
  static func whitespaceCollapsed(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || 0x1C...0x1F ~= scalar.value {
        if let last = out.last, last != UTF8Bytes.space { out.append(UTF8Bytes.space) }
      } else {
        UTF8Bytes.append(scalar, to: &out)
      }
    }
    if out.last == UTF8Bytes.space { out.removeLast() }
    return out
  }

  static func counts<Item: Hashable>(_ items: [Item]) -> [Item: Int] { items.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}
