import Winnow

/// The parts of a caption that nothing but a style parts: what it says of the picture, and whom it credits.
enum CaptionText {
  private static let credits = ClassTokens([.credit])

  /// Whether the element stands apart from the words beside it: a break of the line, a block, a credit.
  static func isApart(_ node: Node) -> Bool {
    !node.isText && (node.tag == .br || !node.tag.isInline || node.hasAttributes && credits.first(in: node) != nil)
  }

  /// The caption as one line, without the words of its buttons and those for screen readers.
  static func line(of caption: Node) -> String {
    var out: [UInt8] = []
    var ends: [Int] = []
    var skipped = caption.id
    for id in caption.subtree.dropFirst() where id >= skipped {
      while let end = ends.last, end <= id {
        ends.removeLast()
        UTF8Bytes.append(CollectionOfOne(UTF8Bytes.space), to: &out)
      }
      let node = caption.tree[id]
      if node.isText {
        UTF8Bytes.append(caption.tree.text[node.textRange], to: &out)
      } else if node.hasAttributes, ContentClasses.builtIn.isNoCaption(node) {
        skipped = node.subtree.upperBound
      } else if isApart(node) {
        UTF8Bytes.append(CollectionOfOne(UTF8Bytes.space), to: &out)
        ends.append(node.subtree.upperBound)
      }
    }
    return UTF8Bytes.collapsed(out)
  }
}
