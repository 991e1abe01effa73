import Winnow

/// The pipelines of the repository's `Pipelines/`, shipped inside the binary, a line each.
enum BuiltInPipelines {
  static let all: [(name: String, bytes: [UInt8])] = [
    ("article", PackageResources.article_json),
    ("news", PackageResources.news_json),
    ("baladi-news", PackageResources.baladi_news_json),
  ]
}
