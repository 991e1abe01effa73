import Winnow

/// Where a page's heading stands, and what stands beside it: dates and bylines are looked for there.
struct HeadingSurroundings {
  /// The heading that says the title; else the first of the highest level.
  let heading: Node?
  private let tree: Tree
  private let groups: ElementGroups
  /// Whole articles besides the page's own, with days and authors of theirs.
  private let others: [Range<Int>]

  /// A heading is no longer than this, in bytes.
  private static let longest = 1_000

  init(_ page: inout Page) {
    (tree, groups) = (page.tree, page.analysis(ElementGroups.self))
    others = page.otherArticles
    let title = FoldedText.bytes(of: (page.record[.title] ?? "").utf8)
    let headings = page.tree.all(.h1, .h2, .h3).filter { $0.textRange.count < Self.longest }
    let high = headings.filter { $0.tag != .h3 }
    func isTitle(_ heading: Node) -> Bool { !title.isEmpty && FoldedText.matches(page.tree.text[heading.textRange], title) }
    heading = high.first(where: isTitle) ?? headings.first { $0.tag == .h3 && isTitle($0) } ?? high.first { $0.tag == .h1 } ?? high.first
  }

  /// How far a node is from the heading; what stands above it is as near as what stands twice as far below.
  func distance(of node: Int) -> Int {
    guard let heading else { return node }
    return node > heading.id ? node - heading.id : (heading.id - node) * 2
  }

  /// So many blocks from the heading a line is still beside it.
  private static let before = 3, after = 6

  /// The blocks below the heading from the nearest on, then those above it.
  var blocks: [Block] {
    guard let heading else { return [] }
    let below = tree.blocks(in: heading.id..<tree.count)
    guard !below.isEmpty else { return [] }
    // The title of the head is no line of the page.
    let body = tree.body.id
    return Array(below.dropFirst().prefix(Self.after)) + tree.blocks(in: body..<max(body, heading.id)).suffix(Self.before).reversed()
  }

  /// An element with more of the page's characters than this share is no box beside the article, whatever it is called, unless it
  /// has no more than a few characters.
  private static let boxShare = 0.25, fewCharacters = 200.0

  /// Whether the node, or a box around it that does not hold the heading or much of the text, is of these groups, or is of another article.
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

  /// The elements of this range that are of these groups, in their order.
  func all(_ mask: UInt64, in range: Range<Int>) -> [Int] { range.filter { groups[$0] & mask != 0 } }
}
