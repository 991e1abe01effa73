import Winnow

/// The page's heading and the blocks near it, where dates and bylines are searched.
struct HeadingSurroundings {
  /// The heading with the title's text; else the first of the highest level.
  let heading: Node?
  private let tree: Tree
  private let groups: ElementGroups
  /// Other articles on the page, with their own dates and authors.
  private let others: [Range<Int>]

  /// Bytes: maximum length of a heading.
  private static let maxHeadingLength = 1_000

  init(_ page: inout Page) {
    (tree, groups) = (page.tree, page.analysis(ElementGroups.self))
    others = page.otherArticles
    let title = FoldedText.bytes(of: (page.record[.title] ?? "").utf8)
    let headings = page.tree.elements(.h1, .h2, .h3).filter { $0.textRange.count < Self.maxHeadingLength }
    let high = headings.filter { $0.tag != .h3 }
    func isTitle(_ heading: Node) -> Bool { !title.isEmpty && FoldedText.matches(page.tree.text[heading.textRange], title) }
    heading = high.first(where: isTitle) ?? headings.first { $0.tag == .h3 && isTitle($0) } ?? high.first { $0.tag == .h1 } ?? high.first
  }

  /// The distance of a node from the heading; above the heading it counts double.
  func distance(of node: Int) -> Int {
    guard let heading else { return node }
    return node > heading.id ? node - heading.id : (heading.id - node) * 2
  }

  /// The number of blocks next to the heading, before and after it.
  private static let before = 3, after = 6

  /// The blocks below the heading, nearest first, then those above it.
  var blocks: [Block] {
    guard let heading else { return [] }
    let below = tree.blocks(in: heading.id..<tree.count)
    guard !below.isEmpty else { return [] }
    // The title element is not a line of the page.
    let body = tree.body.id
    return Array(below.dropFirst().prefix(Self.after)) + tree.blocks(in: body..<max(body, heading.id)).suffix(Self.before).reversed()
  }

  /// Maximum share of the page's characters in a box next to the article, whatever its class, unless it has only a few characters.
  private static let boxShare = 0.25, fewCharacters = 200.0

  /// Whether the node is in a box of these groups that contains neither the heading nor much of the text, or in another article.
  func isWithin(_ mask: UInt64, _ node: Node) -> Bool {
    if others.contains(where: { $0.contains(node.id) }) { return true }
    if groups[node.id] & mask != 0 { return true }
    let most = max(Double(tree.root.characterCount) * Self.boxShare, Self.fewCharacters)
    return node.ancestors.prefix { around in
      Double(around.characterCount) <= most && around.tag != .body && !(heading.map { around.subtree.contains($0.id) } ?? false)
    }.contains { groups[$0.id] & mask != 0 }
  }

  /// Whether the element itself is of these groups.
  func isOne(_ mask: UInt64, _ node: Int) -> Bool { groups[node] & mask != 0 }

  /// The elements of this range that are of these groups, in order.
  func all(_ mask: UInt64, in range: Range<Int>) -> [Int] { range.filter { groups[$0] & mask != 0 } }
}
