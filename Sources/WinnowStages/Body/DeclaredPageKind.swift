import Winnow

/// What a page says it is.
struct DeclaredPageKind: TreeAnalysis {
  /// Whether it declares itself an article, in OpenGraph or JSON-LD.
  let isArticle: Bool
  /// Whether it declares itself a thread of posts, or a question with its answers, in JSON-LD.
  let isThread: Bool

  /// What a page of posts declares itself, posts with headlines.
  private static let threads = SchemaTypes.threads.map { Array("\"\($0)\"".utf8) }
  private static let headline = Array("\"headline\"".utf8)

  init(_ tree: Tree) {
    let declared = tree.all(.meta).first { $0.bytes(.property).map { $0.elementsEqual("og:type".utf8) } ?? false }?[.content]
    let isThread = tree.jsonLD.contains { script in Self.threads.contains { UTF8Bytes.firstRange(of: $0, in: script) != nil } }
    self.isThread = isThread
    isArticle =
      !isThread && (declared?.lowercased() == "article" || tree.jsonLD.contains { UTF8Bytes.firstRange(of: Self.headline, in: $0) != nil })
  }
}
