import Winnow

/// Lists that belong to the text, where the model sees rows of short lines.
extension Coherence {
  /// A list without links right under a heading that stays, in the same element: the heading stays for what it heads.
  mutating func restoreLists(_ judged: [Bool]) {
    for heading in scene.all where judged[heading] && scene.kinds[heading] == .heading {
      var end = heading + 1
      while end < scene.count, scene.kinds[end] == .item { end += 1 }
      guard end > heading + 1, end < scene.count, judged[end] || scene.kinds[end] == .heading, sharedBox(heading, heading + 1) != nil else { continue }
      let items = heading + 1..<end, sum = scene.sum(items)
      guard sum.unlinked * 10 >= sum.letters * 9, items.allSatisfy({ judged[$0] || Int(scores[$0]) * 5 >= threshold && scene.groups[scene.containers[$0]] & ElementGroups.inserted == 0 }) else { continue }
      for i in items { stays[i] = true }
    }
  }

  /// The ingredients of a recipe, by what they are called, where some of the recipe stays; the heading over them stays with them.
  mutating func restoreIngredients() {
    guard let first = stays.firstIndex(of: true), let last = stays.lastIndex(of: true) else { return }
    let near = max(0, first - Self.mostIngredients)..<min(scene.count, last + Self.mostIngredients)
    for i in near where !stays[i] && isIngredient(i) {
      stays[i] = true
      if i > 0, !stays[i - 1], scene.kinds[i - 1] == .heading { stays[i - 1] = true }
    }
  }

  private static let mostIngredients = 60

  private static let elsewhere = ElementGroups.mask(["nav", "aside", "footer", "word related", "word comment"])

  private func isIngredient(_ i: Int) -> Bool {
    scene.isInside(ElementGroups.ingredients, i) && !scene.isInside(Self.elsewhere, i) && scene.groups.isIngredient(scene.blocks[i])
  }
}
