import Winnow

/// A box beside the text of an article that tells who wrote it, by a word of its class.
enum AuthorBox {
  private static let words = ClassTokens([.authorBox])
  /// In characters, and elements outward.
  private static let longest = 1_200, outward = 5

  /// The word of the box that the block stands in. What has a share of a page's text is none, whatever it is called.
  static func word(around block: Block, ofCharacters all: Int) -> String? {
    var node: Node? = block.container
    for _ in 0..<outward {
      guard let at = node, !TagSet.wholePage.contains(at.tag), at.tag != .section, at.characterCount <= min(longest, all / 2) else {
        return nil
      }
      if let word = words.first(in: at), !at.subtree.contains(where: { at.tree.tag(of: $0) == .h1 }) { return word }
      node = at.parent
    }
    return nil
  }
}
