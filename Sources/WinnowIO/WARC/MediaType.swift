/// A media type as HTTP has it: `text/html; charset=utf-8`.
struct MediaType: Sendable, Equatable, Codable {
  /// In lower case; empty where none is said, or one that is none.
  let name: String
  let charset: String?

  /// Of several with commas between them, as two headers of the same name are joined, the last one counts (WHATWG Fetch, 2.2.2).
  init(_ text: String) {
    let last = text.split(separator: ",").last { $0.contains("/") } ?? ""
    let parts = last.split(separator: ";", omittingEmptySubsequences: false).map { HeaderFields.trimmed($0) }
    let name = (parts.first ?? "").prefix { $0 != " " }.lowercased()
    self.name = Self.unknown.contains(name) ? "" : name
    charset = parts.dropFirst().lazy.filter { $0.lowercased().hasPrefix("charset=") }.map {
      String($0.dropFirst(8).filter { $0 != "\"" && $0 != "'" })
    }.first { !$0.isEmpty }
  }

  /// WHATWG MIME Sniffing, 7: browsers look at the content then.
  private static let unknown: Set<String> = ["*/*", "unknown/unknown", "application/unknown"]
  private static let pages: Set<String> = ["", "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain"]

  var isPlainText: Bool { name == "text/plain" }
  /// Whether a page of it is one that Winnow reads; nothing said may be anything.
  var isPage: Bool { Self.pages.contains(name) }
  /// XML of any kind: feeds and maps, and now and then XHTML.
  var isXML: Bool { name == "application/xml" || name == "text/xml" }
}
