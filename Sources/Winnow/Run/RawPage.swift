/// A page before it is parsed.
public struct RawPage: Sendable {
  /// The page's origin.
  public var origin: Origin
  /// The bytes as received, in any charset.
  public var bytes: [UInt8] { didSet { isUTF8 = false } }
  /// HTML, or extracted plain text.
  public var sourceFormat: Tree.SourceFormat
  /// The charset that the transport or the reader declares.
  public var charset: String?
  /// Whether the reader has validated that the bytes are UTF-8.
  package var isUTF8 = false
  /// Errors in the page's container that were repaired while reading, one sentence each; they become the record's `warnings`.
  package var warnings: [String] = []

  /// Creates a page; by default, HTML.
  public init(origin: Origin, bytes: [UInt8], sourceFormat: Tree.SourceFormat = .html, charset: String? = nil) {
    (self.origin, self.bytes, self.sourceFormat, self.charset) = (origin, bytes, sourceFormat, charset)
  }

  /// Parses the page.
  /// - Throws: ``PageError`` for an empty or binary page and for one over a limit.
  public func parsed(_ limits: Limits) throws(PageError) -> Page {
    let tree =
      switch sourceFormat {
      case .html: try Tree(html: bytes, charset: charset, isUTF8: isUTF8, limits: limits)
      case .plainText: try Tree(plainText: bytes, charset: charset, limits: limits)
      }
    return Page(tree, origin: origin, warnings: warnings + tree.warnings)
  }
}
