import Winnow

/// Post-processing of the model's decision: keeps blocks that belong to kept ones.
struct Coherence {
  let context: BlockFeatureContext
  let scores: [UInt8], threshold: Int
  var isKept: [Bool]

  init(_ context: BlockFeatureContext, _ scores: [UInt8], threshold: Int, _ isKept: [Bool]) {
    (self.context, self.scores, self.threshold, self.isKept) = (context, scores, threshold, isKept)
  }

  /// Keeps ingredients, questions with their answers, lists after a kept heading, gaps in lists, code of the text, mostly kept tables with
  /// their captions, the footnotes of the text, and the standfirst and all paragraphs of an article.
  ///
  /// - Parameter isProse: whether lists and footnotes on this type of page are text; those of a shop are products and terms, unless they
  ///   have no links, or are marked as footnotes.
  mutating func restore(_ page: Page, isProse: Bool, isArticle: Bool = false) {
    restoreIngredients()
    restoreAnswers()
    let chosen = isKept
    for i in context.all where !chosen[i] {
      if context.kinds[i] == .code, Int(scores[i]) * 10 >= threshold,
        isCodeBetween(i, chosen) || Int(scores[i]) * 4 >= threshold && isCodeOfText(i, chosen)
      {
        isKept[i] = true
      }
    }
    restoreLists(chosen)
    let whole = isKept
    for i in context.all where !whole[i] && context.kinds[i] == .heading && isBetween(i, whole) && Int(scores[i]) * 3 >= threshold {
      isKept[i] = true
    }
    restoreTitle(chosen)
    restoreFirstHeading(chosen)
    restoreTables(chosen)
    restoreCallouts(chosen)
    restoreLists(ofPlainItems: chosen)
    restoreFootnotes(page, chosen, areCalledSo: !isProse)
    if isProse {
      restoreItems(chosen)
      restoreGroups()
    }
    restoreLeads()
    restoreCaptions()
    if isArticle {
      restoreParagraphs()
      restoreStandfirst(page)
    }
  }

  private func isBetween(_ i: Int, _ chosen: [Bool]) -> Bool { i > 0 && i + 1 < context.count && chosen[i - 1] && chosen[i + 1] }

  /// Whether the code is between kept blocks; the rest of its `pre`, other code, captions and labels are skipped.
  private func isCodeBetween(_ i: Int, _ chosen: [Bool]) -> Bool {
    func isNeutral(_ k: Int) -> Bool { !chosen[k] && (context.kinds[k] == .code || context.kinds[k] == .caption || isLabel(k)) }
    let container = context.blocks[i].container
    let pre = (container.tag == .pre ? container : container.ancestors.first { $0.tag == .pre })?.subtree ?? 0..<0
    var first = i - 1
    var last = i + 1
    while first >= 0, i - first < Self.maxDistance, isNeutral(first) || pre.contains(context.blocks[first].nodes.lowerBound) { first -= 1 }
    while last < context.count, last - i < Self.maxDistance, isNeutral(last) || pre.contains(context.blocks[last].nodes.lowerBound) {
      last += 1
    }
    return first >= 0 && last < context.count && chosen[first] && chosen[last]
  }

  /// Whether it labels the code below it: a tab, a language, a file, a button.
  private func isLabel(_ k: Int) -> Bool {
    context.characterCount(k) <= Self.maxLabelLength && context.kinds[k] != .heading
  }

  /// Characters.
  private static let maxLabelLength = 40

  /// Whether it is code in the same element as kept prose, directly after a kept block or other code.
  private func isCodeOfText(_ i: Int, _ chosen: [Bool]) -> Bool {
    guard context.groups[context.containers[i]] & ElementGroups.nonContent == 0 else { return false }
    var before = i - 1
    while before >= 0, i - before < Self.maxDistance, !chosen[before], context.kinds[before] == .code || isLabel(before) { before -= 1 }
    guard before >= 0, chosen[before] else { return false }
    return sharedBox(before, i) != nil
  }

  /// The lowest common ancestor of two blocks, at most a few levels above either.
  func sharedBox(_ a: Int, _ b: Int) -> Node? {
    let boxes = Set(context.blocks[a].container.ancestors.prefix(Self.levels).map(\.id))
    return context.blocks[b].container.ancestors.prefix(Self.levels).first { boxes.contains($0.id) && $0.tag != .body }
  }

  static let levels = 4

