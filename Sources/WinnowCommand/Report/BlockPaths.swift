import Winnow

/// The ``Block/path`` of many blocks; siblings are counted once, not once per block.
struct BlockPaths {
  private var steps: [Int: String] = [:]
  private var paths: [Int: String] = [:]

  mutating func path(of block: Block) -> String { path(of: block.container) }

  private mutating func path(of node: Node) -> String {
    if let known = paths[node.id] { return known }
    guard let parent = node.parent else { return "" }
    let before = node.tag == .body ? "" : path(of: parent)
    let step = step(to: node, in: parent)
    let path = before.isEmpty ? step : "\(before)/\(step)"
    paths[node.id] = path
    return path
  }

  private mutating func step(to node: Node, in parent: Node) -> String {
    if let known = steps[node.id] { return known }
    let children = parent.children.filter { !$0.isText }
    var counts: [String: Int] = [:]
    var ordinals: [String: Int] = [:]
    for child in children { counts[child.name, default: 0] += 1 }
    for child in children {
      ordinals[child.name, default: 0] += 1
      if let id = child[.id], !id.isEmpty {
        steps[child.id] = "\(child.name)#\(id)"
      } else {
        steps[child.id] = counts[child.name, default: 0] > 1 ? "\(child.name)[\(ordinals[child.name, default: 0])]" : child.name
      }
    }
    return steps[node.id] ?? node.name
  }
}
