import Winnow

/// Tells which pictures, frames and the like are content: they have no text of their own, and are judged by the text beside them.
///
/// It is content where the nearest element around it that has text has some that stands, and a block beside it stands.
struct MediaNeighbours {
  private let page: Page
  /// Of each block, how many before it stand, and how many before it were dropped for what they say.
  private var standing: [Int32] = [0], dropped: [Int32] = [0]
  /// Of each block and the end, the last block before it that is one of these; of each block, the first from it on. -1 where there is none.
  private var before: [Int32] = [-1], after: [Int32]

  init(_ page: Page) {
    self.page = page
    let blocks = page.tree.blocks
    after = [Int32](repeating: -1, count: blocks.count + 1)
    for block in blocks {
      let stands = page.stands(block.nodes), isDropped = !stands && !Self.isNeutral(block, page)
      standing.append(standing[block.index] + (stands ? 1 : 0))
      dropped.append(dropped[block.index] + (isDropped ? 1 : 0))
      before.append(stands || isDropped ? Int32(block.index) : before[block.index])
    }
    for index in blocks.indices.reversed() { after[index] = before[index + 1] == Int32(index) ? Int32(index) : after[index + 1] }
  }

  private func blockStands(_ index: Int32) -> Bool { index >= 0 && standing[Int(index) + 1] > standing[Int(index)] }

  /// Elements that frame a page; a picture in one whose text is gone is gone with it.
  private static let frames: TagSet = [.nav, .footer, .aside, .form]

  func stands(_ id: Int) -> Bool {
    let tree = page.tree
    guard page.stands(id), !isHidden(id) else { return false }
    let next = tree.blocks(in: id..<tree.count).indices.lowerBound
    var around = tree.parent(of: id)
    while true {
      let tag = tree.tag(of: around)
      let blocks = tree.blocks(in: around..<tree.end(of: around)).indices
      if standing[blocks.upperBound] > standing[blocks.lowerBound] {
        // The block that it stands in begins before it.
        let place = min(max(next, blocks.lowerBound), blocks.upperBound)
        let last = before[place], first = after[place]
        return last >= blocks.lowerBound && blockStands(last) || first < blocks.upperBound && blockStands(first)
      }
      if tag == .noscript, !page.stands(around), blocks.isEmpty { return false }
      if Self.frames.contains(tag) || around == 0 || dropped[blocks.upperBound] > dropped[blocks.lowerBound] { return false }
      around = tree.parent(of: around)
    }
  }

  /// A heading or a caption that was dropped says nothing of the picture beside it: the title goes because the record has it.
  private static func isNeutral(_ block: Block, _ page: Page) -> Bool { block.kind == .heading || block.kind == .caption || page.label(of: block) != nil }

  private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  private func isHidden(_ id: Int) -> Bool {
    let node = page.tree[id]
    guard node.hasAttributes else { return false }
    if let hidden = node[.hidden], hidden != "until-found" { return true }
    guard let style = node.bytes(.style) else { return false }
    let squeezed = style.filter { !TextBytes.isBlank($0) }.map(TextBytes.small)
    return Self.hidingStyles.contains { TextBytes.firstRange(of: $0, in: squeezed[...]) != nil }
  }
}
