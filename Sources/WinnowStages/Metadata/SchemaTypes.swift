import Winnow

/// Types of schema.org and OpenGraph by what they say of a page, from `schema-types.json`.
enum SchemaTypes {
  enum Key: String, CaseIterable {
    /// What has the headline, authors and times of a page; a type that ends so is one as well.
    case articles
    /// What a page of posts declares itself, posts with headlines.
    case threads
    /// Features of the model of main content: a change calls for a new model.
    case features, openGraphFeatures
  }

  private static let lists = DataLists<Key>(builtIn: "schema-types.json", PackageResources.schema_types_json)

  static let articles = lists[.articles], threads = lists[.threads]
  static let features = lists[.features], openGraphFeatures = lists[.openGraphFeatures]
}
