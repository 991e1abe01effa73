/// A page before it is parsed.
public struct RawPage: Sendable {
  /// Where it came from.
  public var origin: Origin
  /// As they came, in any charset.
  public var bytes: [UInt8] { didSet { isUTF8 = false } }
  /// HTML, or text that was scraped already.
  public var form: Tree.Form
  /// What the transport or the reader says of the charset.
  public var charset: String?
  /// Whether the reader has made sure that the bytes are UTF-8.
  package var isUTF8 = false
  /// What was wrong with the page's container and mended while it was read, a sentence each; they become the record's `warnings`.
  package var warnings: [String] = []

  /// A page of HTML, unless it is said.
  public init(origin: Origin, bytes: [UInt8], form: Tree.Form = .html, charset: String? = nil) {
    (self.origin, self.bytes, self.form, self.charset) = (origin, bytes, form, charset)
  }

  /// - Throws: ``PageError`` for an empty or binary page and for one that passes a limit.
  public func parsed(_ limits: Limits) throws(PageError) -> Page {
    let tree =
      switch form {
      case .html: try Tree(html: bytes, charset: charset, isUTF8: isUTF8, limits: limits)
      case .plainText: try Tree(plainText: bytes, charset: charset, limits: limits)
      }
    return Page(tree, origin: origin, warnings: warnings + tree.warnings)
  }
}
