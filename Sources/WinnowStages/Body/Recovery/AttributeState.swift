import Winnow

/// The data that a page's attributes hold: JSON that a framework reads from `data-page`, `data-react-props` and the like.
enum AttributeState {
  private static let start = Array("{\"".utf8)
  /// How many are read.
  private static let most = 20

  static func all(in tree: Tree, shortest: Int) -> [ScriptState] {
    guard tree.hasAttributeValue(start) else { return [] }
    var found: [ScriptState] = []
    for node in tree.nodes where found.count < most && node.hasAttributes && node.tag != .meta {
      for (name, value) in node.attributes where name.hasPrefix("data-") {
        guard let value, value.utf8.count >= shortest, value.hasPrefix("{"), let json = try? JSON(Array(value.utf8), .wild) else {
          continue
        }
        found.append(ScriptState(json: json, name: name))
      }
    }
    return found
  }
}
