/// An image of a page's content.
public struct Image: Sendable, Hashable {
  /// Its address, resolved where the page's own is known.
  public var url: String
  /// The alternative text and the caption; empty if the page has none.
  public var alt: String, caption: String
  /// The credited creator or owner, if any.
  public var credit: String?
  /// CSS pixels, if the page declares them.
  public var width: Int?, height: Int?
  /// Creates an image with this URL.
  public init(url: String, alt: String = "", caption: String = "", credit: String? = nil, width: Int? = nil, height: Int? = nil) {
    (self.url, self.alt, self.caption, self.credit, self.width, self.height) = (url, alt, caption, credit, width, height)
  }
}
