import Winnow

/// What a page says it is.
enum PageKind {
  private static let headline = Array("\"headline\"".utf8)

  /// Whether it declares itself an article, in OpenGraph or JSON-LD.
  static func isArticle(_ tree: Tree) -> Bool {
    tree.all(.meta).first { $0.bytes(.property).map { $0.elementsEqual("og:type".utf8) } ?? false }?[.content]?.lowercased() == "article" || tree.jsonLD.contains { $0.contains(headline) }
  }
}
