import Winnow

/// The leaves of the tree that are content: kept texts, and the images, formulas and frames among them.
struct KeptLeaves {
  /// Over the nodes: the leaves that are content.
  private let kept: RankIndex

  static let media: TagSet = [.img, .iframe, .video, .audio, .embed, .object, .hr, .picture]

  /// - Parameter formulas: the elements of formulas, with their descendants.
  init(_ page: Page, formulas: [Range<Int>]) {
    let tree = page.tree
    let neighbours = MediaNeighbours(page)
    let hasFilms = tree.hasName("lite-youtube")
    var kept = [Bool](repeating: false, count: tree.count)
    for id in 0..<tree.count {
      let tag = tree.tag(of: id)
      if tag == .text {
        kept[id] = page.isKept(id) && tree.characterCount(in: id..<id + 1) > 0
      } else if Self.media.contains(tag) || hasFilms && tag == .other && tree[id].name == "lite-youtube" {
        kept[id] = neighbours.isKept(id)
      }
    }
    for formula in formulas {
      let isKept = formula.contains { kept[$0] } || neighbours.isKept(formula.lowerBound)
      for id in formula { kept[id] = false }
      kept[formula.lowerBound] = isKept
    }
    self.kept = RankIndex(kept)
  }

  /// Whether these nodes contain a leaf that is content.
  func contains(_ nodes: Range<Int>) -> Bool { kept[nodes] > 0 }
}
