import Winnow

/// The caption of an image: its element, and the element that contains both.
struct PictureCaption {
  let figure: Node, caption: Node

  private static let words = ClassTokens([.caption])
  private static let pages: TagSet = [.html, .body, .main, .article, .section, .document]
  /// Characters, levels of ancestors, and nodes.
  private static let maxLength = 600, maxAncestors = 6, maxNodes = 120

  /// The caption in the `figure` around the image, or in the nearest ancestor with one next to it and no other image between them; `nil` if
  /// there is none.
  init?(of image: Node) {
    for box in image.ancestors.prefix(Self.maxAncestors) {
      guard !Self.pages.contains(box.tag), box.characterCount <= Self.maxLength, box.subtree.count <= Self.maxNodes else { return nil }
      if box.characterCount > 0, let caption = Self.caption(of: image, in: box) ?? (box.tag == .figure ? Self.rest(of: box) : nil) {
        (figure, self.caption) = (box, caption)
        return
      }
      if box.tag == .figure { return nil }
    }
    return nil
  }

  private static func caption(of image: Node, in box: Node) -> Node? {
    let tree = box.tree
    var id = box.id + 1
    var found: Node?
    while id < box.subtree.upperBound {
      let node = tree[id]
      if node.tag == .img, id != image.id {
        if id > image.id { return found }
        found = nil
      }
      if isCaption(node), !holdsPicture(node) {
        if id > image.id { return node }
        found = node
        id = node.subtree.upperBound
      } else {
        id += 1
      }
    }
    return found
  }

  private static func isCaption(_ node: Node) -> Bool {
    guard node.tag != .text, node.characterCount > 0 else { return false }
    return node.tag == .figcaption || words.first(in: node) != nil
  }

  private static func holdsPicture(_ node: Node) -> Bool { node.subtree.contains { node.tree.tag(of: $0) == .img } }

  private static let lines: TagSet = [.p, .div, .small, .span, .em, .i]

  /// The text of a figure without a named caption, if it is one element.
  private static func rest(of figure: Node) -> Node? {
    var node = figure.children.first { $0.characterCount > 0 }
    while let at = node, holdsPicture(at) { node = at.children.first { $0.characterCount > 0 } }
    guard let node, lines.contains(node.tag), node.characterCount == figure.characterCount, node.linkDensity < 0.5 else { return nil }
    return node
  }
}
