import Winnow

extension Node {
  /// Whether it is in a code block, whose classes name tokens of a language.
  var isInCode: Bool { tag == .code || ancestors.contains { $0.tag == .pre || $0.tag == .code } }

  /// The next sibling element, with only whitespace between them.
  var nextElement: Node? {
    guard let parent else { return nil }
    var id = subtree.upperBound
    while id < parent.subtree.upperBound {
      let next = tree[id]
      if !next.isText { return next }
      if next.characterCount > 0 { return nil }
      id = next.subtree.upperBound
    }
    return nil
  }

  /// The previous sibling element, with only whitespace between them.
  var previousElement: Node? {
    let parent = tree.parent(of: id)
    var at = id
    while let before = tree.sibling(before: at, in: parent) {
      let node = tree[before]
      if !node.isText { return node }
      if node.characterCount > 0 { return nil }
      at = before
    }
    return nil
  }
}

extension Tree {
  /// The previous sibling node; `nil` for the first.
  func sibling(before node: Int, in parent: Int) -> Int? {
    guard node > parent + 1 else { return nil }
    var before = node - 1
    while self.parent(of: before) != parent { before = self.parent(of: before) }
    return before
  }
}
