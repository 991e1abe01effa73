import Winnow

/// Blocks that belong to others stay with them, whatever the model says of them alone: nothing is cut out of the middle of a whole.
struct Coherence {
  let scene: BlockScene
  let scores: [UInt8], threshold: Int
  var stays: [Bool]

  init(_ scene: BlockScene, _ scores: [UInt8], threshold: Int, _ stays: [Bool]) { (self.scene, self.scores, self.threshold, self.stays) = (scene, scores, threshold, stays) }

  /// Lets ingredients, questions with their answers, lists under a heading that stays and without gaps, code of the text, tables that
  /// stay for the most part, and the footnotes of the text stay.
  ///
  /// - Parameter isProse: whether the page is of a kind whose lists and footnotes are text; those of a shop are its wares and terms.
  mutating func restore(_ page: Page, isProse: Bool) {
    restoreIngredients()
    restoreAnswers()
    let judged = stays
    for i in scene.all where !judged[i] {
      if scene.kinds[i] == .code, Int(scores[i]) * 4 >= threshold, isCodeBetween(i, judged) || isCodeOfText(i, judged) { stays[i] = true }
    }
    restoreLists(judged)
    let whole = stays
    for i in scene.all where !whole[i] && scene.kinds[i] == .heading && isBetween(i, whole) && Int(scores[i]) * 3 >= threshold { stays[i] = true }
    restoreTitle(judged)
    restoreTables(judged)
    guard isProse else { return }
    restoreItems(judged)
    restoreFootnotes(page, judged)
  }

  private func isBetween(_ i: Int, _ judged: [Bool]) -> Bool { i > 0 && i + 1 < scene.count && judged[i - 1] && judged[i + 1] }

  /// The same of all that stands in one `pre`; captions and other code beside it say nothing.
  private func isCodeBetween(_ i: Int, _ judged: [Bool]) -> Bool {
    func isNeutral(_ k: Int) -> Bool { !judged[k] && (scene.kinds[k] == .code || scene.kinds[k] == .caption) }
    let container = scene.blocks[i].container
    let pre = (container.tag == .pre ? container : container.ancestors.first { $0.tag == .pre })?.subtree ?? 0..<0
    var first = i - 1, last = i + 1
    while first >= 0, i - first < Self.farthest, isNeutral(first) || pre.contains(scene.blocks[first].nodes.lowerBound) { first -= 1 }
    while last < scene.count, last - i < Self.farthest, isNeutral(last) || pre.contains(scene.blocks[last].nodes.lowerBound) { last += 1 }
    return first >= 0 && last < scene.count && judged[first] && judged[last]
  }

  /// Code in the same element as prose that stays, right behind a block that stays or other code.
  private func isCodeOfText(_ i: Int, _ judged: [Bool]) -> Bool {
    guard scene.groups[scene.containers[i]] & ElementGroups.inserted == 0 else { return false }
    var before = i - 1
    while before >= 0, i - before < Self.farthest, !judged[before], scene.kinds[before] == .code { before -= 1 }
    guard before >= 0, judged[before] else { return false }
    return sharedBox(before, i) != nil
  }

  /// The element that holds both blocks, no more than a few levels up from either.
  func sharedBox(_ a: Int, _ b: Int) -> Node? {
    let boxes = Set(scene.blocks[a].container.ancestors.prefix(Self.levels).map(\.id))
    return scene.blocks[b].container.ancestors.prefix(Self.levels).first { boxes.contains($0.id) && $0.tag != .body }
  }

  static let levels = 4

  /// In blocks: how far the text beside code is looked for.
  private static let farthest = 500

  /// The page's own heading, where it stands right over the first block that stays.
  private mutating func restoreTitle(_ judged: [Bool]) {
    guard let first = judged.firstIndex(of: true), first > 0, scene.kinds[first - 1] == .heading, scene.blocks[first - 1].level == 1, scene.blocks[first].level != 1 else { return }
    stays[first - 1] = true
  }

  /// A table of which more than a third of the letters stay.
  private mutating func restoreTables(_ judged: [Bool]) {
    var i = 0
    while i < scene.count {
      guard scene.kinds[i] == .cell, let table = table(i) else { i += 1; continue }
      let blocks = i..<scene.range(table.id).upperBound
      let letters = scene.sum(blocks).letters, kept = blocks.reduce(0) { judged[$1] ? $0 + scene.letters($1) : $0 }
      if kept * 3 > letters, kept < letters { for k in blocks where scene.kinds[k] == .cell { stays[k] = true } }
      i = blocks.upperBound
    }
  }

  /// The items between two that stay, of a list of which most letters do.
  private mutating func restoreItems(_ judged: [Bool]) {
    var i = 0
    while i < scene.count {
      guard scene.kinds[i] == .item, !judged[i], let list = list(i) else { i += 1; continue }
      let blocks = scene.range(list.id)
      let letters = scene.sum(blocks).letters, kept = blocks.reduce(0) { judged[$1] ? $0 + scene.letters($1) : $0 }
      if kept * 2 > letters, let first = blocks.first(where: { judged[$0] }), let last = blocks.last(where: { judged[$0] }) {
        for k in first..<last where scene.kinds[k] == .item && Int(scores[k]) * 4 >= threshold { stays[k] = true }
      }
      i = max(i + 1, blocks.upperBound)
    }
  }

  private func list(_ i: Int) -> Node? {
    let container = scene.blocks[i].container
    return ([container] + container.ancestors.prefix(4)).first { $0.tag == .ul || $0.tag == .ol || $0.tag == .dl }
  }

  private func table(_ i: Int) -> Node? { scene.blocks[i].container.ancestors.first { $0.tag == .table } }

  /// What a reference that stays leads to.
  private mutating func restoreFootnotes(_ page: Page, _ judged: [Bool]) {
    for pair in LinkedFootnotes(page, stands: { _ in true }).pairs {
      guard let reference = scene.block(at: pair.reference), judged[reference] else { continue }
      for k in scene.range(pair.definition) { stays[k] = true }
    }
  }
}
