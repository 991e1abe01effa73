/// A media type in HTTP syntax: `text/html; charset=utf-8`.
struct MediaType: Sendable, Equatable, Codable {
  /// Lowercase; empty if it is missing or invalid.
  let name: String
  let charset: String?

  /// Of several, separated by commas as when fields are combined, the last one counts (WHATWG Fetch Standard, 2.2.2).
  init(_ text: String) {
    let last = text.split(separator: ",").last { $0.contains("/") } ?? ""
    let parts = last.split(separator: ";", omittingEmptySubsequences: false).map { HeaderFields.trimmed($0) }
    let name = (parts.first ?? "").prefix { $0 != " " }.lowercased()
    self.name = Self.unknown.contains(name) ? "" : name
    charset = parts.dropFirst().lazy.filter { $0.lowercased().hasPrefix("charset=") }.map {
      String($0.dropFirst(8).filter { $0 != "\"" && $0 != "'" })
    }.first { !$0.isEmpty }
  }

  /// Types for which browsers sniff the content (WHATWG MIME Sniffing Standard, 7).
  private static let unknown: Set<String> = ["*/*", "unknown/unknown", "application/unknown"]
  private static let pages: Set<String> = ["", "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain"]

  var isPlainText: Bool { name == "text/plain" }
  /// Whether Winnow reads pages of this type; a missing type is accepted.
  var isPage: Bool { Self.pages.contains(name) }
  /// Generic XML: feeds and sitemaps, and sometimes XHTML.
  var isXML: Bool { name == "application/xml" || name == "text/xml" }
}
