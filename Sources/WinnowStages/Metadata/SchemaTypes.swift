import Winnow

/// Types of schema.org and OpenGraph by kind of page, from `schema-types.json`.
enum SchemaTypes {
  enum Key: String, CaseIterable {
    /// Suffixes of the types that have the headline, authors and times of a page.
    case articles
    /// Types of pages of posts with headlines.
    case threads
    /// Features of the model of main content: a change requires a new model.
    case features, openGraphFeatures
  }

  private static let lists = DataLists<Key>(builtIn: "schema-types.json", PackageResources.schema_types_json)

  static let articles = lists[.articles], threads = lists[.threads]
  static let features = lists[.features], openGraphFeatures = lists[.openGraphFeatures]
}
