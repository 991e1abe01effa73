import Winnow

/// Which leaves of the tree are content: the texts that stand, and the pictures, formulas and frames that stand among them.
struct KeptLeaves {
  /// For each node, how many leaves before it are content.
  private var before: [Int32]

  static let media: TagSet = [.img, .iframe, .video, .audio, .embed, .object, .hr, .picture]

  /// - Parameter formulas: the elements that are formulas, with all that is in them.
  init(_ page: Page, formulas: [Range<Int>]) {
    let tree = page.tree, neighbours = MediaNeighbours(page)
    before = [Int32](repeating: 0, count: tree.count + 1)
    let hasFilms = tree.hasName("lite-youtube")
    var kept = [Bool](repeating: false, count: tree.count)
    for id in 0..<tree.count {
      let tag = tree.tag(of: id)
      if tag == .text { kept[id] = page.stands(id) && tree.letters(in: id..<id + 1) > 0 }
      else if Self.media.contains(tag) || hasFilms && tag == .other && tree[id].name == "lite-youtube" { kept[id] = neighbours.stands(id) }
    }
    for formula in formulas {
      let stands = formula.contains { kept[$0] } || neighbours.stands(formula.lowerBound)
      for id in formula { kept[id] = false }
      kept[formula.lowerBound] = stands
    }
    for id in 0..<tree.count { before[id + 1] = before[id] + (kept[id] ? 1 : 0) }
  }

  /// Whether a leaf of these nodes is content.
  func contains(_ nodes: Range<Int>) -> Bool { before[nodes.upperBound] > before[nodes.lowerBound] }
}
