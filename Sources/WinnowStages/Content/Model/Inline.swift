/// Inline content. Marks such as emphasis and links may nest.
public indirect enum Inline: Sendable, Hashable {
  /// Text with whitespace collapsed to single spaces.
  case text(String)
  /// Emphasis: `em`, `i`.
  case emphasis([Inline])
  /// Strong importance: `strong`, `b`.
  case strong([Inline])
  /// Deleted text: `del`, `s`.
  case deleted([Inline])
  /// Subscript: `sub`.
  case `subscript`([Inline])
  /// Superscript: `sup`.
  case superscript([Inline])
  /// Inline code.
  case code(String)
  /// Keyboard input: `kbd`.
  case keyboard(String)
  /// A link; the URL is resolved if the URL of the page is known.
  case link(url: String, [Inline])
  /// An image within a line, or alone in its paragraph.
  case picture(InlineImage)
  /// A formula as LaTeX, without delimiters.
  case formula(String)
  /// A reference to the footnote with this label.
  case footnoteReference(String)
  /// A line break: `br`.
  case lineBreak
  /// Base text with its ruby annotation (HTML's `ruby`).
  case ruby([Inline], reading: String)
}

/// An image of the content.
public struct InlineImage: Sendable, Hashable {
  /// The URL, resolved if the URL of the page is known.
  public var url: String
  /// The alternative text; empty if the page has none.
  public var alt: String
  /// CSS pixels, if the page declares them.
  public var width: Int?, height: Int?

  /// Creates an image with this URL.
  package init(url: String, alt: String = "", width: Int? = nil, height: Int? = nil) {
    (self.url, self.alt, self.width, self.height) = (url, alt, width, height)
  }
}

extension [Inline] {
  /// The text alone, as a line of plain text.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text), .keyboard(let text), .formula(let text): text
      case .emphasis(let content), .strong(let content), .deleted(let content), .subscript(let content), .superscript(let content),
        .link(_, let content), .ruby(let content, _):
        content.plainText
      case .picture, .footnoteReference: ""
      case .lineBreak: "\n"
      }
    }.joined()
  }

  /// The images in it, in order.
  public var pictures: [InlineImage] {
    flatMap { inline -> [InlineImage] in
      switch inline {
      case .picture(let picture): [picture]
      case .emphasis(let content), .strong(let content), .deleted(let content), .subscript(let content), .superscript(let content),
        .link(_, let content), .ruby(let content, _):
        content.pictures
      case .text, .code, .keyboard, .formula, .footnoteReference, .lineBreak: []
      }
    }
  }
}
