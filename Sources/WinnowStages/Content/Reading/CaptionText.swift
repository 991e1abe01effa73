import Winnow

/// The parts of a caption that only styles separate: the description of the image, and its credit.
enum CaptionText {
  private static let credits = ClassTokens([.credit])

  /// Whether the element is separated from adjacent text: a line break, a block, a credit.
  static func isApart(_ node: Node) -> Bool {
    !node.isText && (node.tag == .br || !node.tag.isInline || node.hasAttributes && credits.first(in: node) != nil)
  }

  /// The caption as one line, without buttons and screen-reader text.
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
      } else if node.hasAttributes, ContentClasses.builtIn.isNonCaptionText(node) {
        skipped = node.subtree.upperBound
      } else if isApart(node) {
        UTF8Bytes.append(CollectionOfOne(UTF8Bytes.space), to: &out)
        ends.append(node.subtree.upperBound)
      }
    }
    return UTF8Bytes.collapsed(out)
  }
}
