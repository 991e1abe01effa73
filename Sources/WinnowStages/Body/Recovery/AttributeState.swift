import Winnow

/// The data that a page’s attributes hold: JSON that a framework reads from `data-page`, `data-react-props`, `props` and the like.
enum AttributeState {
  private static let start = Array("{\"".utf8)
  /// Maximum number of attributes read.
  private static let maxCount = 20

  static func all(in tree: Tree, minLength: Int) -> [ScriptState] {
    guard tree.hasAttributeValue(start) else { return [] }
    var found: [ScriptState] = []
    for node in tree.nodes where found.count < maxCount && node.hasAttributes && node.tag != .meta {
      for (name, value) in node.attributes where name.hasPrefix("data-") || name == "props" {
        guard let value, value.utf8.count >= minLength, value.hasPrefix("{"), let json = try? JSON(Array(value.utf8), .lenient) else {
          continue
        }
        found.append(ScriptState(json: name == "props" ? unwrapped(json) : json, name: name))
      }
    }
    return found
  }

  /// How deep values are looked into.
  private static let maxDepth = 40

  /// The values that an island of Astro gets, each of which is written as a list of its type and itself.
  private static func unwrapped(_ json: JSON, depth: Int = 0) -> JSON {
    func node(_ json: JSON) -> JSON.Node { JSON.Node(value: unwrapped(json, depth: depth + 1), offset: 0) }
    guard depth < maxDepth else { return .null }
    switch json {
    case .array(let nodes):
      if nodes.count == 2, case .number(let type) = nodes[0].value, type == 0 || type == 1 { return node(nodes[1].value).value }
      return .array(nodes.map { node($0.value) })
    case .object(let members): return .object(members.map { JSON.Member(key: $0.key, keyOffset: 0, node: node($0.node.value)) })
    default: return json
    }
  }
}
