import Winnow

/// The kind of page that the metadata declares.
struct DeclaredPageKind: TreeAnalysis {
  /// Whether OpenGraph or JSON-LD declares an article.
  let isArticle: Bool
  /// Whether JSON-LD declares a thread of posts, or a question with answers.
  let isThread: Bool

  /// The JSON-LD types of pages of posts, which may have headlines.
  private static let threads = SchemaTypes.threads.map { Array("\"\($0)\"".utf8) }
  private static let headline = Array("\"headline\"".utf8)

  init(_ tree: Tree) {
    let declared = tree.elements(.meta).first { $0.bytes(.property).map { $0.elementsEqual("og:type".utf8) } ?? false }?[.content]
    let isThread = tree.jsonLD.contains { script in Self.threads.contains { UTF8Bytes.firstRange(of: $0, in: script) != nil } }
    self.isThread = isThread
    isArticle =
      !isThread && (declared?.lowercased() == "article" || tree.jsonLD.contains { UTF8Bytes.firstRange(of: Self.headline, in: $0) != nil })
  }
}
