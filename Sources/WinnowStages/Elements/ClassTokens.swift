import Winnow

/// Words that class and id attributes are made of, of some categories.
struct ClassTokens: Sendable {
  private let table: TokenTable<String>

  init(_ categories: [ElementCategory]) { table = TokenTable(categories.flatMap(\.words).map { ($0, $0) }) { first, _ in first } }

  /// The first of the words that a class or id of the element has, whole: `social-share` has `social` and `share`,
  /// `socialist` neither.
  func first(in node: Node) -> String? {
    guard node.hasAttributes else { return nil }
    return node.bytes(.class).flatMap(first) ?? node.bytes(.id).flatMap(first)
  }

  /// The first of the words that a custom element's name has: `amp-ad`.
  func first(inName name: String) -> String? { first(in: Array(name.utf8)[...]) }

  private func first(in bytes: ArraySlice<UInt8>) -> String? {
    var word: String?
    table.each(in: bytes) {
      word = $0
      return false
    }
    return word
  }
}
