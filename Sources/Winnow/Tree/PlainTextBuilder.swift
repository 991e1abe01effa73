/// Builds a tree from plain text: `html`, `body`, and a `p` per paragraph.
struct PlainTextBuilder {
  private let source: [UInt8]
  /// Bytes: eighty letters of a script with two bytes per letter, and some margin.
  private static let wrappedLine = 180

  init(_ source: [UInt8]) { self.source = source }

  /// The byte ranges between empty lines, trimmed of whitespace. A text without empty lines, or with unwrapped lines, has one paragraph per
  /// line.
  func paragraphs() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for i in 0...source.count where i == source.count || source[i] == UTF8Bytes.newline {
      lines.append(trimmed(start..<i))
      start = i + 1
    }
    let filled = lines.filter { !$0.isEmpty }
    // Lines that are longer than wrapped text are paragraphs.
    let isWrapped = filled.allSatisfy { $0.count <= Self.wrappedLine }
    guard isWrapped, lines.dropLast().contains(where: \.isEmpty) else { return filled }
    var paragraphs: [Range<Int>] = []
    var open = false
    for line in lines {
      if !line.isEmpty, open, let last = paragraphs.popLast() {
        paragraphs.append(last.lowerBound..<line.upperBound)
      } else if !line.isEmpty {
        paragraphs.append(line)
      }
      open = !line.isEmpty
    }
    return paragraphs
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, UTF8Bytes.isASCIIWhitespace(source[low]) { low += 1 }
    while high > low, UTF8Bytes.isASCIIWhitespace(source[high - 1]) { high -= 1 }
    return low..<high
  }

  func tree(_ paragraphs: [Range<Int>], encoding: String, warnings: [String]) -> Tree {
    var text: [UInt8] = []
    var characterCount: UInt32 = 0
    let count = UInt32(3 + paragraphs.count * 2)
    let size = UInt32(source.count)
    var nodes: [NodeRecord] = []
    func node(_ tag: Tag, parent: UInt32, end: UInt32, name: UInt16, depth: UInt16, source: Range<Int>) {
      nodes.append(
        NodeRecord(
          parent: parent, end: end, textStart: UInt32(text.count), characterCount: characterCount, linked: 0,
          sourceStart: UInt32(source.lowerBound), sourceEnd: UInt32(source.upperBound), attributeStart: 0, name: name, depth: depth,
          tag: tag))
    }
    node(.document, parent: 0, end: count, name: .max, depth: 0, source: 0..<Int(size))
    node(.html, parent: 0, end: count, name: 0, depth: 1, source: 0..<Int(size))
    node(.body, parent: 1, end: count, name: 1, depth: 2, source: 0..<Int(size))
    for range in paragraphs {
      let id = UInt32(nodes.count)
      node(.p, parent: 2, end: id + 2, name: 2, depth: 3, source: range)
      node(.text, parent: id, end: id + 2, name: .max, depth: 4, source: range)
      text += source[range]
      text.append(UTF8Bytes.newline)
      characterCount += UInt32(source[range].count { $0 > 0x20 && $0 & 0xC0 != 0x80 })
    }
    nodes.append(
      .totals(nodes: Int(count), text: UInt32(text.count), characterCount: characterCount, linked: 0, source: size, attributes: 0))
    return Tree(
      storage: Tree.Storage(
        nodes: nodes, attributes: [], names: ["html", "body", "p"], text: text, values: [], source: source, jsonLD: [],
        encoding: encoding, warnings: warnings, sourceFormat: .plainText))
  }
}
