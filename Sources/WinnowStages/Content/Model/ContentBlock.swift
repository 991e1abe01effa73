/// A block of a page's content.
public struct ContentBlock: Sendable, Hashable {
  /// The block's kind, with its content.
  public var kind: Kind
  /// The bytes in ``Winnow/Tree/source``.
  public var source: Range<Int>

  /// Creates a block of this kind.
  package init(_ kind: Kind, source: Range<Int>) { (self.kind, self.source) = (kind, source) }

  /// The kinds of blocks, a closed set that writers can handle exhaustively.
  public indirect enum Kind: Sendable, Hashable {
    /// Text of one or more lines.
    case paragraph([Inline])
    /// The level is the heading's own, 1 to 6.
    case heading(level: Int, [Inline])
    /// Bulleted or numbered.
    case list(ContentList)
    /// Terms with their descriptions.
    case descriptionList([Definition])
    /// A quotation.
    case quote([ContentBlock])
    /// Code with its whitespace, and the language's name as given by the page.
    case code(String, language: String?)
    /// A data table; layout tables are read as their content.
    case table(ContentTable)
    /// Images with a caption; an image without one is inline content of a paragraph.
    case figure([InlineImage], caption: [Inline])
    /// A display formula, as LaTeX.
    case formula(String)
    /// A note, a warning or the like.
    case callout(Callout)
    /// A thematic break: `hr`.
    case thematicBreak
    /// An embedded video, post or frame.
    case embed(Embed)
  }
}

/// A bulleted or numbered list.
public struct ContentList: Sendable, Hashable {
  /// An item: blocks, so that it may contain paragraphs, lists and code.
  public struct Item: Sendable, Hashable {
    /// The content; never empty.
    public var blocks: [ContentBlock]
    /// Whether the checkbox of a task list item is checked; `nil` for an item without a checkbox.
    public var isChecked: Bool?

    /// Creates an item.
    package init(blocks: [ContentBlock], isChecked: Bool? = nil) { (self.blocks, self.isChecked) = (blocks, isChecked) }
  }

  /// The number of the first item; `nil` for a bulleted list.
  public var start: Int?
  /// In page order.
  public var items: [Item]

  /// Creates a list.
  package init(start: Int?, items: [Item]) { (self.start, self.items) = (start, items) }
}

/// An entry of a definition list.
public struct Definition: Sendable, Hashable {
  /// The terms that share the description; empty for a description without a term.
  public var terms: [[Inline]]
  /// The description of the terms.
  public var description: [ContentBlock]

  /// Creates a definition.
  package init(terms: [[Inline]], description: [ContentBlock]) { (self.terms, self.description) = (terms, description) }
}

/// A note, a warning or the like.
public struct Callout: Sendable, Hashable {
  /// Lowercase: `note`, `warning`.
  public var kind: String
  /// The title, unless it is only the kind's name.
  public var title: [Inline]
  /// The callout's blocks.
  public var blocks: [ContentBlock]

  /// Creates a callout.
  package init(kind: String, title: [Inline], blocks: [ContentBlock]) { (self.kind, self.title, self.blocks) = (kind, title, blocks) }
}

/// An embedded video, post or frame.
public struct Embed: Sendable, Hashable {
  /// The absolute URL, if the URL of the page is known.
  public var url: String
  /// The title; empty if the page gives none.
  public var title: String

  /// The text of a link to it.
  var linkText: String { title.isEmpty ? url : title }

  /// Creates an embed.
  package init(url: String, title: String) { (self.url, self.title) = (url, title) }
}
