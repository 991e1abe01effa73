import Winnow

/// Runs of blocks that are hardly more than links: menus and boxes of other articles that an article stands around.
enum LinkRuns {
  private static let least = 2
  private static let linkShare = 0.8
  /// How far up a list of ingredients is looked for.
  private static let levels = 4

  static func drop(_ blocks: [Block], from page: inout Page) {
    var run: [Block] = []
    func end() {
      if run.count >= least {
        let reason = Reason("run of links", "\(run.count) blocks")
        for block in run { page.drop(block, because: reason) }
      }
      run = []
    }
    let groups = page.fact(ElementGroups.self)
    for block in blocks {
      // Recipes link what they take.
      func isIngredient() -> Bool { ([block.container] + block.container.ancestors.prefix(levels)).contains { groups[$0.id] & ElementGroups.ingredients != 0 } }
      if block.linkShare > linkShare, block.kind != .heading, block.kind != .cell, !isIngredient() { run.append(block) } else { end() }
    }
    end()
  }
}
