import Winnow

/// What a page says it is.
struct PageKind: TreeFact {
  /// Whether it declares itself an article, in OpenGraph or JSON-LD.
  let isArticle: Bool

  private static let headline = Array("\"headline\"".utf8)

  init(_ tree: Tree) {
    let declared = tree.all(.meta).first { $0.bytes(.property).map { $0.elementsEqual("og:type".utf8) } ?? false }?[.content]
    isArticle = declared?.lowercased() == "article" || tree.jsonLD.contains { TextBytes.firstRange(of: Self.headline, in: $0) != nil }
  }
}
