/// A view of one node of a tree.
public struct Node: Sendable {
  /// The tree of the node.
  public let tree: Tree
  /// The node's index in document order; the document is 0.
  public let id: Int

  var record: NodeRecord { tree.storage.nodes[id] }

  /// The element's tag; ``Tag/other`` for unknown names.
  public var tag: Tag { record.tag }
  /// The element's name in libxml2, lowercase; empty for text and the document.
  public var name: String {
    let name = Int(record.name)
    return name < tree.storage.names.count ? tree.storage.names[name] : ""
  }
  /// Whether it is a text node.
  public var isText: Bool { tag == .text }
  /// The nesting depth; 0 for the document.
  public var depth: Int { Int(record.depth) }
  /// The parent node; `nil` for the document.
  public var parent: Node? { id == 0 ? nil : tree[Int(record.parent)] }
  /// The node and its descendants.
  public var subtree: Range<Int> { id..<Int(record.end) }
  /// The node's slice of ``Tree/text``.
  public var textRange: Range<Int> { tree.textRange(of: id) }
  /// The node's bytes in ``Tree/source``; empty for an element that the parser inserted.
  public var sourceRange: Range<Int> { Int(record.sourceStart)..<Int(record.sourceEnd) }
  /// The character count; see ``Tree/characterCount(in:)``.
  public var characterCount: Int { tree.characterCount(in: subtree) }
  /// The fraction of its characters in links, 0 to 1.
  public var linkDensity: Double { tree.linkDensity(in: subtree) }
  /// Its text with collapsed whitespace.
  public var text: String { UTF8Bytes.collapsed(tree.storage.text[textRange]) }

  /// The child nodes, in order.
  public var children: some Sequence<Node> {
    sequence(state: id + 1) { [tree, end = Int(record.end)] next -> Node? in
      guard next < end else { return nil }
      let child = tree[next]
      next = Int(child.record.end)
      return child
    }
  }

  /// From the parent up to the document.
  public var ancestors: some Sequence<Node> { sequence(first: self, next: \.parent).dropFirst() }

  /// Whether it has any attribute.
  public var hasAttributes: Bool { !tree.storage.attributeRange(of: id).isEmpty }

  var attributeRecords: ArraySlice<AttributeRecord> { tree.storage.attributes[tree.storage.attributeRange(of: id)] }

  private func value(_ attribute: AttributeRecord) -> ArraySlice<UInt8> {
    guard attribute.valueLength > 0 else { return [] }
    let start = Int(attribute.valueStart)
    return tree.storage.values[start..<start + Int(attribute.valueLength)]
  }

  /// The bytes of an attribute's value; empty for an attribute without a value, `nil` if it is missing.
  public func bytes(_ key: AttributeKey) -> ArraySlice<UInt8>? {
    attributeRecords.first { $0.key == key }.map(value)
  }

  /// The value of an attribute; empty for an attribute without a value, `nil` if it is missing.
  public subscript(key: AttributeKey) -> String? { bytes(key).map { String(decoding: $0, as: UTF8.self) } }

  /// The value of the attribute with this lowercase name; empty for an attribute without a value, `nil` if it is missing.
  public subscript(name: String) -> String? {
    attributeRecords.first { tree.storage.names[Int($0.name)] == name }.map { String(decoding: value($0), as: UTF8.self) }
  }

  /// Names and values in source order; `nil` for an attribute without a value.
  public var attributes: [(name: String, value: String?)] {
    attributeRecords.map {
      (tree.storage.names[Int($0.name)], $0.valueStart == .max ? nil : String(decoding: value($0), as: UTF8.self))
    }
  }

  /// A readable path in XPath style: `body/div#main/p[2]`.
  public var path: String {
    var steps: [String] = []
    var id = id
    while id > 0 {
      steps.append(tree.step(to: id))
      if tree.tag(of: id) == .body { break }
      id = tree.parent(of: id)
    }
    return steps.reversed().joined(separator: "/")
  }
}

extension Tree {
  /// A node with its position among its siblings: `div#main`, `p[2]`.
  fileprivate func step(to id: Int) -> String {
    let node = self[id]
    let record = node.record
    let name = node.isText ? "text()" : node.name
    if let own = node[.id], !own.isEmpty { return "\(name)#\(own)" }
    var sameNameSiblings = 0
    var position = 0
    var sibling = Int(record.parent) + 1
    let end = self.end(of: Int(record.parent))
    let nodes = storage.nodes
    while sibling < end {
      if nodes[sibling].tag == record.tag, nodes[sibling].name == record.name {
        sameNameSiblings += 1
        if sibling == id { position = sameNameSiblings }
      }
      sibling = Int(nodes[sibling].end)
    }
    return sameNameSiblings > 1 ? "\(name)[\(position)]" : name
  }
}

extension Node: Hashable {
  public static func == (a: Node, b: Node) -> Bool { a.id == b.id && a.tree.storage === b.tree.storage }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The same properties by node id, for loops over all nodes: creating a `Node` costs a retain.
extension Tree {
  /// The tag of a node.
  public func tag(of node: Int) -> Tag { storage.nodes[node].tag }
  /// The id of the parent; the document is its own parent.
  public func parent(of node: Int) -> Int { Int(storage.nodes[node].parent) }
  /// The id after the last descendant.
  public func end(of node: Int) -> Int { Int(storage.nodes[node].end) }
  /// The nesting depth; 0 for the document.
  public func depth(of node: Int) -> Int { Int(storage.nodes[node].depth) }
  /// Its slice of ``text``.
  public func textRange(of node: Int) -> Range<Int> { storage.textRange(of: node) }

  /// The bytes of an attribute's value; empty for an attribute without a value, `nil` if it is missing.
  public func bytes(_ key: AttributeKey, of node: Int) -> ArraySlice<UInt8>? {
    storage.attributeRange(of: node).isEmpty ? nil : self[node].bytes(key)
  }

  /// Calls the body with the node's attributes of these keys, in source order.
  @inline(__always) public func eachAttribute(
    of node: Int, where wanted: (AttributeKey) -> Bool, _ body: (AttributeKey, ArraySlice<UInt8>) -> Void
  ) {
    for k in storage.attributeRange(of: node) {
      let attribute = storage.attributes[k]
      let start = Int(attribute.valueStart)
      guard wanted(attribute.key) else { continue }
      body(attribute.key, attribute.valueLength == 0 ? [] : storage.values[start..<start + Int(attribute.valueLength)])
    }
  }
}

extension Tree {
  /// The character count of these nodes' text: Unicode scalars other than U+0000 to U+0020 and U+00A0. All character counts and link
  /// densities of Winnow use this unit.
  public func characterCount(in nodes: Range<Int>) -> Int {
    Int(storage.nodes[nodes.upperBound].characterCount - storage.nodes[nodes.lowerBound].characterCount)
  }

  /// The character count in links; see ``characterCount(in:)``.
  public func linkedCharacterCount(in nodes: Range<Int>) -> Int {
    Int(storage.nodes[nodes.upperBound].linked - storage.nodes[nodes.lowerBound].linked)
  }

  /// The character count outside links; see ``characterCount(in:)``.
  public func unlinkedCharacterCount(in nodes: Range<Int>) -> Int { characterCount(in: nodes) - linkedCharacterCount(in: nodes) }

  /// The fraction of these nodes' characters in links, 0 to 1; see ``characterCount(in:)``.
  public func linkDensity(in nodes: Range<Int>) -> Double {
    let all = characterCount(in: nodes)
    return all == 0 ? 0 : Double(linkedCharacterCount(in: nodes)) / Double(all)
  }
}
