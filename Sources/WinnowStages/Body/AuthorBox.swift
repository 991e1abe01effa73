import Winnow

/// A box about the author next to an article's text, marked by a word of its class.
enum AuthorBox {
  private static let words = ClassTokens([.authorBox])
  /// Characters, and levels of ancestors.
  private static let maxCharacters = 1_200, maxAncestors = 5

  /// The class word of the box around the block. A box with a large share of the page's text does not count, whatever its class.
  static func word(around block: Block, ofCharacters all: Int) -> String? {
    var node: Node? = block.container
    for _ in 0..<maxAncestors {
      guard let at = node, !TagSet.wholePage.contains(at.tag), at.tag != .section, at.characterCount <= min(maxCharacters, all / 2) else {
        return nil
      }
      if let word = words.first(in: at), !at.subtree.contains(where: { at.tree.tag(of: $0) == .h1 }) { return word }
      node = at.parent
    }
    return nil
  }
}
