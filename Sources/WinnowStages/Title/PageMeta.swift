import Winnow

/// The `meta` elements of a page, by their name or property in small letters.
struct PageMeta {
  private var values: [String: [String]] = [:]

  init(_ tree: Tree) {
    for node in tree.all(.meta) {
      guard let key = (node[.property] ?? node[.name] ?? node[.itemprop])?.lowercased(), let content = node[.content] else { continue }
      let value = TextBytes.collapsed(content.utf8)
      if !value.isEmpty { values[key, default: []].append(value) }
    }
  }

  /// The first value of the first of these names that has one, and that name.
  func first(_ names: [String]) -> (value: String, name: String)? {
    for name in names { if let value = values[name]?.first { return (value, name) } }
    return nil
  }

  func all(_ name: String) -> [String] { values[name] ?? [] }
}