  /// Blocks: the maximum distance of the text next to code.
  private static let maxDistance = 500

  /// Keeps the page's own heading directly above the first kept block.
  private mutating func restoreTitle(_ chosen: [Bool]) {
    guard let first = chosen.firstIndex(of: true), first > 0, context.kinds[first - 1] == .heading, context.blocks[first - 1].level == 1,
      context.blocks[first].level != 1
    else { return }
    isKept[first - 1] = true
  }

  /// Keeps the heading of the first section if the headings of its siblings are kept.
  private mutating func restoreFirstHeading(_ chosen: [Bool]) {
    guard let first = chosen.firstIndex(of: true), first > 0, case let i = first - 1, context.kinds[i] == .heading,
      context.kinds[first] != .heading, Int(scores[i]) * 3 >= threshold
    else { return }
    let heading = context.blocks[i]
    let part = context.tree.parent(of: context.containers[i])
    guard context.tree[part].subtree.contains(context.blocks[first].nodes.lowerBound) else { return }
    let isOneOfMany = (first..<context.range(part).upperBound).contains {
      chosen[$0] && context.kinds[$0] == .heading && context.blocks[$0].level == heading.level
        && context.tree.parent(of: context.containers[$0]) == part
    }
    if isOneOfMany { isKept[i] = true }
  }

  /// Keeps tables with more than a third of their characters kept.
  private mutating func restoreTables(_ chosen: [Bool]) {
    var i = 0
    while i < context.count {
      guard context.kinds[i] == .cell, let table = table(i) else {
        i += 1
        continue
      }
      let blocks = context.range(table.id)
      let characterCount = context.sum(blocks).characterCount
      let kept = blocks.reduce(0) { chosen[$1] ? $0 + context.characterCount($1) : $0 }
      if kept * 3 > characterCount, kept < characterCount { for k in blocks where isCell(k) { isKept[k] = true } }
      i = max(i + 1, blocks.upperBound)
    }
  }

  /// Whether it is the whole content of a cell: text in an element within the cell has another kind.
  private func isCell(_ i: Int) -> Bool {
    if context.kinds[i] == .cell { return true }
    let cell = context.blocks[i].container.ancestors.prefix(3).first { $0.tag == .td || $0.tag == .th }
    return cell.map { context.range($0.id).count == 1 } ?? false
  }

  /// Keeps the items between two kept ones, in a list with most characters kept.
  private mutating func restoreItems(_ chosen: [Bool]) {
    var i = 0
    while i < context.count {
      guard context.kinds[i] == .item, !chosen[i], let list = list(i) else {
        i += 1
        continue
      }
      let blocks = context.range(list.id)
      let characterCount = context.sum(blocks).characterCount
      let kept = blocks.reduce(0) { chosen[$1] ? $0 + context.characterCount($1) : $0 }
      if kept * 2 > characterCount, let first = blocks.first(where: { chosen[$0] }), let last = blocks.last(where: { chosen[$0] }) {
        for k in first..<last where context.kinds[k] == .item && Int(scores[k]) * 4 >= threshold { isKept[k] = true }
      }
      i = max(i + 1, blocks.upperBound)
    }
  }

  private func list(_ i: Int) -> Node? {
    let container = context.blocks[i].container
    return ([container] + container.ancestors.prefix(4)).first { $0.tag == .ul || $0.tag == .ol || $0.tag == .dl }
  }

  private func table(_ i: Int) -> Node? { context.blocks[i].container.ancestors.first { $0.tag == .table } }

  /// Keeps the targets of kept references.
  ///
  /// - Parameter areCalledSo: whether only notes with a class or role of footnotes count.
  private mutating func restoreFootnotes(_ page: Page, _ chosen: [Bool], areCalledSo: Bool) {
    for pair in LinkedFootnotes(page, isKept: { _ in true }).pairs {
      guard let reference = context.block(at: pair.reference), isKept[reference], !areCalledSo || isCalledFootnote(pair.definition) else {
        continue
      }
      for k in context.range(pair.definition) { isKept[k] = true }
    }
  }

  private func isCalledFootnote(_ definition: Int) -> Bool {
    let node = context.tree[definition]
    return ([node] + node.ancestors.prefix(2)).contains {
      FootnoteMarker.roles.contains($0[.role] ?? "") || Self.footnotes.has(.footnoteTexts, $0)
    }
  }

  private static let footnotes = ContentClasses.builtIn
}
