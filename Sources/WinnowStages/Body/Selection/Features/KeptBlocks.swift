import Winnow

/// The kept blocks of a page, stored as indices, which take a quarter of the memory.
struct KeptBlocks: RandomAccessCollection, Sendable {
  private let all: Blocks
  /// The index of each among all blocks of the tree.
  private let numbers: UInt32Array

  /// The kept blocks of the body.
  init(of page: Page) {
    let all = page.tree.blocks(in: page.tree.body.subtree)
    self.all = all
    numbers = UInt32Array(all.indices.lazy.filter { page.isKept(all[$0].nodes) }, capacity: all.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> Block { all[numbers[index]] }
}
