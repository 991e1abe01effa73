import Winnow

/// Notes and warnings that are set apart within the text, and code in elements that highlighters draw: a few words in a box to the model.
extension Coherence {
  /// In blocks: more than this is no note.
  private static let mostBlocks = 12
  private static let controls: TagSet = [.input, .select, .textarea, .form]

  /// In elements outward: code stands in a line of a table.
  private static let outward = 8

  /// Lets a note and code stay that stands between blocks of the text that do, in the same element.
  mutating func restoreCallouts(_ chosen: [Bool]) {
    var i = 1
    while i < context.count {
      guard !chosen[i], chosen[i - 1] else {
        i += 1
        continue
      }
      let end = chosen[i...].firstIndex(of: true) ?? context.count
      defer { i = end }
      guard end < context.count, end - i <= Self.mostBlocks else { continue }
      var k = i
      while k < end {
        guard let box = callout(around: k), case let members = context.range(box), members.lowerBound == k, members.upperBound <= end else {
          k += 1
          continue
        }
        if isNote(box, members), sharedBox(i - 1, k) != nil || sharedBox(k, end) != nil { for member in members { isKept[member] = true } }
        k = members.upperBound
      }
    }
  }

  private func callout(around i: Int) -> Int? {
    let container = context.blocks[i].container
    let classes = ContentClasses.builtIn
    return ([container] + container.ancestors.prefix(Self.levels)).last { classes.isCallout($0) }?.id
      ?? ([container] + container.ancestors.prefix(Self.outward)).last { classes.has(.codeContainers, $0) }?.id
  }

  /// Whether it has few links, nothing to fill in, and a third of what the model asks of a text.
  private func isNote(_ box: Int, _ members: Range<Int>) -> Bool {
    let sum = context.sum(members)
    guard sum.unlinked * 2 >= sum.characterCount,
      !context.tree[box].subtree.contains(where: { Self.controls.contains(context.tree.tag(of: $0)) })
    else { return false }
    let weight = members.reduce(0) { $0 + Int(scores[$1]) * context.characterCount($1) }
    return weight * 3 >= threshold * sum.characterCount
  }
}
