import Winnow

/// The `meta` elements of a page, by their name or property in small letters.
struct PageMeta: TreeFact {
  /// The elements that have a content; it is read when it is asked for.
  private var elements: [String: [Node]] = [:]
  /// Of `link` and `a`, where their `rel` points to; the first of each.
  private(set) var links: [String: String] = [:]

  init(_ tree: Tree) {
    for link in tree.all(.link, .a) {
      guard let relation = link.bytes(.rel), relation.count < 20 else { continue }
      let key = String(decoding: relation, as: UTF8.self)
      if links[key] == nil, let address = link[.href], !address.isEmpty { links[key] = address }
    }
    let metas = tree.all(.meta)
    elements.reserveCapacity(metas.count)
    for node in metas {
      guard let key = (node[.property] ?? node[.name] ?? node[.itemprop])?.lowercased(), let content = node.bytes(.content), !content.allSatisfy(TextBytes.isBlank) else { continue }
      elements[key, default: []].append(node)
    }
  }

  /// The first value of the first of these names that has one, and that name.
  func first(_ names: [String]) -> (value: String, name: String)? {
    for name in names { if let node = elements[name]?.first { return (Self.content(node), name) } }
    return nil
  }

  /// The first value of each of these names that has one, in their order; a page has fewer elements than there are names.
  func each(_ names: [String: Int]) -> [(value: String, name: String)] {
    elements.keys.compactMap { name in names[name].map { (place: $0, name: name) } }.sorted { $0.place < $1.place }.compactMap { first([$0.name]) }
  }

  /// All values of the first of these names that has any, and that name.
  func firstList(_ names: [String]) -> (values: [String], name: String)? {
    for name in names { if elements[name] != nil { return (all(name), name) } }
    return nil
  }

  func all(_ name: String) -> [String] { (elements[name] ?? []).map(Self.content) }

  private static func content(_ node: Node) -> String { TextBytes.collapsed(node.bytes(.content) ?? []) }
}
