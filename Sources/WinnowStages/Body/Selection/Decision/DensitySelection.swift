import Winnow

/// Selects the main content by text density, without a model.
///
/// Each block weighs its unlinked characters less a constant, so that prose has a positive weight and lists of links a negative one. The
/// main content is the subtree of greatest weight, as in J. Pasternack and D. Roth, “Extracting article text from the web with maximum
/// subsequence segmentation” (WWW 2009), over elements instead of tokens. Within it, blocks above the title, boxes of other articles and
/// runs of links are dropped.
struct DensitySelection {
  /// Unlinked characters subtracted from each block's weight.
  let blockPenalty: Double
  /// The weight of a linked character, relative to an unlinked one; it is subtracted.
  let linkWeight: Double
  /// The minimum share of prose; with less, the page is treated as a listing, and links count as text.
  let listingShare: Double

  func run(on page: inout Page) {
    let body = page.tree.body
    let blocks = page.blocks(in: body.subtree)
    guard !blocks.isEmpty else { return }
    let prose = best(page, body, Weights(page.tree, blocks) { weight(of: $0, linkWeight: linkWeight) })
    let all = Double(blocks.reduce(0) { $0 + $1.characterCount })
    // A declared article needs less prose.
    let share = page.analysis(DeclaredPageKind.self).isArticle ? listingShare / 4 : listingShare
    let isListing = (prose?.weight ?? 0) < min(Self.maxListingProse, share * all)
    let found = isListing ? best(page, body, Weights(page.tree, blocks) { weight(of: $0, linkWeight: -1) / 2 }) : prose
    guard let main = found?.node else {
      page.set(.add(.warnings, "no main content"), because: "nothing outweighs its links")
      return
    }
    let outside = Reason("outside the main content", "which is \(main.name) at \(main.path)")
    for block in blocks where !main.subtree.contains(block.nodes.lowerBound) { page.drop(block, because: outside) }
    let kept = blocks.filter { main.subtree.contains($0.nodes.lowerBound) }
    if !isListing {
      dropBeforeTitle(kept, from: &page)
      dropCards(in: main, from: &page)
      LinkRuns.drop(kept.filter { page.isKept($0.nodes) }, from: &page)
    }
  }

  /// Characters: a page whose best element has less prose may be a listing.
  private static let maxListingProse = 1500.0

  private func weight(of block: Block, linkWeight: Double) -> Double {
    let characterCount = Double(block.characterCount)
    let linked = characterCount * block.linkDensity
    return characterCount - linked - linkWeight * linked - blockPenalty
  }

  /// Drops the blocks above the article's heading.
  private func dropBeforeTitle(_ blocks: [Block], from page: inout Page) {
    guard let title = page.record[.title].map(FoldedText.key), !title.isEmpty else { return }
    let prose = blocks.reduce(0) { $0 + weight(of: $1, linkWeight: 1) }
    guard let index = blocks.firstIndex(where: { $0.kind == .heading && ($0.level ?? 6) <= 2 && FoldedText.key($0.text) == title }) else {
      return
    }
    let above = blocks[..<index]
    guard above.reduce(0, { $0 + weight(of: $1, linkWeight: 1) }) < prose * 0.2 else { return }
    for block in above { page.drop(block, because: "above the title") }
  }

  /// Boxes of other articles: elements with several linked headings.
  private func dropCards(in main: Node, from page: inout Page) {
    let headings = page.blocks(in: main.subtree).filter { $0.kind == .heading }
    let counts = Weights(page.tree, headings) { _ in 1 }
    let linkedCounts = Weights(page.tree, headings.filter { $0.linkDensity > 0.8 }) { _ in 1 }
    let all = page.tree.characterCount(in: main.subtree)
    var id = main.id + 1
    while id < main.subtree.upperBound {
      let node = page.tree[id]
      guard !node.isText, !node.tag.isInline, page.isKept(id), node.characterCount * 2 < all else {
        id += 1
        continue
      }
      let linked = linkedCounts.of(node.subtree)
      guard linked >= 2, linked * 3 >= counts.of(node.subtree) * 2 else {
        id += 1
        continue
      }
      page.drop(node, because: Reason("box of other articles", "\(Int(linked)) linked headings"))
      id = node.subtree.upperBound
    }
  }

  /// Running totals of block weights over the nodes.
  private struct Weights {
    private var sums: [Double]
    init(_ tree: Tree, _ blocks: [Block], weight: (Block) -> Double) {
      sums = [Double](repeating: 0, count: tree.count + 1)
      for block in blocks { sums[block.nodes.lowerBound + 1] += weight(block) }
      for i in 1..<sums.count { sums[i] += sums[i - 1] }
    }
    func of(_ nodes: Range<Int>) -> Double { sums[nodes.upperBound] - sums[nodes.lowerBound] }
  }

  private static let paragraphTags: TagSet = [.p, .blockquote, .pre, .li]
  private static let minWeightShare = 0.8

  /// The smallest element of nearly the greatest weight.
  private func best(_ page: Page, _ body: Node, _ weights: Weights) -> (node: Node, weight: Double)? {
    var best = body
    var most = weights.of(body.subtree)
    var id = body.id + 1
    while id < body.subtree.upperBound {
      let node = page.tree[id]
      if node.tag == .text || node.tag.isInline || !page.isKept(id) {
        id += 1
        continue
      }
      let weight = weights.of(node.subtree)
      if weight >= most { (best, most) = (node, weight) }
      id += 1
    }
    guard most > 0 else { return nil }
    // A single paragraph is not an article: its siblings, a dateline or a short line, belong to it.
    if Self.paragraphTags.contains(best.tag), let around = best.parent, weights.of(around.subtree) > Self.minWeightShare * most {
      return (around, most)
    }
    return (best, most)
  }
}
