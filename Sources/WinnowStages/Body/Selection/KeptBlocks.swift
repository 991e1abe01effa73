import Winnow

/// Some of a tree's blocks, kept by their numbers: a view of a block takes four times as much.
struct KeptBlocks: RandomAccessCollection, Sendable {
  private let all: Blocks
  /// Of each, its number among all of the tree.
  private let numbers: UInt32Array

  /// Those that stand.
  init(of page: Page) {
    let all = page.tree.blocks(in: page.tree.body.subtree)
    self.all = all
    numbers = UInt32Array(all.indices.lazy.filter { page.isKept(all[$0].nodes) }, capacity: all.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> Block { all[numbers[index]] }
}
