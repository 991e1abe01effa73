import Winnow

/// Lists that belong to the text, although the model scores short lines low.
extension Coherence {
  /// Keeps a list without links directly after a kept heading, in the same element.
  mutating func restoreLists(_ chosen: [Bool]) {
    for heading in context.all where chosen[heading] && context.kinds[heading] == .heading {
      var end = heading + 1
      while end < context.count, context.kinds[end] == .item { end += 1 }
      guard end > heading + 1, end < context.count, chosen[end] || context.kinds[end] == .heading, sharedBox(heading, heading + 1) != nil
      else { continue }
      let items = heading + 1..<end
      let sum = context.sum(items)
      guard sum.unlinked * 10 >= sum.characterCount * 9,
        items.allSatisfy({
          chosen[$0] || Int(scores[$0]) * 5 >= threshold && context.groups[context.containers[$0]] & ElementGroups.nonContent == 0
        })
      else { continue }
      for i in items { isKept[i] = true }
    }
  }

  /// Keeps all items of a list without links if some are kept, and so are the blocks around the list.
  mutating func restoreLists(ofPlainItems chosen: [Bool]) {
    var i = 1
    while i < context.count {
      guard context.kinds[i] == .item, !chosen[i],
        let list = context.blocks[i].container.ancestors.first(where: { Self.lists.contains($0.tag) })
      else {
        i += 1
        continue
      }
      let items = context.range(list.id)
      defer { i = max(i + 1, items.upperBound) }
      let sum = context.sum(items)
      guard items.lowerBound > 0, chosen[items.lowerBound - 1], items.upperBound < context.count, chosen[items.upperBound],
        sum.unlinked == sum.characterCount,
        items.allSatisfy({ context.kinds[$0] == .item && Int(scores[$0]) * 3 >= threshold }),
        items.reduce(0, { chosen[$1] ? $0 + context.characterCount($1) : $0 }) * 3 >= sum.characterCount
      else { continue }
      for k in items { isKept[k] = true }
    }
  }

  private static let lists: TagSet = [.ul, .ol]

  /// Keeps the line directly before a kept list or code, in the same parent element, as it introduces it.
  mutating func restoreLeads() {
    for i in context.all.dropLast() where !isKept[i] && isKept[i + 1] && context.blocks[i].container.tag == .p {
      let (kind, container) = (context.kinds[i + 1], context.blocks[i].container)
      guard kind == .item || kind == .code, context.unlinked(i) == context.characterCount(i),
        Int(scores[i]) * (context.blocks[i].text.hasSuffix(":") ? 4 : 2) >= threshold,
        let next = container.nextElement, next.subtree.contains(context.blocks[i + 1].nodes.lowerBound)
      else { continue }
      isKept[i] = true
    }
  }

  /// Keeps the ingredients of a recipe, by their class, if some of the recipe is kept; and the heading above them.
  mutating func restoreIngredients() {
    guard let first = isKept.firstIndex(of: true), let last = isKept.lastIndex(of: true) else { return }
    let near = max(0, first - Self.maxIngredientLength)..<min(context.count, last + Self.maxIngredientLength)
    for i in near where !isKept[i] && isIngredient(i) {
      isKept[i] = true
      if i > 0, !isKept[i - 1], context.kinds[i - 1] == .heading { isKept[i - 1] = true }
    }
  }

  private static let maxIngredientLength = 60

  private static let elsewhere = ElementGroups.mask(.nav, .aside, .footer, .relatedWord, .commentWord)

  private func isIngredient(_ i: Int) -> Bool {
    context.isInside(ElementGroups.ingredients, i) && !context.isInside(Self.elsewhere, i) && context.groups.isIngredient(context.blocks[i])
  }
}
