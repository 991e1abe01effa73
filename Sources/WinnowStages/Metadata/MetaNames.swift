import Winnow

/// The names of `meta` elements by the record field that they declare, in order of precedence, from `meta-names.json`.
enum MetaNames {
  enum Key: String, CaseIterable {
    case site, canonical, published, modified, section, description, image, license, tags, authors
    /// Names with a lower precedence than JSON-LD.
    case siteAfterLinkedData, sectionAfterLinkedData
  }

  private static let lists = DataLists<Key>(builtIn: "meta-names.json", PackageResources.meta_names_json)

  static func of(_ key: Key) -> [String] { lists[key] }
  static let published = PageMeta.Names(lists[.published])
}
