import Winnow

/// Distinguishes links to other pages of the page's own site from all others. A URL without a host belongs to the site.
struct SiteLinks {
  private let host, path: [UInt8]

  /// - Parameter url: the page's own URL; without it every link with a host belongs to the site.
  init(from url: String?) {
    let (host, rest) = Self.split(Array((url ?? "").utf8)[...])
    (self.host, path) = (Array(host ?? []), Array(Self.withoutFragment(rest)))
  }

  /// Whether a link with this `href` leads to another page of the site: not within the page, to a script, or to an e-mail address.
  func isInternalLink(_ href: ArraySlice<UInt8>) -> Bool {
    let (other, rest) = Self.split(href)
    if let other, !host.isEmpty, !other.elementsEqual(host) { return false }
    guard Self.isPageLink(href) else { return false }
    let to = Self.withoutFragment(rest)
    return !to.isEmpty && !to.elementsEqual(path)
  }

  /// Whether a link with this `href` leads to the home page of the site.
  func isHomePageLink(_ href: ArraySlice<UInt8>) -> Bool {
    let (other, rest) = Self.split(href)
    let to = Self.withoutFragment(rest)
    guard other.map({ $0.elementsEqual(host) }) ?? true else { return false }
    return to.elementsEqual("/".utf8) || other != nil && to.isEmpty
  }

  /// Whether a link with this `href` leads to a page of another site; compares the last two labels of the host, since sites have several
  /// hosts.
  func isExternalLink(_ href: ArraySlice<UInt8>) -> Bool {
    guard !host.isEmpty, let other = Self.split(href).host, Self.isPageLink(href) else { return false }
    return !Self.domain(other).elementsEqual(Self.domain(host[...]))
  }

  private static func domain(_ host: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let last = host.lastIndex(of: UInt8(ascii: ".")), let dot = host[..<last].lastIndex(of: UInt8(ascii: ".")) else { return host }
    return host[(dot + 1)...]
  }

  /// Whether a link with this `href` leads to a page, and not to a program: `mailto:`, `javascript:`, `whatsapp:`.
  static func isPageLink(_ href: ArraySlice<UInt8>) -> Bool {
    guard split(href).host == nil, let colon = href.firstIndex(of: UInt8(ascii: ":")) else { return true }
    return href[..<colon].contains(where: ends)
  }

  private static func withoutFragment(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> { address.prefix { $0 != UInt8(ascii: "#") } }

  /// Whether this byte ends a scheme or a host.
  private static func ends(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") }

  /// The host without “www.”, if any, and the rest.
  private static func split(_ address: ArraySlice<UInt8>) -> (host: ArraySlice<UInt8>?, rest: ArraySlice<UInt8>) {
    var start = address.startIndex
    if let colon = address.firstIndex(of: UInt8(ascii: ":")), address[colon...].starts(with: "://".utf8) { start = colon + 1 }
    guard address[start...].starts(with: "//".utf8) else { return (nil, address) }
    let host = address[(start + 2)...].prefix { !ends($0) }
    return (host.starts(with: "www.".utf8) ? host.dropFirst(4) : host, address[host.endIndex...])
  }
}
