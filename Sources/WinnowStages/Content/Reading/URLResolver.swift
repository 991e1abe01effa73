import Winnow

/// Resolves the URLs of a page (RFC 3986, section 5) against the page's `base` element and its own URL.
struct URLResolver: Sendable {
  private let base: Parts?
  /// The page's own URL without the fragment; `nil` if unknown.
  private let page: String?

  init(_ page: Page) {
    let own = page.origin.url.flatMap(Parts.init).flatMap { $0.scheme == nil ? nil : $0 }
    self.page = own.map { String($0.text.prefix { $0 != "#" }) }
    let element = page.tree.first(.head)?.children.first { $0.name == "base" && $0[.href] != nil }
    let declared = element?[.href].flatMap { Parts(Self.cleaned($0)) }
    base = declared.map { own == nil || $0.scheme != nil ? $0 : $0.resolved(against: own) }.flatMap { $0.isWeb ? $0 : nil } ?? own
  }

  /// The URL, resolved if the URL of the page is known; `nil` for a scheme that does not lead to a document.
  ///
  /// A fragment alone is returned unchanged: it refers to another part of the same text. An empty one means the top of the page, and gives
  /// `nil`.
  func resolved(_ reference: String) -> String? {
    let cleaned = Self.withoutBackslashes(Self.cleaned(reference))
    guard !cleaned.isEmpty, let parts = Parts(cleaned), parts.hasAllowedScheme else { return nil }
    if cleaned.utf8.first == UInt8(ascii: "#") { return cleaned.utf8.count > 1 ? cleaned : nil }
    let whole = parts.scheme == nil ? parts.resolved(against: base) : parts
    return whole.text
  }

  /// Whether a resolved URL refers to a part of the page itself.
  func isOfPage(_ address: String) -> Bool {
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return false }
    return mark == address.startIndex || address[..<mark] == page ?? ""
  }

  /// With backslashes before the query replaced by slashes, as browsers do for web schemes.
  private static func withoutBackslashes(_ reference: String) -> String {
    guard reference.utf8.contains(UInt8(ascii: "\\")) else { return reference }
    let path = reference.prefix { $0 != "?" && $0 != "#" }
    guard !path.contains(":") || path.lowercased().hasPrefix("http") else { return reference }
    return String(path.replacing("\\", with: "/") + reference[path.endIndex...])
  }

  /// Without the control characters and spaces that browsers strip (WHATWG URL Standard, section 4.4), and with inner ones escaped.
  private static func cleaned(_ reference: String) -> String {
    if reference.utf8.allSatisfy({
      $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
    }) {
      return reference
    }
    var out = ""
    let scalars = reference.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
    let trimmed = scalars.drop { $0.value <= 0x20 }.reversed().drop { $0.value <= 0x20 }.reversed()
    for scalar in trimmed {
      switch scalar {
      case "\u{0}"..."\u{20}", "\u{7F}", "\"", "<", ">", "\u{A0}":
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

/// The components of a URL: RFC 3986, section 3.
private struct Parts {
  var scheme: String?, authority: String?, path: String, query: String?, fragment: String?

  private static let sanitized: Set<String> = ["http", "https", "mailto", "ftp", "tel"]

  /// Parses bytes: a page has hundreds of URLs, and their delimiters are ASCII.
  init?(_ text: String) {
    var rest = text.utf8[...]
    let name = rest.prefix {
      UTF8Bytes.asciiLowercased($0) >= 0x61 && UTF8Bytes.asciiLowercased($0) <= 0x7A || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
    if let first = name.first, rest[name.endIndex...].first == UInt8(ascii: ":") {
      guard UTF8Bytes.asciiLowercased(first) >= 0x61 else { return nil }
      scheme = Self.string(name).lowercased()
      rest = rest[name.endIndex...].dropFirst()
    }
    fragment = Self.split(&rest, at: UInt8(ascii: "#"))
    query = Self.split(&rest, at: UInt8(ascii: "?"))
    if rest.starts(with: "//".utf8) {
      let host = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      authority = Self.string(host)
      rest = rest[host.endIndex...]
    }
    path = Self.string(rest)
  }

  private static func string(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }

  private static func split(_ rest: inout Substring.UTF8View, at mark: UInt8) -> String? {
    guard let index = rest.firstIndex(of: mark) else { return nil }
    defer { rest = rest[..<index] }
    return string(rest[index...].dropFirst())
  }

  var isWeb: Bool { scheme == "http" || scheme == "https" }
  var hasAllowedScheme: Bool {
    scheme.map(Self.sanitized.contains) ?? !path.utf8.prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: ":"))
  }

  func resolved(against base: Parts?) -> Parts {
    guard let base else { return self }
    var whole = self
    whole.scheme = base.scheme
    guard authority == nil else { return whole }
    whole.authority = base.authority
    if path.isEmpty {
      whole.path = base.path
      if query == nil { whole.query = base.query }
    } else if path.utf8.first != UInt8(ascii: "/") {
      let folder = base.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] } ?? "/"
      whole.path = folder + path
    }
    whole.path = Self.withoutDots(whole.path)
    return whole
  }

  /// Removes dot segments: RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    guard UTF8Bytes.contains("/.", in: path) else { return path }
    var out: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (i, segment) in segments.enumerated() {
      let isLast = i == segments.count - 1
      switch segment {
      case ".": if isLast { out.append("") }
      case "..":
        if out.count > 1 { out.removeLast() }
        if isLast { out.append("") }
      default: out.append(segment)
      }
    }
    return out.joined(separator: "/")
  }

  var text: String {
    let path = path.isEmpty && isWeb && authority != nil ? "/" : path
    return (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path + (query.map { "?" + $0 } ?? "")
      + (fragment.map { "#" + $0 } ?? "")
  }
}
