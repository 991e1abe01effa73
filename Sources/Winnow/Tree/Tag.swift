/// What kind of element a node is; `text` and `document` are the two kinds that are no elements.
///
/// An element of another name is ``other``; ``Node/name`` has its name in any case.
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
  /// The page itself; a text; an element of another name.
  case document, text, other
  /// Elements of HTML by their names.
  case a, abbr, address, article, aside, audio, b, blockquote, body, br, button, canvas, caption, center, cite, code
  /// Elements of HTML by their names.
  case dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frameset
  /// Elements of HTML by their names.
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend, li, link
  /// Elements of HTML by their names.
  case main, map, mark, menu, meta, nav, noscript, object, ol, option, p, picture, pre, q, s, samp, script, section
  /// Elements of HTML and SVG by their names.
  case select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea
  /// Elements of HTML by their names.
  case tfoot, th, thead, time, title, tr, tt, u, ul, video, wbr

  /// The kinds by the name they have in a page. AMP has an element of its own for pictures.
  static let byName: [String: Tag] = Dictionary(
    uniqueKeysWithValues: zip(names.split(separator: " "), allCases.drop { $0 <= .other }).map { (String($0), $1) } + [
      ("amp-img", .img)
    ])

  /// The names of the elements in the order of the cases: to ask the runtime for them takes longer than to parse a small page.
  static let names = """
    a abbr address article aside audio b blockquote body br button canvas caption center cite code dd del details dialog div dl dt \
    em embed fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input \
    ins label legend li link main map mark menu meta nav noscript object ol option p picture pre q s samp script section select \
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul \
    video wbr
    """

  /// Whether a reader sees the element's text as part of the line around it.
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
  public static func < (a: Tag, b: Tag) -> Bool { a.rawValue < b.rawValue }
}

/// A set of kinds of elements, in one register.
public struct TagSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt128 = 0

  public init(arrayLiteral tags: Tag...) { for tag in tags { bits |= 1 << UInt128(tag.rawValue) } }

  /// Whether it is one of them.
  public func contains(_ tag: Tag) -> Bool { bits >> UInt128(tag.rawValue) & 1 == 1 }
}

/// The attributes that stages ask for most; any other is found by its name.
public enum AttributeKey: UInt8, Sendable, Hashable, CaseIterable {
  /// An attribute of another name.
  case other
  /// Attributes of HTML, ARIA and microdata by their names.
  case alt, ariaHidden, ariaLabel, `class`, content, datetime, dir, hidden, href, id, itemprop, itemscope, itemtype
  /// Attributes of HTML and RDFa by their names.
  case lang, name, property, rel, role, src, style, title, type

  static let byName: [String: AttributeKey] = Dictionary(
    uniqueKeysWithValues: zip(names.split(separator: " "), allCases.dropFirst()).map { (String($0), $1) })

  /// The names of the attributes in the order of the cases, as those of ``Tag``.
  static let names = """
    alt aria-hidden aria-label class content datetime dir hidden href id itemprop itemscope itemtype \
    lang name property rel role src style title type
    """
}
