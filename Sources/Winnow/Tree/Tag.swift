/// The tag of a node; `text` and `document` are the two kinds of nodes that are not elements.
///
/// An element with another name is ``other``; ``Node/name`` has the name in any case.
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
  /// The document; a text; an element with another name.
  case document, text, other
  /// HTML elements (WHATWG HTML Standard).
  case a, abbr, address, article, aside, audio, b, blockquote, body, br, button, canvas, caption, center, cite, code
  /// HTML elements.
  case dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frameset
  /// HTML elements.
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend, li, link
  /// HTML elements.
  case main, map, mark, menu, meta, nav, noscript, object, ol, option, p, picture, pre, q, s, samp, script, section
  /// HTML and SVG elements.
  case select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea
  /// HTML elements.
  case tfoot, th, thead, time, title, tr, tt, u, ul, video, wbr

  /// The tags by their names in a page. AMP has an image element of its own.
  static let byName: [String: Tag] = Dictionary(
    uniqueKeysWithValues: zip(names.split(separator: " "), allCases.drop { $0 <= .other }).map { (String($0), $1) } + [
      ("amp-img", .img)
    ])

  /// The element names in the order of the cases: reflection takes longer than parsing a small page.
  static let names = """
    a abbr address article aside audio b blockquote body br button canvas caption center cite code dd del details dialog div dl dt \
    em embed fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input \
    ins label legend li link main map mark menu meta nav noscript object ol option p picture pre q s samp script section select \
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul \
    video wbr
    """

  /// Whether the element's text is displayed in the line around it.
  public var isInline: Bool { Self.inline.contains(self) }

  /// 1 to 6 for a heading.
  public var headingLevel: Int? {
    self >= .h1 && self <= .h6 ? Int(rawValue - Tag.h1.rawValue) + 1 : nil
  }

  private static let inline: TagSet = [
    .text, .other, .a, .abbr, .audio, .b, .br, .cite, .code, .del, .em, .font, .i, .img, .ins, .label, .mark, .map, .picture,
    .q, .s, .samp, .small, .source, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .wbr, .input, .link, .meta, .script, .style,
  ]
}

extension Tag: Comparable {
  /// Ordered by raw value.
  public static func < (a: Tag, b: Tag) -> Bool { a.rawValue < b.rawValue }
}

/// A set of tags as a bit mask, for at most 128 tags.
public struct TagSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  public init(arrayLiteral tags: Tag...) { for tag in tags { bits |= 1 << UInt128(tag.rawValue) } }

  /// Whether the set contains the tag.
  public func contains(_ tag: Tag) -> Bool { bits >> UInt128(tag.rawValue) & 1 == 1 }
}

/// The attributes that stages use most; others are looked up by name.
public enum AttributeKey: UInt8, Sendable, Hashable, CaseIterable {
  /// An attribute with another name.
  case other
  /// Attributes of HTML, ARIA and microdata.
  case alt, ariaHidden, ariaLabel, `class`, content, datetime, dir, hidden, href, id, itemprop, itemscope, itemtype
  /// Attributes of HTML and RDFa.
  case lang, name, property, rel, role, src, style, title, type

  static let byName: [String: AttributeKey] = Dictionary(
    uniqueKeysWithValues: zip(names.split(separator: " "), allCases.dropFirst()).map { (String($0), $1) })

  /// The attribute names in the order of the cases, as in ``Tag``.
  static let names = """
    alt aria-hidden aria-label class content datetime dir hidden href id itemprop itemscope itemtype \
    lang name property rel role src style title type
    """
}
