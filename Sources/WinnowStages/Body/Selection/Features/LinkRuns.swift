import Winnow

/// Runs of blocks that are hardly more than links: menus and boxes of other articles that an article stands around.
enum LinkRuns {
  private static let least = 2
  private static let linkDensity = 0.8

  static func drop(_ blocks: [Block], from page: inout Page) {
    var run: [Block] = []
    var before: Block?
    var introduction: Block?
    func end() {
      if run.count >= least, !(introduction?.introducesList ?? false && isList(run)) {
        let reason = Reason("run of links", "\(run.count) blocks")
        for block in run { page.drop(block, because: reason) }
      }
      run = []
    }
    let groups = page.analysis(ElementGroups.self)
    for block in blocks {
      // Recipes link what they take.
      if block.linkDensity > linkDensity, block.kind != .heading, block.kind != .cell, !groups.isIngredient(block) {
        if run.isEmpty { introduction = before }
        run.append(block)
      } else {
        end()
      }
      before = block
    }
    end()
  }

  private static func isList(_ run: [Block]) -> Bool {
    guard let list = run.first?.container.parent, list.tag == .ul || list.tag == .ol else { return false }
    return run.allSatisfy { $0.kind == .item && list.subtree.contains($0.nodes.lowerBound) }
  }
}

extension Block {
  /// In characters outside links: a label is shorter.
  private static let leastIntroduction = 30
  private static let wideColon = Array("：".utf8)

  /// Whether it is a sentence that ends in a colon.
  var introducesList: Bool {
    guard kind != .heading, unlinkedCharacterCount >= Self.leastIntroduction else { return false }
    let end = tree.text[textRange].suffix(8)
    guard let last = end.last(where: { !UTF8Bytes.isBlank($0) }) else { return false }
    return last == UInt8(ascii: ":") || UTF8Bytes.firstRange(of: Self.wideColon, in: end) != nil
  }
}
