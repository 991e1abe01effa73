import Winnow

/// Text of names as displayed: an uppercase letter directly after a lowercase letter of another text node begins a new line, since styles
/// separate what the markup joins: `<b>Jane Mercer</b><span>Staff Writer</span>`.
enum SeparatedText {
  /// The text of a block of the tree, kept or not, with collapsed whitespace.
  static func bytes(of block: Block) -> [UInt8] { bytes(of: block.nodes, in: block.container) }

  /// The text of an element.
  static func bytes(of node: Node) -> [UInt8] { bytes(of: node.subtree, in: node) }

  /// The block's kept text.
  static func bytes(of block: Block, in page: Page) -> [UInt8] {
    var out: [UInt8] = []
    var last = -1
    page.eachPiece(of: block) { piece in
      switch piece {
      case .text(let node, let bytes):
        part(&out, from: bytes, isOther: node != last)
        UTF8Bytes.append(bytes, to: &out)
        last = node
      case .lineBreak: out.append(UTF8Bytes.newline)
      }
    }
    UTF8Bytes.trim(&out)
    return out
  }

  private static func bytes(of nodes: Range<Int>, in node: Node) -> [UInt8] {
    var out: [UInt8] = []
    for id in nodes {
      if node.tree.tag(of: id) == .br { out.append(UTF8Bytes.newline) }
      guard node.tree.tag(of: id) == .text else { continue }
      let bytes = node.tree.text[node.tree[id].textRange]
      part(&out, from: bytes, isOther: true)
      UTF8Bytes.append(bytes, to: &out)
    }
    UTF8Bytes.trim(&out)
    return out
  }

  private static func part(_ out: inout [UInt8], from bytes: ArraySlice<UInt8>, isOther: Bool) {
    guard isOther, endsSmall(out), beginsCapital(bytes) else { return }
    out.append(UTF8Bytes.newline)
  }

  private static func endsSmall(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last else { return false }
    if last < 0x80 { return 0x61...0x7A ~= last }
    guard var start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    return UTF8Bytes.scalar(in: bytes, at: &start).properties.isLowercase
  }

  private static func beginsCapital(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first < 0x80 { return 0x41...0x5A ~= first }
    var start = bytes.startIndex
    return UTF8Bytes.scalar(in: bytes, at: &start).properties.isUppercase
  }
}
