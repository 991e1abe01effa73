/// A picture of a page's content.
public struct Image: Sendable, Hashable {
  /// Its address, resolved where the page's own is known.
  public var url: String
  /// What it shows, and what is written under it; empty where the page says nothing.
  public var alt: String, caption: String
  /// Who made it or owns it, where the page credits somebody.
  public var credit: String?
  /// In CSS pixels, where the page declares them.
  public var width: Int?, height: Int?
  /// A picture at this address.
  public init(url: String, alt: String = "", caption: String = "", credit: String? = nil, width: Int? = nil, height: Int? = nil) {
    (self.url, self.alt, self.caption, self.credit, self.width, self.height) = (url, alt, caption, credit, width, height)
  }
}
