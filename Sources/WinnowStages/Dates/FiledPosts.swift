import Winnow

/// The sentence by which blogs say when a post was written and under what it is filed.
enum FiledPosts {
  /// In characters.
  private static let longest = 600
  static let elsewhere = ElementGroups.mask(.nav, .relatedWord, .commentWord)

  /// Whether the link leads to a category of the post, by the microformat rel-tag.
  static func isCategory(_ link: Node) -> Bool { link.bytes(.rel).map { $0.starts(with: "category".utf8) } ?? false }

  static func mayBeOne(_ block: Block) -> Bool { block.characterCount <= longest && block.unlinkedCharacterCount < block.characterCount }

  /// Whether a block has such a link.
  static func files(_ block: Block) -> Bool {
    mayBeOne(block) && block.nodes.contains { block.tree.tag(of: $0) == .a && isCategory(block.tree[$0]) }
  }
}
