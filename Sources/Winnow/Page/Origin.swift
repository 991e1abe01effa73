/// Where a page came from.
public struct Origin: Sendable, Hashable, Codable {
  /// An identifier, unique within a run.
  public var id: String?
  /// The URL of the page.
  public var url: String?
  /// A name for people: the file, or the line of a stream.
  public var name: String
  /// When the page was fetched, according to the crawler: ISO 8601.
  public var fetchedAt: String?

  /// Creates an origin; by default, one without an id and a URL.
  public init(id: String? = nil, url: String? = nil, name: String = "page", fetchedAt: String? = nil) {
    (self.id, self.url, self.name, self.fetchedAt) = (id, url, name, fetchedAt)
  }

  /// What identifies the page in the output: its id, or else its name.
  public var identity: String { id ?? name }

  /// The host of the URL, lowercase.
  public var host: String? {
    guard let url, let scheme = UTF8Bytes.firstRange(of: "://", in: url) else { return nil }
    let authority = url.utf8[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first.map {
      String(Substring($0)).lowercased()
    }
  }
}
