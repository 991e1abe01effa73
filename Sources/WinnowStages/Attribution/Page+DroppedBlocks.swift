import Winnow

extension Page {
  /// The dropped blocks among the `count` blocks before this one: short lines above a text are often dropped as chrome.
  func dropped(above first: Block, maxCount: Int) -> [Block] { dropped(in: first.index - maxCount..<first.index) }

  /// The dropped blocks among those with these indices; out-of-range indices are ignored.
  func dropped(in range: Range<Int>) -> [Block] {
    let blocks = tree.blocks
    return range.clamped(to: blocks.indices).map { blocks[$0] }.filter { !isKept($0.nodes) }
  }
}
