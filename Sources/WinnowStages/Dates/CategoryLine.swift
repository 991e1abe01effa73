import Winnow

/// The sentence in which blogs give the date and the categories of a post.
enum CategoryLine {
  /// Characters.
  private static let maxLength = 600
  static let elsewhere = ElementGroups.mask(.nav, .relatedWord, .commentWord)

  /// Whether the link leads to a category of the post, by the microformat rel-tag.
  static func isCategory(_ link: Node) -> Bool { link.bytes(.rel).map { $0.starts(with: "category".utf8) } ?? false }

  static func mayBeOne(_ block: Block) -> Bool { block.characterCount <= maxLength && block.unlinkedCharacterCount < block.characterCount }

  /// Whether a block contains such a link.
  static func files(_ block: Block) -> Bool {
    mayBeOne(block) && block.nodes.contains { block.tree.tag(of: $0) == .a && isCategory(block.tree[$0]) }
  }
}
