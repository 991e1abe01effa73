/// Where a page came from.
public struct Origin: Sendable, Hashable, Codable {
  /// What tells it from the others of a run.
  public var id: String?
  /// Its address.
  public var url: String?
  /// How to name it to a person: the file, or the line of a stream.
  public var name: String
  /// When it was fetched, as the crawler says it: ISO 8601.
  public var fetched: String?

  /// A page that came from no place, unless it is said.
  public init(id: String? = nil, url: String? = nil, name: String = "page", fetched: String? = nil) {
    (self.id, self.url, self.name, self.fetched) = (id, url, name, fetched)
  }

  /// What tells the page from others in what is written of it.
  public var identity: String { id ?? name }

  /// The host of the address in lower case.
  public var host: String? {
    guard let url, let scheme = UTF8Bytes.firstRange(of: "://", in: url) else { return nil }
    let authority = url.utf8[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first.map {
      String(Substring($0)).lowercased()
    }
  }
}
