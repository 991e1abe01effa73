/// A block of a page's content.
public struct ContentBlock: Sendable, Hashable {
  /// What it is, with what it holds.
  public var kind: Kind
  /// Its bytes of ``Winnow/Tree/source``.
  public var source: Range<Int>

  /// A block of this kind.
  package init(_ kind: Kind, source: Range<Int>) { (self.kind, self.source) = (kind, source) }

  /// The kinds of blocks: a small closed set, so that a writer knows all of them.
  public indirect enum Kind: Sendable, Hashable {
    /// Text of one or more lines.
    case paragraph([Inline])
    /// The level is the page's own, 1 to 6.
    case heading(level: Int, [Inline])
    /// Bulleted or numbered.
    case list(ContentList)
    /// Terms, each with what is said of it.
    case definitions([Definition])
    /// A quotation.
    case quote([ContentBlock])
    /// Lines of code with their white space, and the language's name as the page has it.
    case code(String, language: String?)
    /// A table of data; tables of layout are no tables.
    case table(ContentTable)
    /// Pictures with a caption; a picture without one is inline content of a paragraph.
    case figure([Picture], caption: [Inline])
    /// A formula on lines of its own, as LaTeX.
    case formula(String)
    /// A note, a warning or the like, set apart from the text.
    case callout(Callout)
    /// A break between parts: `hr`.
    case rule
    /// A video, post or frame of another page.
    case embed(Embed)
  }
}

/// A bulleted or numbered list.
public struct ContentList: Sendable, Hashable {
  /// An item: blocks, so that it may hold paragraphs, lists and code.
  public struct Item: Sendable, Hashable {
    /// What it holds; never empty.
    public var blocks: [ContentBlock]
    /// Whether the box of an item of a task list is checked; `nil` for an item without a box.
    public var isChecked: Bool?

    /// An item of these blocks.
    package init(blocks: [ContentBlock], isChecked: Bool? = nil) { (self.blocks, self.isChecked) = (blocks, isChecked) }
  }

  /// The number of the first item; `nil` for a bulleted list.
  public var start: Int?
  /// In the page's order.
  public var items: [Item]

  /// A list of these items.
  package init(start: Int?, items: [Item]) { (self.start, self.items) = (start, items) }
}

/// A term of a list of definitions.
public struct Definition: Sendable, Hashable {
  /// The terms that share the description; empty for a description without a term.
  public var terms: [[Inline]]
  /// What is said of them.
  public var description: [ContentBlock]

  /// Terms and their description.
  package init(terms: [[Inline]], description: [ContentBlock]) { (self.terms, self.description) = (terms, description) }
}

/// A note, a warning or the like, set apart from the text.
public struct Callout: Sendable, Hashable {
  /// In lower case: `note`, `warning`.
  public var kind: String
  /// Its title, where it has one that is not the kind's own name.
  public var title: [Inline]
  /// What it holds.
  public var blocks: [ContentBlock]

  /// A callout of this kind.
  package init(kind: String, title: [Inline], blocks: [ContentBlock]) { (self.kind, self.title, self.blocks) = (kind, title, blocks) }
}

/// A video, post or frame of another page.
public struct Embed: Sendable, Hashable {
  /// Where it leads.
  public var address: String
  /// What the page calls it; empty where it says nothing.
  public var title: String

  /// What a link to it says.
  var linkText: String { title.isEmpty ? address : title }

  /// An embed of this address.
  package init(address: String, title: String) { (self.address, self.title) = (address, title) }
}
