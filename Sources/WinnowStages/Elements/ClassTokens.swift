import Winnow

/// The words of some element categories, matched against the tokens of class and id attributes.
struct ClassTokens: Sendable {
  private let table: ASCIIWordTable<String>

  init(_ categories: [ElementCategory]) { table = ASCIIWordTable(categories.flatMap(\.words).map { ($0, $0) }) { first, _ in first } }

  /// The first of the words that is a token of the element's class or id: `social-share` has `social` and `share`, `socialist` neither.
  func first(in node: Node) -> String? {
    guard node.hasAttributes else { return nil }
    return node.bytes(.class).flatMap(first) ?? node.bytes(.id).flatMap(first)
  }

  /// The first of the words in a custom element's name: `amp-ad`.
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
