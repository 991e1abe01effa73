import Winnow

extension ContentReader {
  func addList(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    var lists: [ContentList] = []
    addItems(of: id, to: &lists, marks: flow.marks, depth: depth + 1)
    for list in lists where !list.items.isEmpty { flow.add(.list(list), source: tree[id].sourceRange) }
  }

  /// Adds an item without a parent list to the preceding list.
  func addItem(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    guard let item = item(id, marks: flow.marks, depth: depth) else { return }
    let isAdded = flow.changeLast { block in
      guard case .list(var list) = block.kind, list.start == nil, block.source.upperBound <= tree[id].sourceRange.lowerBound else {
        return false
      }
      list.items.append(item)
      block = ContentBlock(.list(list), source: block.source.lowerBound..<tree[id].sourceRange.upperBound)
      return true
    }
    if !isAdded { flow.add(.list(ContentList(start: nil, items: [item])), source: tree[id].sourceRange) }
  }

  /// The number of the first kept item.
  private func start(of list: Int) -> Int {
    var number = tree[list]["start"].flatMap { Int($0) } ?? 1
    for child in tree[list].children where child.tag == .li {
      if let value = child["value"].flatMap({ Int($0) }) { number = value }
      if leaves.contains(child.subtree) { return max(0, number) }
      number += 1
    }
    return max(0, number)
  }

  /// The items of a list as one list, or as several if an item's number does not follow the previous one.
  private func addItems(of id: Int, to lists: inout [ContentList], marks: [InlineMark], depth: Int) {
    if lists.isEmpty { lists.append(ContentList(start: tree.tag(of: id) == .ol ? start(of: id) : nil, items: [])) }
    var items: [ContentList.Item] {
      get { lists[lists.count - 1].items }
      set { lists[lists.count - 1].items = newValue }
    }
    for child in tree[id].children where leaves.contains(child.subtree) && !footnotes.omitted.contains(child.id) {
      switch child.tag {
      case .li:
        guard let item = item(child.id, marks: marks, depth: depth) else { continue }
        if let start = lists[lists.count - 1].start, !items.isEmpty, let value = child["value"].flatMap({ Int($0) }), value >= 0,
          value != start + items.count
        {
          lists.append(ContentList(start: value, items: []))
        }
        lists[lists.count - 1].items.append(item)
      case .ul, .ol:
        // A list next to the items belongs to the item before it.
        var flow = ContentFlow(marks: marks)
        addList(child.id, to: &flow, depth: depth)
        flow.endParagraph()
        if items.isEmpty {
          items += flow.blocks.map { ContentList.Item(blocks: [$0]) }
        } else {
          items[items.count - 1].blocks += flow.blocks
        }
      default:
        if depth < Self.maxDepth, child.subtree.contains(where: { tree.tag(of: $0) == .li }) {
          addItems(of: child.id, to: &lists, marks: marks, depth: depth + 1)
        } else {
          var flow = ContentFlow(marks: marks)
          walk(child.id, into: &flow, depth: depth)
          flow.endParagraph()
          if !flow.blocks.isEmpty { items.append(ContentList.Item(blocks: flow.blocks)) }
        }
      }
    }
  }

  private func item(_ id: Int, marks: [InlineMark], depth: Int) -> ContentList.Item? {
    let blocks = blocks(in: id, marks: marks, depth: depth)
    guard !blocks.isEmpty else { return nil }
    return ContentList.Item(blocks: blocks, isChecked: box(of: id).map { $0["checked"] != nil || $0["aria-checked"] == "true" })
  }

  /// The checkbox at the beginning of a task list item, possibly by role only.
  private func box(of item: Int) -> Node? {
    let characterCount = tree.characterCount(in: item..<item + 1)
    for id in item..<tree.end(of: item) {
      if tree.characterCount(in: item..<id + 1) > characterCount { return nil }
      let node = tree[id]
      if node.hasAttributes, node.tag == .input && node[.type]?.lowercased() == "checkbox" || node[.role] == "checkbox" { return node }
    }
    return nil
  }

  func addDefinitions(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    var definitions: [Definition] = []
    func collect(_ id: Int, depth: Int) {
      for child in tree[id].children where leaves.contains(child.subtree) && !footnotes.omitted.contains(child.id) {
        switch child.tag {
        case .dt:
          let term = line(in: child.id, marks: flow.marks, depth: depth)
          guard !term.isEmpty else { continue }
          if definitions.last?.description.isEmpty == true {
            definitions[definitions.count - 1].terms.append(term)
          } else {
            definitions.append(Definition(terms: [term], description: []))
          }
        case .dd:
          let blocks = blocks(in: child.id, marks: flow.marks, depth: depth)
          if definitions.isEmpty {
            definitions.append(Definition(terms: [], description: blocks))
          } else {
            definitions[definitions.count - 1].description += blocks
          }
        default: if depth < Self.maxDepth { collect(child.id, depth: depth + 1) }
        }
      }
    }
    collect(id, depth: depth + 1)
    if !definitions.isEmpty {
      flow.add(.descriptionList(definitions), source: tree[id].sourceRange)
    } else {
      addPlain(id, to: &flow, depth: depth)
    }
  }

  /// The blocks of an element, without the element.
  func addPlain(_ id: Int, to flow: inout ContentFlow, depth: Int) {
    flow.endParagraph()
    walkChildren(of: id, into: &flow, depth: depth + 1)
    flow.endParagraph()
  }
}
