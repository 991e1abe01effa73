/// A view of one node of a tree.
public struct Node: Sendable {
  /// The page that it is of.
  public let tree: Tree
  /// The node's number in document order; the document itself is 0.
  public let id: Int

  var record: NodeRecord { tree.storage.nodes[id] }

  /// Its element's name, where it is one that Winnow knows.
  public var tag: Tag { record.tag }
  /// The element's name as libxml2 has it, in lower case; empty for text and for the document.
  public var name: String {
    let name = Int(record.name)
    return name < tree.storage.names.count ? tree.storage.names[name] : ""
  }
  /// Whether it is a text, and no element.
  public var isText: Bool { tag == .text }
  /// How deep it is nested; 0 for the document.
  public var depth: Int { Int(record.depth) }
  /// What it stands in; `nil` for the document.
  public var parent: Node? { id == 0 ? nil : tree[Int(record.parent)] }
  /// The node and all that is in it.
  public var subtree: Range<Int> { id..<Int(record.end) }
  /// The node's slice of ``Tree/text``.
  public var textRange: Range<Int> { tree.textRange(of: id) }
  /// The node's bytes in ``Tree/source``; empty for an element that the parser put in.
  public var sourceRange: Range<Int> { Int(record.sourceStart)..<Int(record.sourceEnd) }
  /// How many characters of its text are not white space; see ``Tree/characterCount(in:)``.
  public var characterCount: Int { tree.characterCount(in: subtree) }
  /// The share of its characters that is in links, 0 to 1.
  public var linkDensity: Double { tree.linkDensity(in: subtree) }
  /// Its text with white space collapsed.
  public var text: String { UTF8Bytes.collapsed(tree.storage.text[textRange]) }

  /// What stands directly in it, in order.
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

  /// The bytes of an attribute's value; empty for one without a value, `nil` where there is none.
  public func bytes(_ key: AttributeKey) -> ArraySlice<UInt8>? {
    attributeRecords.first { $0.key == key }.map(value)
  }

  /// An attribute's value; empty for one without a value, `nil` where there is none.
  public subscript(key: AttributeKey) -> String? { bytes(key).map { String(decoding: $0, as: UTF8.self) } }

  public subscript(name: String) -> String? {
    attributeRecords.first { tree.storage.names[Int($0.name)] == name }.map { String(decoding: value($0), as: UTF8.self) }
  }

  /// Names and values in the page's order; `nil` for an attribute without a value.
  public var attributes: [(name: String, value: String?)] {
    attributeRecords.map {
      (tree.storage.names[Int($0.name)], $0.valueStart == .max ? nil : String(decoding: value($0), as: UTF8.self))
    }
  }

  /// Where it stands, as a person would point at it: `body/div#main/p[2]`.
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
  /// A node among those beside it: `div#main`, `p[2]`.
  fileprivate func step(to id: Int) -> String {
    let node = self[id]
    let record = node.record
    let name = node.isText ? "text()" : node.name
    if let own = node[.id], !own.isEmpty { return "\(name)#\(own)" }
    var twins = 0
    var position = 0
    var sibling = Int(record.parent) + 1
    let end = self.end(of: Int(record.parent))
    let nodes = storage.nodes
    while sibling < end {
      if nodes[sibling].tag == record.tag, nodes[sibling].name == record.name {
        twins += 1
        if sibling == id { position = twins }
      }
      sibling = Int(nodes[sibling].end)
    }
    return twins > 1 ? "\(name)[\(position)]" : name
  }
}

extension Node: Hashable {
  public static func == (a: Node, b: Node) -> Bool { a.id == b.id && a.tree.storage === b.tree.storage }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The same facts by a node's number, for loops over all nodes: a view of each would cost a retain.
extension Tree {
  /// What kind of node it is.
  public func tag(of node: Int) -> Tag { storage.nodes[node].tag }
  /// The number of what it stands in; the document is its own.
  public func parent(of node: Int) -> Int { Int(storage.nodes[node].parent) }
  /// One more than the number of the last node in it.
  public func end(of node: Int) -> Int { Int(storage.nodes[node].end) }
  /// How deep it is nested; 0 for the document.
  public func depth(of node: Int) -> Int { Int(storage.nodes[node].depth) }
  /// Its slice of ``text``.
  public func textRange(of node: Int) -> Range<Int> { storage.textRange(of: node) }

  /// The bytes of an attribute's value; empty for one without a value, `nil` where there is none.
  public func bytes(_ key: AttributeKey, of node: Int) -> ArraySlice<UInt8>? {
    storage.attributeRange(of: node).isEmpty ? nil : self[node].bytes(key)
  }

  /// Goes over those of the node's attributes that are wanted, in the page's order.
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
  /// How many characters of these nodes' text are not white space: Unicode scalars other than U+0000 to U+0020 and U+00A0. All character
  /// counts and link densities of Winnow are in this unit.
  public func characterCount(in nodes: Range<Int>) -> Int {
    Int(storage.nodes[nodes.upperBound].characterCount - storage.nodes[nodes.lowerBound].characterCount)
  }

  /// How many of these nodes' characters are in links; see ``characterCount(in:)``.
  public func linkedCharacterCount(in nodes: Range<Int>) -> Int {
    Int(storage.nodes[nodes.upperBound].linked - storage.nodes[nodes.lowerBound].linked)
  }

  /// How many of these nodes' characters are outside links; see ``characterCount(in:)``.
  public func unlinkedCharacterCount(in nodes: Range<Int>) -> Int { characterCount(in: nodes) - linkedCharacterCount(in: nodes) }

  /// The share of these nodes' characters that is in links, 0 to 1; see ``characterCount(in:)``.
  public func linkDensity(in nodes: Range<Int>) -> Double {
    let all = characterCount(in: nodes)
    return all == 0 ? 0 : Double(linkedCharacterCount(in: nodes)) / Double(all)
  }
}
