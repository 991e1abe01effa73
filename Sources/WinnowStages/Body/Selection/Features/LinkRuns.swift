import Winnow

/// Runs of blocks that are hardly more than links: menus and boxes of other articles within an article.
enum LinkRuns {
  private static let minCount = 2
  private static let linkDensity = 0.8

  static func drop(_ blocks: [Block], from page: inout Page) {
    var run: [Block] = []
    var before: Block?
    var introduction: Block?
    func end() {
      let areHeadlines = run.first?.kind == .heading
      if run.count >= (areHeadlines ? minHeadlines : minCount),
        !(introduction?.introducesList ?? false && isList(run))
      {
        let reason = Reason("run of links", "\(run.count) blocks")
        for block in run { page.drop(block, because: reason) }
        if areHeadlines, let introduction, introduction.isLabel { page.drop(introduction, because: reason) }
      }
      run = []
    }
    let groups = page.analysis(ElementGroups.self)
    for block in blocks {
      // Recipes link their ingredients.
      if block.linkDensity > linkDensity, block.kind != .heading || isHeadline(block), block.kind != .cell, !groups.isIngredient(block) {
        if let last = run.last, (last.kind == .heading) != (block.kind == .heading) { end() }
        if run.isEmpty { introduction = before }
        run.append(block)
      } else {
        end()
      }
      before = block
    }
    end()
  }

  /// Minimum number of consecutive linked headings that are a list of other articles.
  private static let minHeadlines = 3

  /// Whether the block is a heading that links to another page.
  private static func isHeadline(_ block: Block) -> Bool {
    let node = block.tree[block.nodes.lowerBound]
    let link =
      node.tag == .a
      ? node : node.ancestors.prefix(4).first { $0.tag == .a } ?? block.nodes.lazy.map { block.tree[$0] }.first { $0.tag == .a }
    return link.flatMap { $0.bytes(.href) }.map { $0.first != UInt8(ascii: "#") } ?? false
  }

  private static func isList(_ run: [Block]) -> Bool {
    guard let list = run.first?.container.parent, list.tag == .ul || list.tag == .ol else { return false }
    return run.allSatisfy { $0.kind == .item && list.subtree.contains($0.nodes.lowerBound) }
  }
}

extension Block {
  /// Unlinked characters: a label is shorter.
  private static let minIntroductionLength = 20
  private static let wideColon = Array("：".utf8)
  /// Characters: “More:”, “Lesen Sie auch:”.
  private static let maxLabelLength = 24

  /// Whether it is a sentence that ends in a colon.
  var introducesList: Bool {
    kind != .heading && unlinkedCharacterCount >= Self.minIntroductionLength && endsInColon
  }

  /// Whether it is a short heading that ends in a colon.
  var isLabel: Bool { kind == .heading && characterCount <= Self.maxLabelLength && endsInColon }

  private var endsInColon: Bool {
    let end = tree.text[textRange].suffix(8)
    guard let last = end.last(where: { !UTF8Bytes.isASCIIWhitespace($0) }) else { return false }
    return last == UInt8(ascii: ":") || UTF8Bytes.firstRange(of: Self.wideColon, in: end) != nil
  }
}
