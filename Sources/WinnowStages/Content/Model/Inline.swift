/// Content within a line.
public indirect enum Inline: Sendable, Hashable {
  /// White space is collapsed to single blanks.
  case text(String)
  /// Stressed: `em`, `i`.
  case emphasis([Inline])
  /// Strong: `strong`, `b`.
  case strong([Inline])
  /// Struck out: `del`, `s`.
  case deleted([Inline])
  /// Lowered: `sub`.
  case `subscript`([Inline])
  /// Raised: `sup`.
  case superscript([Inline])
  /// A piece of code.
  case code(String)
  /// A key to press.
  case keyboard(String)
  /// The address is resolved where the page's own is known.
  case link(address: String, [Inline])
  /// A picture within a line, or alone in its paragraph.
  case picture(Picture)
  /// A formula as LaTeX, without delimiters.
  case formula(String)
  /// Where the footnote with this label is spoken of.
  case footnoteReference(String)
  /// The end of a line that the page asks for: `br`.
  case lineBreak
  /// Signs with their reading (HTML's `ruby`).
  case ruby([Inline], reading: String)
}

/// A picture of the content.
public struct Picture: Sendable, Hashable {
  /// Resolved where the page's own address is known.
  public var address: String
  /// What it shows, for who cannot see it; empty where the page does not say.
  public var alt: String
  /// In CSS pixels, where the page declares them.
  public var width: Int?, height: Int?

  /// A picture at this address.
  package init(address: String, alt: String = "", width: Int? = nil, height: Int? = nil) {
    (self.address, self.alt, self.width, self.height) = (address, alt, width, height)
  }
}

extension [Inline] {
  /// Its words alone, as a line of plain text.
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

  /// The pictures in it, in their order.
  public var pictures: [Picture] {
    flatMap { inline -> [Picture] in
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
