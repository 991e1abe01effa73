import Winnow

extension ContentReader {
  /// A list by role only (WAI-ARIA 1.2, `list` and `listitem`).
  func addRoleList(_ id: Int, to flow: inout ContentFlow, depth: Int) -> Bool {
    guard !flow.isLine, tree[id].hasAttributes, tree[id][.role] == "list" else { return false }
    var start: Int?
    var list: [ContentList.Item] = []
    for item in items(in: id, depth: depth) where leaves.contains(item.subtree) {
      let label = label(of: item)
      if list.isEmpty { start = label?.number }
      var inner = ContentFlow(marks: flow.marks)
      walkChildren(of: item.id, without: label?.element, into: &inner, depth: depth + 1)
      inner.endParagraph()
      let blocks = tidied(inner.blocks)
      if !blocks.isEmpty { list.append(ContentList.Item(blocks: blocks)) }
    }
    guard !list.isEmpty else { return false }
    flow.add(.list(ContentList(start: start, items: list)), source: tree[id].sourceRange)
    return true
  }

  private func items(in id: Int, depth: Int) -> [Node] {
    tree[id].children.flatMap { child in
      if child.isText || depth >= Self.maxDepth { return [Node]() }
      return child[.role] == "listitem" ? [child] : items(in: child.id, depth: depth + 1)
    }
  }

  /// The element at the beginning of the item with only its bullet or number.
  private func label(of item: Node) -> (element: Int, number: Int?)? {
    guard let first = item.children.first(where: { !$0.isText && $0.characterCount > 0 }), tree.characterCount(in: item.id..<first.id) == 0,
      first.characterCount <= 4, first.characterCount < item.characterCount
    else { return nil }
    let text = first.text
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    if let number = UTF8Bytes.decimalInteger(digits), [".", ")"].contains(text.dropFirst(digits.count)) { return (first.id, number) }
    return ["•", "◦", "▪", "-", "–"].contains(text) ? (first.id, nil) : nil
  }
}
