import Winnow

/// Tells which pictures, frames and the like are content: they have no text of their own, and are judged by the text beside them.
///
/// It is content where the nearest element around it that has text has some that stands, and a block beside it stands.
struct MediaNeighbours {
  private let page: Page
  private let blockStands: [Bool]

  init(_ page: Page) {
    self.page = page
    blockStands = page.tree.blocks.map { page.stands($0.nodes) }
  }

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
      let standing = blocks.contains { blockStands[$0] }
      if !standing {
        if tag == .noscript, !page.stands(around), blocks.isEmpty { return false }
        if Self.frames.contains(tag) || around == 0 { return false }
        if blocks.contains(where: { !isNeutral(tree.blocks[$0]) }) { return false }
      } else {
        let isBefore = blocks[..<min(max(next, blocks.lowerBound), blocks.upperBound)].last { blockStands[$0] || !isNeutral(tree.blocks[$0]) }.map { blockStands[$0] } ?? false
        let isAfter = blocks[max(min(next, blocks.upperBound), blocks.lowerBound)...].first { blockStands[$0] || !isNeutral(tree.blocks[$0]) }.map { blockStands[$0] } ?? false
        // The block that the media stands in begins before it.
        return isBefore || isAfter
      }
      around = tree.parent(of: around)
    }
  }

  /// A heading or a caption that was dropped says nothing of the picture beside it: the title goes because the record has it.
  private func isNeutral(_ block: Block) -> Bool { block.kind == .heading || block.kind == .caption || page.label(of: block) != nil }

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
