import Winnow

/// The type of a page, which determines what its main content is.
package enum PageType: String, Sendable, Hashable, Codable, CaseIterable {
  /// The page types of the WCXB data set (Benchmarks/README.md).
  case article, documentation, service, forum, collection, listing, product
}

/// The page type that a pipeline assumes.
package enum AssumedType: String, Sendable, Codable, CaseIterable, OptionValue {
  /// The cases of ``PageType``; `any` assumes nothing.
  case any, article, documentation, service, forum, collection, listing, product

  var pageType: PageType? { PageType(rawValue: rawValue) }
}
