import Winnow

/// The names of the `meta` elements that say a field of the record, from `meta-names.json`: those that count first are first.
enum MetaNames {
  enum Key: String, CaseIterable {
    case site, canonical, published, modified, section, description, image, license, tags, authors
    /// What counts less than JSON-LD.
    case siteAfterLinkedData, sectionAfterLinkedData
  }

  private static let lists = DataLists<Key>(builtIn: "meta-names.json", PackageResources.meta_names_json)

  static func of(_ key: Key) -> [String] { lists[key] }
  static let published = PageMeta.Names(lists[.published])
}
