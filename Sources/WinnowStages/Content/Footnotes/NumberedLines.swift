import Winnow

/// Lines that begin with consecutive numbers from 1: notes without links, each in an element of its own or separated by `br`.
struct NumberedLines {
  struct Line {
    var number: Int
    /// The siblings of the line.
    var nodes: Range<Int>
    /// The element with only the number; `nil` if the number is part of a text node.
    var marker: Int?
  }

  private let tree: Tree, isKept: (Range<Int>) -> Bool
  /// The last sequence of the page that begins with 1.
  private(set) var lines: [Line] = []

  /// - Parameter isKept: whether any of these nodes is content.
  init(_ tree: Tree, isKept: @escaping (Range<Int>) -> Bool) {
    (self.tree, self.isKept) = (tree, isKept)
    for text in tree.body.subtree where tree.tag(of: text) == .text {
      guard let start = start(at: text), isKept(start.nodes) else { continue }
      if start.number == 1 { lines = [start] } else if start.number == lines.count + 1 { lines.append(start) }
    }
    for i in lines.indices {
      let next = i + 1 < lines.count ? lines[i + 1].nodes.lowerBound : tree.count
      lines[i].nodes = lines[i].nodes.lowerBound..<end(of: lines[i].nodes.lowerBound, before: next)
    }
  }

  /// The line that the text begins, up to its first node.
  private func start(at text: Int) -> Line? {
    guard let mark = Self.mark(tree.text[tree.textRange(of: text)]) else { return nil }
    var node = text
    var parent = tree.parent(of: text)
    // A superscript or bold number is an element of its own.
    while tree.tag(of: parent).isInline, tree.characterCount(in: parent..<node) == 0 { (node, parent) = (parent, tree.parent(of: parent)) }
    let isAlone = node != text && tree.characterCount(in: node..<tree.end(of: node)) == tree.characterCount(in: text..<text + 1)
    guard mark.isBracketed || mark.isWhole && isAlone, !tree.tag(of: parent).isInline, isAtLineStart(node, in: parent) else { return nil }
    return Line(number: mark.number, nodes: node..<tree.end(of: node), marker: mark.isWhole && isAlone ? node : nil)
  }

  /// The number at the beginning of a text: `[1]`, `¹`, or, if it is the whole text, `1`, `1.` and the like.
  private static func mark(_ text: ArraySlice<UInt8>) -> (number: Int, isBracketed: Bool, isWhole: Bool)? {
    let text = text.drop(while: UTF8Bytes.isASCIIWhitespace)
    guard let first = text.first else { return nil }
    if let raised = SuperscriptDigits.number(text) { return (raised.number, true, raised.length == text.count) }
    let isBracketed = first == UInt8(ascii: "[")
    let digits = text.dropFirst(isBracketed || first == UInt8(ascii: "(") ? 1 : 0).prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count <= 3, let number = UTF8Bytes.decimalInteger(digits) else { return nil }
    let rest = text[digits.endIndex...]
    guard !isBracketed || rest.first == UInt8(ascii: "]") else { return nil }
    return (
      number, isBracketed,
      rest.allSatisfy { UTF8Bytes.isASCIIWhitespace($0) || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }
    )
  }

  /// Whether the node is the first on its line.
  private func isAtLineStart(_ node: Int, in parent: Int) -> Bool {
    guard tree.characterCount(in: parent..<node) > 0 else { return true }
    var at = node
    while let before = tree.sibling(before: at, in: parent) {
      at = before
      let tag = tree.tag(of: before)
      if tag == .text, tree.characterCount(in: before..<before + 1) == 0 { continue }
      return tag == .br || tag != .text && !tag.isInline
    }
    return true
  }

  /// The index after the last sibling of the line that begins with the node.
  private func end(of node: Int, before next: Int) -> Int {
    let end = tree.end(of: tree.parent(of: node))
    var sibling = node
    var breaks = 0
    while sibling < min(end, next) {
      let tag = tree.tag(of: sibling)
      if tag == .br { breaks += 1 } else if tag != .text || tree.characterCount(in: sibling..<sibling + 1) > 0 { breaks = 0 }
      if breaks == 2 || tag != .br && tag != .text && !tag.isInline { return sibling }
      sibling = tree.end(of: sibling)
    }
    return sibling
  }
}

/// The superscript digits of Unicode: ¹, ², ³ …
enum SuperscriptDigits {
  /// 0 to 9.
  static let scalars = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
  private static let digits = Dictionary(uniqueKeysWithValues: scalars.enumerated().map { (Array(String($1).utf8), $0) })

  /// The number of up to three digits at the beginning of the bytes, and its length in bytes.
  static func number(_ bytes: ArraySlice<UInt8>) -> (number: Int, length: Int)? {
    var rest = bytes
    var number = 0
    var count = 0
    while let first = rest.first, first == 0xC2 || first == 0xE2, let digit = digits[Array(rest.prefix(first == 0xC2 ? 2 : 3))] {
      number = number * 10 + digit
      count += 1
      rest = rest.dropFirst(first == 0xC2 ? 2 : 3)
    }
    return count == 0 || count > 3 ? nil : (number, bytes.count - rest.count)
  }
}
