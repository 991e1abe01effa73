/// The content of a page as one tree of blocks and inline content, which every writer renders.
///
/// It holds the kept content only, in document order, each part once.
public struct Content: Sendable, Hashable {
  /// In page order.
  public var blocks: [ContentBlock]
  /// The footnotes that the blocks refer to, in the order of their first reference.
  public var footnotes: [Footnote]

  /// Creates content of these blocks and footnotes.
  package init(blocks: [ContentBlock], footnotes: [Footnote] = []) { (self.blocks, self.footnotes) = (blocks, footnotes) }
}

/// The target of a footnote reference.
public struct Footnote: Sendable, Hashable {
  /// The label of its references, usually a number, without spaces and brackets.
  public var label: String
  /// The text, without its own number and back-links.
  public var blocks: [ContentBlock]

  /// Creates a footnote.
  package init(label: String, blocks: [ContentBlock]) { (self.label, self.blocks) = (label, blocks) }
}
