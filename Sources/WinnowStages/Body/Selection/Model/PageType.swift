import Winnow

/// What kind of page it is; each has its own idea of main content.
package enum PageType: String, Sendable, Hashable, Codable, CaseIterable {
  /// As WCXB names them.
  case article, documentation, service, forum, collection, listing, product
}

/// The type that a pipeline takes its pages to have, when it knows.
package enum AssumedType: String, Sendable, Codable, CaseIterable, OptionValue {
  /// As ``PageType`` has them; `any` assumes nothing.
  case any, article, documentation, service, forum, collection, listing, product

  var pageType: PageType? { PageType(rawValue: rawValue) }
}
