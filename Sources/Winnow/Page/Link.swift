/// Another article that a page leads to.
public struct Link: Sendable, Hashable {
  /// Its title, as the page has it.
  public var title: String
  /// Its address, resolved where the page's own is known.
  public var url: String?
  /// A title and its address.
  public init(title: String, url: String? = nil) { (self.title, self.url) = (title, url) }
}
