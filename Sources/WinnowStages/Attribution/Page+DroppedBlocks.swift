import Winnow

extension Page {
  /// What does not stand of the last blocks before this one, so many at most: short lines above a text are often taken for chrome.
  func dropped(above first: Block, most: Int) -> [Block] { dropped(in: first.index - most..<first.index) }

  /// What does not stand of the blocks with these numbers, as far as there are such.
  func dropped(in range: Range<Int>) -> [Block] {
    let blocks = tree.blocks
    return range.clamped(to: blocks.indices).map { blocks[$0] }.filter { !isKept($0.nodes) }
  }
}
