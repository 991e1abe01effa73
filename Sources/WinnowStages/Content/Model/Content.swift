/// The content of a page as one tree of blocks and inline content, which every writer renders.
///
/// It holds what stands of the page: what stages dropped is not in it. The text is in the page's order, and nothing is in it twice.
public struct Content: Sendable, Hashable {
  /// In the page's order.
  public var blocks: [ContentBlock]
  /// The footnotes that the blocks refer to, in the order of their first reference.
  public var footnotes: [Footnote]

  /// Content of these blocks and footnotes.
  package init(blocks: [ContentBlock], footnotes: [Footnote] = []) { (self.blocks, self.footnotes) = (blocks, footnotes) }
}

/// What a reference in the text leads to.
public struct Footnote: Sendable, Hashable {
  /// What the references call it: a number in most pages. It has no blanks and no brackets.
  public var label: String
  /// Its text, without its own number and without the link back.
  public var blocks: [ContentBlock]

  /// A footnote with this text.
  package init(label: String, blocks: [ContentBlock]) { (self.label, self.blocks) = (label, blocks) }
}
