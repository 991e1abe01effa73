/// The host of a site, without “www.”.
struct SiteHost {
  let name: Substring
  /// “harbour” of “harbour.co.uk”.
  var firstLabel: Substring { name.prefix { $0 != "." } }

  /// - Parameter host: `nil` if unknown.
  init?(_ host: String?) {
    guard let host, !host.isEmpty else { return nil }
    name = host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
  }
}
