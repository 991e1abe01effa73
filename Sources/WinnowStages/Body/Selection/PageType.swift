/// What kind of page it is; each has its own idea of main content.
public enum PageType: String, Sendable, Hashable, Codable, CaseIterable {
  case article, documentation, service, forum, collection, listing, product
}
