/// A link to another article.
public struct Link: Sendable, Hashable {
  /// The link's title on the page.
  public var title: String
  /// Its address, resolved where the page's own is known.
  public var url: String?
  /// Creates a link.
  public init(title: String, url: String? = nil) { (self.title, self.url) = (title, url) }
}
