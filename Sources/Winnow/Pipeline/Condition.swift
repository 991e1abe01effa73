/// When a step runs, as data.
package indirect enum Condition: Sendable, Hashable {
  /// The record's language, or its primary subtag, is one of these.
  case language([String])
  /// The page's host is one of these; `*.example.org` matches the domain and its subdomains.
  case host([String])
  /// The record's page type is one of these.
  case pageType([String])
  /// The page has a matching element.
  case selector(Selector)
  /// All of them hold.
  case all([Condition])
  /// One of them holds.
  case any([Condition])
  /// It does not hold.
  case not(Condition)

  /// Whether the condition holds for the page in its current state.
  package func holds(for page: Page) -> Bool {
    switch self {
    case .language(let wanted):
      guard let language = page.record[.language]?.lowercased() else { return false }
      return wanted.contains { language == $0.lowercased() || language.hasPrefix($0.lowercased() + "-") }
    case .host(let patterns): return page.origin.host.map { host in patterns.contains { Self.host(host, matches: $0) } } ?? false
    case .pageType(let wanted): return page.record[.pageType].map(wanted.contains) ?? false
    case .selector(let selector): return page.tree.nodes.contains(where: selector.matches)
    case .all(let conditions): return conditions.allSatisfy { $0.holds(for: page) }
    case .any(let conditions): return conditions.contains { $0.holds(for: page) }
    case .not(let condition): return !condition.holds(for: page)
    }
  }

  static func host(_ host: String, matches pattern: String) -> Bool {
    guard pattern.hasPrefix("*.") else { return host == pattern.lowercased() }
    let domain = pattern.dropFirst(2).lowercased()
    return host == domain || host.hasSuffix("." + domain)
  }
}
