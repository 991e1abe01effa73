import Winnow

extension Page {
  /// What does not stand of the last blocks before this one, so many at most: short lines above a text are often taken for chrome.
  func dropped(above first: Block, most: Int) -> [Block] { dropped(in: max(0, first.index - most)..<first.index) }

  /// The same of the blocks below this one.
  func dropped(below last: Block, most: Int) -> [Block] { dropped(in: last.index + 1..<min(tree.blocks.count, last.index + 1 + most)) }

  private func dropped(in range: Range<Int>) -> [Block] {
    guard !range.isEmpty else { return [] }
    let blocks = tree.blocks
    return range.map { blocks[$0] }.filter { !stands($0.nodes) }
  }
}
