extension Page {
  /// The block's text after all edits, with collapsed whitespace (except in code) and `\n` for a line break.
  public func text(of block: Block) -> String { String(decoding: bytes(of: block), as: UTF8.self) }

  /// The block's text as UTF-8, for stages that need no `String` of most texts.
  ///
  /// Emoji images contribute their emoji, and superscript digits after a number become superscript characters: 10⁶.
  public func bytes(of block: Block) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(block.textRange.count)
    let isCode = block.kind == .code
    for id in isCode ? block.nodes : withAdjacentEmoji(block) where isKept(id) {
      switch tree.tag(of: id) {
      case .text:
        let isNumber = !isCode && SuperscriptNumbers.append(textOf: id, in: self, to: &out)
        if !isNumber { eachPiece(ofText: id) { Piece.text(node: id, $0).append(to: &out, preformatted: isCode) } }
      case .br: Piece.lineBreak.append(to: &out, preformatted: isCode)
      case .img: if let sign = tree[id].emoji { out += sign }
      default: break
      }
    }
    if isCode {
      while let last = out.last, UTF8Bytes.isASCIIWhitespace(last) { out.removeLast() }
    } else {
      UTF8Bytes.trim(&out)
    }
    return out
  }

  /// The block's nodes, extended by the emoji images directly before and after its words.
  private func withAdjacentEmoji(_ block: Block) -> Range<Int> {
    let nodes = block.nodes
    let inner = block.container.subtree.dropFirst()
    let first = outermostEmoji(from: nodes.lowerBound - 1, by: -1, in: inner) ?? nodes.lowerBound
    let last = outermostEmoji(from: nodes.upperBound, by: 1, in: inner).map { $0 + 1 } ?? nodes.upperBound
    return first..<last
  }

  /// The last emoji image in this direction, with only emoji images and whitespace before it.
  private func outermostEmoji(from start: Int, by step: Int, in nodes: Range<Int>) -> Int? {
    var found: Int?
    for id in stride(from: start, to: step > 0 ? nodes.upperBound : nodes.lowerBound - 1, by: step) {
      if tree.tag(of: id) == .img {
        guard tree[id].emoji != nil else { break }
        found = id
      } else if tree.tag(of: id) != .text || tree.characterCount(in: id..<id + 1) > 0 {
        break
      }
    }
    return found
  }

  /// A kept piece of a block: bytes of one text node, or a line break.
  package enum Piece {
    /// Bytes of the text node with this id.
    case text(node: Int, ArraySlice<UInt8>)
    /// A `br` element.
    case lineBreak

    func append(to out: inout [UInt8], preformatted: Bool) {
      switch self {
      case .text(_, let bytes): if preformatted { out += bytes } else { UTF8Bytes.append(bytes, to: &out) }
      case .lineBreak:
        if !preformatted { while out.last == UTF8Bytes.space { out.removeLast() } }
        out.append(UTF8Bytes.newline)
      }
    }
  }

  /// The kept pieces of a block, for writers that need the source of each.
  package func pieces(of block: Block) -> [Piece] {
    var pieces: [Piece] = []
    eachPiece(of: block) { pieces.append($0) }
    return pieces
  }

  /// Calls the body with each kept piece of a block.
  package func eachPiece(of block: Block, _ body: (Piece) -> Void) {
    for id in block.nodes where isKept(id) {
      if tree.tag(of: id) == .br { body(.lineBreak) }
      eachPiece(ofText: id) { body(.text(node: id, $0)) }
    }
  }

  /// Calls the body with the kept bytes of a text node, including replacements; never for another kind of node.
  package func eachPiece(ofText id: Int, _ body: (ArraySlice<UInt8>) -> Void) {
    guard tree.tag(of: id) == .text, isKept(id) else { return }
    let range = tree.textRange(of: id)
    guard !patches.isEmpty else { return body(tree.storage.text[range]) }
    var at = range.lowerBound
    for patch in patches[firstPatch(endingAfter: at)...] {
      guard patch.range.lowerBound < range.upperBound else { break }
      if patch.range.lowerBound > at { body(tree.storage.text[at..<patch.range.lowerBound]) }
      if patch.range.lowerBound >= range.lowerBound { body(patch.bytes[...]) }
      at = min(range.upperBound, patch.range.upperBound)
    }
    if at < range.upperBound { body(tree.storage.text[at..<range.upperBound]) }
  }

  /// The index of the first patch that ends after this byte of the tree's text.
  func firstPatch(endingAfter position: Int) -> Int {
    patches.partitioningIndex { $0.range.upperBound > position }
  }
}
