import Winnow

/// What a page says it is.
enum PageKind {
  /// Whether it declares itself an article, in OpenGraph or JSON-LD.
  static func isArticle(_ tree: Tree) -> Bool {
    PageMeta(tree).first(["og:type"])?.value.lowercased() == "article" || JSONLD(tree).headline != nil
  }
}
