import Winnow

/// Runs of blocks that are hardly more than links: menus and boxes of other articles that an article stands around.
enum LinkRuns {
  private static let least = 2
  private static let linkDensity = 0.8

  static func drop(_ blocks: [Block], from page: inout Page) {
    var run: [Block] = []
    func end() {
      if run.count >= least {
        let reason = Reason("run of links", "\(run.count) blocks")
        for block in run { page.drop(block, because: reason) }
      }
      run = []
    }
    let groups = page.analysis(ElementGroups.self)
    for block in blocks {
      // Recipes link what they take.
      if block.linkDensity > linkDensity, block.kind != .heading, block.kind != .cell, !groups.isIngredient(block) {
        run.append(block)
      } else {
        end()
      }
    }
    end()
  }
}
