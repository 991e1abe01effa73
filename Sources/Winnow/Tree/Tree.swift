/// A parsed page, frozen: every node in document order, over one buffer of the page's text.
///
/// A subtree is the nodes `id ..< end`, so its text is one slice, and its character counts are differences of running totals. Copying a
/// tree costs one retain.
public struct Tree: Sendable {
  let storage: Storage

  /// The storage of a tree: a class, so that a `Node` costs one retain; immutable.
  final class Storage: Sendable {
    let nodes: [NodeRecord]
    let attributes: [AttributeRecord]
    let names: [String]
    let text: [UInt8]
    let values: [UInt8]
    let source: [UInt8]
    let jsonLD: [Range<Int>]
    let blocks: [BlockRecord]
    let tags: TagIndex
    let body: Int
    let encoding: String
    let warnings: [String]
    let sourceFormat: SourceFormat

    init(
      nodes: [NodeRecord], attributes: [AttributeRecord], names: [String], text: [UInt8], values: [UInt8],
      source: [UInt8], jsonLD: [Range<Int>], encoding: String, warnings: [String], sourceFormat: SourceFormat
    ) {
      self.nodes = nodes
      self.attributes = attributes
      self.names = names
      self.text = text
      self.values = values
      self.source = source
      self.jsonLD = jsonLD
      self.encoding = encoding
      self.warnings = warnings
      self.sourceFormat = sourceFormat
      blocks = BlockRecord.all(of: nodes)
      tags = TagIndex(nodes)
      body = Self.body(nodes, tags)
    }

    @inline(__always) func textRange(of node: Int) -> Range<Int> { Int(nodes[node].textStart)..<Int(nodes[Int(nodes[node].end)].textStart) }

    @inline(__always) func attributeRange(of node: Int) -> Range<Int> {
      Int(nodes[node].attributeStart)..<Int(nodes[node + 1].attributeStart)
    }

    private static let metadata: TagSet = [.title, .script, .style, .noscript, .template]

    private static func body(_ nodes: [NodeRecord], _ tags: TagIndex) -> Int {
      guard let body = tags.elements(.body).first else { return 0 }
      guard let head = tags.elements(.head).first else { return Int(body) }
      var child = Int(head) + 1
      while child < Int(nodes[Int(head)].end) {
        let end = Int(nodes[child].end)
        if nodes[end].characterCount > nodes[child].characterCount, !metadata.contains(nodes[child].tag) { return 0 }
        child = end
      }
      return Int(body)
    }
  }

  /// The format of the input.
  public enum SourceFormat: String, Sendable {
    /// HTML; extracted plain text.
    case html, plainText
  }

  /// The page as UTF-8, to which all source ranges refer. It differs from the input only if that had another charset, invalid bytes, NUL
  /// bytes (replaced by spaces), or syntax that HTML and libxml2 read differently: unknown character references, C1 controls (characters of
  /// windows-1252), bogus comments, `</br>`.
  public var source: [UInt8] { storage.source }
  /// The name of the page's charset.
  package var encoding: String { storage.encoding }
  /// Problems with the page's charset, one sentence each: a wrong declaration, invalid bytes.
  package var warnings: [String] { storage.warnings }
  /// The format of the input.
  public var sourceFormat: SourceFormat { storage.sourceFormat }
  /// The text of the whole page in document order, with its whitespace. Scripts and styles are excluded.
  public var text: [UInt8] { storage.text }
  /// The contents of the page's JSON-LD scripts.
  package var jsonLD: [ArraySlice<UInt8>] { storage.jsonLD.map { storage.source[$0] } }

  /// The number of nodes, including the document.
  public var count: Int { storage.nodes.count - 1 }
  /// The document node.
  public var root: Node { self[0] }
  /// The displayed part of the page: the `body`, or the document if there is none or if text is in the head, as the parser places it if
  /// both tags are omitted.
  public var body: Node { self[storage.body] }
  /// The node with this index in document order.
  public subscript(id: Int) -> Node { Node(tree: self, id: id) }
  /// All nodes in document order.
  public var nodes: some RandomAccessCollection<Node> { (0..<count).lazy.map { self[$0] } }

  /// The elements with these tags, in document order.
  public func elements(_ tags: Tag...) -> [Node] {
    let found = tags.flatMap { storage.tags.elements($0) }
    return (tags.count > 1 ? found.sorted() : found).map { self[Int($0)] }
  }

  /// Whether the page has an element or attribute with this lowercase name.
  package func hasName(_ name: String) -> Bool { storage.names.contains(name) }

  /// Whether the page has an element or attribute whose lowercase name has this prefix.
  package func hasNameBeginning(_ beginning: String) -> Bool { storage.names.contains { $0.hasPrefix(beginning) } }

  /// Whether any attribute value contains these bytes.
  package func hasAttributeValue(_ bytes: [UInt8]) -> Bool { UTF8Bytes.firstRange(of: bytes, in: storage.values[...]) != nil }

  /// The range of these nodes in ``source``; `nil` if they have none.
  package func sourceRange(of nodes: Range<Int>) -> Range<Int>? {
    guard let last = nodes.last else { return nil }
    let first = self[nodes.lowerBound].sourceRange
    return first.lowerBound..<max(first.lowerBound, first.upperBound, self[last].sourceRange.upperBound)
  }

  /// The first element with this tag.
  public func first(_ tag: Tag) -> Node? { storage.tags.elements(tag).first.map { self[Int($0)] } }
}

/// A stored node. The last record of a tree is a sentinel with the totals, so that differences of counts, and slices of text and attributes
/// in node order, have an end.
struct NodeRecord: Sendable {
  var parent, end: UInt32
  var textStart: UInt32
  var characterCount, linked: UInt32
  var sourceStart, sourceEnd: UInt32
  var attributeStart: UInt32
  var name: UInt16
  var depth: UInt16
  var tag: Tag
}

struct AttributeRecord: Sendable {
  var valueStart, valueLength: UInt32
  var name: UInt16
  var key: AttributeKey
}
