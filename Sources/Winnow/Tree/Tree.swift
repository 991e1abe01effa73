/// A parsed page, frozen: every node in document order, over one buffer of the page's text.
///
/// A subtree is the nodes `id ..< end`, so its text is one slice, and the length of its text and the share of it that
/// stands in links are differences of running totals. Copying a tree is one retain.
public struct Tree: Sendable {
  let storage: Storage

  /// Everything of a tree. A class only so that a view of a node costs one retain; nothing in it ever changes.
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
    let form: Form

    init(
      nodes: [NodeRecord], attributes: [AttributeRecord], names: [String], text: [UInt8], values: [UInt8],
      source: [UInt8], jsonLD: [Range<Int>], encoding: String, warnings: [String], form: Form
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
      self.form = form
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

  /// What the page was before it was a tree.
  public enum Form: String, Sendable {
    /// HTML; text that was scraped already.
    case html, plainText
  }

  /// The page as UTF-8, which all source ranges speak of. It differs from the bytes that came in only where those had
  /// another charset, bytes that are not of their charset, NUL bytes (blanks here), or what HTML reads otherwise than libxml2: character
  /// references that it does not know, C1 controls (characters of windows-1252), bogus comments, `</br>`.
  public var source: [UInt8] { storage.source }
  /// The name of the charset that the page came in.
  package var encoding: String { storage.encoding }
  /// What was wrong with the page's charset, a sentence each: it is not the declared one, or some bytes are not of it.
  package var warnings: [String] { storage.warnings }
  /// What the page was before it was a tree.
  public var form: Form { storage.form }
  /// The text of the whole page in document order, with its white space. Scripts and styles are not text.
  public var text: [UInt8] { storage.text }
  /// The bodies of the page's JSON-LD scripts.
  package var jsonLD: [ArraySlice<UInt8>] { storage.jsonLD.map { storage.source[$0] } }

  /// The number of nodes, the document's own among them.
  public var count: Int { storage.nodes.count - 1 }
  /// The document itself.
  public var root: Node { self[0] }
  /// What the page shows: its `body`; all of it where there is none, or where text stands in the head, as the parser has it of a page
  /// that leaves out both tags.
  public var body: Node { self[storage.body] }
  /// The node with this number in document order.
  public subscript(id: Int) -> Node { Node(tree: self, id: id) }
  /// All nodes in document order.
  public var nodes: some RandomAccessCollection<Node> { (0..<count).lazy.map { self[$0] } }

  /// All elements of these kinds, in document order.
  public func all(_ tags: Tag...) -> [Node] {
    let found = tags.flatMap { storage.tags.elements($0) }
    return (tags.count > 1 ? found.sorted() : found).map { self[Int($0)] }
  }

  /// Whether an element or an attribute of the page has this name, in lower case.
  package func hasName(_ name: String) -> Bool { storage.names.contains(name) }

  /// Whether an element or an attribute of the page has a name that begins so, in lower case.
  package func hasNameBeginning(_ beginning: String) -> Bool { storage.names.contains { $0.hasPrefix(beginning) } }

  /// Whether these bytes stand in the value of any attribute.
  package func hasAttributeValue(_ bytes: [UInt8]) -> Bool { UTF8Bytes.firstRange(of: bytes, in: storage.values[...]) != nil }

  /// The bytes of ``source`` that these nodes are of; `nil` where there are none.
  package func sourceRange(of nodes: Range<Int>) -> Range<Int>? {
    guard let last = nodes.last else { return nil }
    let first = self[nodes.lowerBound].sourceRange
    return first.lowerBound..<max(first.lowerBound, first.upperBound, self[last].sourceRange.upperBound)
  }

  /// The first element of this kind.
  public func first(_ tag: Tag) -> Node? { storage.tags.elements(tag).first.map { self[Int($0)] } }
}

/// A node as it is stored. The last record of a tree is no node: it holds the totals, so that every difference has its end,
/// and every slice too, since text and attributes stand in the order of the nodes.
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
