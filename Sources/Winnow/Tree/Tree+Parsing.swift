extension Tree {
  /// Parses a page of HTML.
  ///
  /// - Parameters:
  ///   - html: the page's bytes.
  ///   - charset: the charset that the transport or the reader declares; `nil` for none.
  ///   - limits: the resource limits.
  /// - Throws: ``PageError`` for an empty or binary page and for one over a limit.
  public init(html: [UInt8], charset: String? = nil, limits: Limits = Limits()) throws(PageError) {
    try self.init(html: html, charset: charset, isUTF8: false, limits: limits, mayPrescan: true)
  }

  /// Parses a page of HTML, with internal options.
  /// - Parameters:
  ///   - isUTF8: whether the bytes are known to be valid UTF-8.
  ///   - mayPrescan: whether to prescan before libxml2; the tree is the same without, but parsing takes longer.
  package init(html: [UInt8], charset: String?, isUTF8: Bool = false, limits: Limits = Limits(), mayPrescan: Bool = true) throws(PageError)
  {
    try Tree.check(html, limits)
    self = try HTMLParser.tree(of: DecodedPage(html, declared: charset, isUTF8: isUTF8), limits: limits, mayPrescan: mayPrescan)
  }

  /// Creates a tree from a page of extracted plain text: a paragraph per run between empty lines.
  ///
  /// - Throws: ``PageError`` for an empty or binary page and for one over a limit.
  public init(plainText: [UInt8], charset: String? = nil, limits: Limits = Limits()) throws(PageError) {
    try Tree.check(plainText, limits)
    let decoded = DecodedPage(plainText, declared: charset, isMarkup: false)
    let builder = PlainTextBuilder(decoded.bytes)
    let paragraphs = builder.paragraphs()
    guard paragraphs.count * 2 < limits.nodes else { throw .over(.nodes, "more than \(limits.nodes) nodes") }
    self = builder.tree(paragraphs, encoding: decoded.encoding, warnings: decoded.warnings)
  }

  private static func check(_ bytes: [UInt8], _ limits: Limits) throws(PageError) {
    guard bytes.count <= limits.bytes else { throw .over(.bytes, "more than \(limits.bytes) bytes") }
    guard !bytes.allSatisfy(UTF8Bytes.isASCIIWhitespace) else { throw .empty }
    if let kind = BinaryFormat.name(of: bytes) { throw .binary(kind) }
  }
}
