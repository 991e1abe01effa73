import Winnow

/// The `meta` elements of a page, by their name or property, ignoring case.
struct PageMeta: TreeAnalysis {
  /// The elements with a content attribute, in page order, with the hash of their name; the content is read lazily.
  private var elements: [(name: UInt64, node: Node)] = []
  /// The targets of `link` and `a` elements with this `rel`; the first of each.
  private(set) var canonical, license, image: String?

  /// Names in order of precedence.
  struct Names: Sendable {
    fileprivate let priorities: [UInt64: (priority: Int, name: String)]
    init(_ names: [String]) {
      priorities = Dictionary(
        uniqueKeysWithValues: names.enumerated().map { (PageMeta.hash($0.element.utf8), (priority: $0.offset, name: $0.element)) })
    }
  }

  init(_ tree: Tree) {
    for link in tree.elements(.link, .a) {
      guard let relation = link.bytes(.rel) else { continue }
      if canonical == nil, relation.elementsEqual("canonical".utf8) { canonical = Self.address(link) }
      if image == nil, relation.elementsEqual("image_src".utf8) { image = Self.address(link) }
      if license == nil, relation.elementsEqual("license".utf8) { license = Self.address(link) }
    }
    let metas = tree.elements(.meta)
    elements.reserveCapacity(metas.count)
    for node in metas {
      guard let name = node.bytes(.property) ?? node.bytes(.name) ?? node.bytes(.itemprop), let content = node.bytes(.content),
        !content.allSatisfy(UTF8Bytes.isASCIIWhitespace), !Markup.isNoValue(content)
      else { continue }
      elements.append((Self.hash(name), node))
    }
  }

  private static func address(_ link: Node) -> String? { link[.href].flatMap { $0.isEmpty ? nil : $0 } }

  private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in name { hash.add(UTF8Bytes.asciiLowercased(byte)) }
    return hash.value
  }

  /// The first value of the first of these names with a value, and that name.
  func first(_ names: [String]) -> (value: String, name: String)? {
    for name in names {
      let hash = Self.hash(name.utf8)
      if let element = elements.first(where: { $0.name == hash }) { return (Self.content(element.node), name) }
    }
    return nil
  }

  /// The first value of each of these names with a value, in order; a page has fewer elements than there are names.
  func each(_ names: Names) -> [(value: String, name: String)] {
    var found: [(priority: Int, name: String, node: Node)] = []
    for (hash, node) in elements {
      guard let (priority, name) = names.priorities[hash], !found.contains(where: { $0.priority == priority }) else { continue }
      found.append((priority, name, node))
    }
    return found.sorted { $0.priority < $1.priority }.map { (Self.content($0.node), $0.name) }
  }

  /// All values of the first of these names with a value.
  func firstList(_ names: [String]) -> [String] { names.lazy.map(all).first { !$0.isEmpty } ?? [] }

  func all(_ name: String) -> [String] {
    let hash = Self.hash(name.utf8)
    return elements.lazy.filter { $0.name == hash }.map { Self.content($0.node) }
  }

  private static func content(_ node: Node) -> String { UTF8Bytes.collapsed(node.bytes(.content) ?? []) }
}
