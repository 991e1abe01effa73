import Winnow

/// Some of a tree's blocks, kept by their numbers: a view of a block takes four times as much.
struct BlockChoice: RandomAccessCollection, Sendable {
  private let all: Blocks
  /// Of each, its number among all of the tree.
  private let numbers: SmallNumbers

  /// Those that stand.
  init(standingOn page: Page) {
    let all = page.tree.blocks(in: page.tree.body.subtree)
    self.all = all
    numbers = SmallNumbers(all.indices.lazy.filter { page.stands(all[$0].nodes) }, room: all.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(place: Int) -> Block { all[numbers[place]] }
}
