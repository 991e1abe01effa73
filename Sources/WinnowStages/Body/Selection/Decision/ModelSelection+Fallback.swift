import Winnow

extension ModelSelection.Choice {
  /// Characters: the fallback needs at least the first amount of prose on the page, and at most the second kept.
  private static let minProse = 400, maxKept = 300
  /// The fallback applies if the model keeps less than 1/8 of the prose.
  private static let share = 8
  /// The maximum link density of a block of prose.
  private static let maxLinkDensity = 0.3
  /// Groups that are not the page's own prose.
  private static let around = ElementGroups.frame | ElementGroups.mask(.aside, .commentWord, .relatedWord, .reviewWord, .advertisementWord)

  /// The page with its main content selected by density, if the model keeps almost nothing of a page with prose.
  func fallback(_ page: Page) -> Page? {
    func isProse(_ i: Int) -> Bool {
      blocks[i].unlinkedCharacterCount >= BlockFeatureContext.minProseCharacters && blocks[i].linkDensity < Self.maxLinkDensity
    }
    // On most pages the first kept blocks decide.
    let most = isKept.indices.reduce(0) { isProse($1) ? $0 + blocks[$1].unlinkedCharacterCount : $0 }
    guard most >= Self.minProse else { return nil }
    var page = page
    var kept = 0
    let groups = page.analysis(ElementGroups.self)
    for i in isKept.indices where isKept[i] && !isAround(blocks[i], groups) {
      kept += blocks[i].unlinkedCharacterCount
      if kept * Self.share >= most { return nil }
    }
    let prose = isKept.indices.reduce(0) { isProse($1) && !isAround(blocks[$1], groups) ? $0 + blocks[$1].unlinkedCharacterCount : $0 }
    guard prose >= Self.minProse, kept * Self.share < prose else { return nil }
    // Text in the frame of a page counts unless later stages drop it.
    kept = left(of: page)
    guard kept <= Self.maxKept, kept * Self.share < prose else { return nil }
    // Reader comments are not the content of the page.
    try? DropComments().run(on: &page)
    let usual = SelectMain()
    DensitySelection(blockPenalty: usual.minUnlinkedCharacters, linkWeight: usual.linkWeight, listingShare: usual.listingShare).run(
      on: &page)
    let found = page.blocks.reduce(0) {
      $1.unlinkedCharacterCount >= BlockFeatureContext.minProseCharacters ? $0 + $1.unlinkedCharacterCount : $0
    }
    return found > max(Self.minProse, kept * Self.share / 2) ? page : nil
  }

  private func isAround(_ block: Block, _ groups: ElementGroups) -> Bool { groups.isInside(Self.around, block.container.id, block.tree) }

  /// Unlinked characters that later stages leave of the selection.
  private func left(of page: Page) -> Int {
    var page = page.withoutJournal
    for i in isKept.indices where !isKept[i] { page.drop(blocks[i], because: "not main content") }
    if isArticle {
      try? DropComments().run(on: &page)
      try? DropChrome().run(on: &page)
    }
    return page.blocks.reduce(0) { $0 + $1.unlinkedCharacterCount }
  }
}
