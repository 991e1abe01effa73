import Winnow

/// Data serialized by devalue (Nuxt 3 and others): one array, whose first element is the root, and whose arrays and objects refer to their
/// values by index.
enum DevaluePayload {
  /// Maximum nesting depth and number of values followed; a value may be referenced several times.
  private static let maxDepth = 40, maxValues = 200_000
  /// Types that wrap one other value.
  private static let wrappers: Set<String> = [
    "ShallowReactive", "Reactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "Set", "Map", "Island", "NuxtError", "Object",
  ]

  /// The data that the array represents; `nil` if it is not such an array.
  static func resolved(_ json: JSON) -> JSON? {
    guard let values = json.array, values.count > 1 else { return nil }
    switch values[0] {
    case .array(let nodes): guard let name = nodes.first?.value.string, wrappers.contains(name) else { return nil }
    case .object(let members): guard !members.isEmpty, members.allSatisfy({ index($0.node.value, values) != nil }) else { return nil }
    default: return nil
    }
    var left = maxValues
    return value(0, values, depth: 0, &left)
  }

  private static func index(_ json: JSON, _ values: [JSON]) -> Int? {
    guard case .number(let number) = json, let index = Int(exactly: number), index < values.count else { return nil }
    return index
  }

  private static func value(_ index: Int, _ values: [JSON], depth: Int, _ left: inout Int) -> JSON {
    left -= 1
    guard left > 0, depth < maxDepth, values.indices.contains(index) else { return .null }
    func at(_ json: JSON) -> JSON.Node {
      JSON.Node(value: self.index(json, values).map { value($0, values, depth: depth + 1, &left) } ?? .null, offset: 0)
    }
    switch values[index] {
    case .object(let members): return .object(members.map { JSON.Member(key: $0.key, keyOffset: 0, node: at($0.node.value)) })
    case .array(let nodes):
      guard let name = nodes.first?.value.string else { return .array(nodes.map { at($0.value) }) }
      return wrappers.contains(name) && nodes.count == 2 ? at(nodes[1].value).value : .null
    case let plain: return plain
    }
  }
}
