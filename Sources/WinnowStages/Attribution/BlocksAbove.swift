import Winnow

extension Page {
  /// What does not stand of the last blocks before this one, so many at most: short lines above a text are often taken for chrome.
  func dropped(above first: Block, most: Int) -> [Block] {
    let blocks = tree.blocks
    return (max(0, first.index - most)..<first.index).map { blocks[blocks.index(blocks.startIndex, offsetBy: $0)] }.filter { !stands($0.nodes) }
  }
}
