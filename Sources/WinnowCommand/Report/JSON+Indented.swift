import Winnow

extension JSON {
  /// The value with one line per member.
  func indented(_ depth: Int = 0) -> String {
    let margin = String(repeating: "  ", count: depth + 1)
    let end = "\n" + String(repeating: "  ", count: depth)
    switch self {
    case .object(let members) where !members.isEmpty:
      return "{\n" + members.map { "\(margin)\(JSON.string($0.key).text): \($0.node.value.indented(depth + 1))" }.joined(separator: ",\n")
        + end + "}"
    case .array(let items) where !items.isEmpty:
      return "[\n" + items.map { margin + $0.value.indented(depth + 1) }.joined(separator: ",\n") + end + "]"
    default: return text
    }
  }
}
