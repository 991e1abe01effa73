import Winnow

/// The displayed text of a heading.
enum HeadingText {
  /// Its text, split at line breaks and block-level elements, without the symbol of a link to itself.
  static func of(_ heading: Node) -> String {
    let tree = heading.tree
    guard heading.subtree.count > 2 else { return heading.text }
    var out: [UInt8] = []
    var at = heading.subtree.lowerBound + 1
    while at < heading.subtree.upperBound {
      let tag = tree.tag(of: at)
      if tag == .a, isSign(tree.text[tree.textRange(of: at)]) {
        at = tree.end(of: at)
        continue
      }
      if tag == .text {
        let text = tree.text[tree.textRange(of: at)]
        // No space before clause-final punctuation.
        if let first = text.first, out.last == UTF8Bytes.space, closing.contains(first) { out.removeLast() }
        out += text
      } else if tag == .br || !tag.isInline {
        out.append(UTF8Bytes.space)
      }
      at += 1
      // The end of the element before this node.
      if at < heading.subtree.upperBound, tree.parent(of: at) < at - 1, endsBlock(before: at, tree) { out.append(UTF8Bytes.space) }
    }
    return UTF8Bytes.collapsed(out)
  }

  private static let closing = Array(":,.;!?)".utf8)

  private static func endsBlock(before node: Int, _ tree: Tree) -> Bool {
    var inner = node - 1
    while inner > 0, tree.end(of: inner) == node || tree.tag(of: inner) == .text {
      if !tree.tag(of: inner).isInline { return true }
      inner = tree.parent(of: inner)
    }
    return false
  }

  /// Bytes: “#”, “¶”, “🔗”.
  private static let maxAnchorSymbolLength = 4

  private static func isSign(_ text: ArraySlice<UInt8>) -> Bool {
    let text = UTF8Bytes.collapsed(text)
    return 1...maxAnchorSymbolLength ~= text.utf8.count && !text.unicodeScalars.contains(where: UTF8Bytes.isWord)
  }
}

extension Tree {
  /// The page's `title`; SVG images have title elements of their own.
  public var titleElement: Node? { elements(.title).first { title in !title.ancestors.prefix(4).contains { $0.tag == .svg } } }
}
