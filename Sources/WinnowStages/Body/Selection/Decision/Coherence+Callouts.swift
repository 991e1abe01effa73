import Winnow

/// Callouts within the text, and code in the elements of highlighters: the model scores short boxes low.
extension Coherence {
  /// Maximum number of blocks of a callout.
  private static let maxBlocks = 12

  /// Maximum levels of ancestors: code may be in a row of a table.
  private static let outward = 8

  /// Keeps callouts and code between kept blocks of the text, in the same element.
  mutating func restoreCallouts(_ chosen: [Bool]) {
    var i = 1
    while i < context.count {
      guard !chosen[i], chosen[i - 1] else {
        i += 1
        continue
      }
      let end = chosen[i...].firstIndex(of: true) ?? context.count
      defer { i = end }
      guard end < context.count, end - i <= Self.maxBlocks else { continue }
      var k = i
      while k < end {
        guard let box = callout(at: k, before: end) else {
          k += 1
          continue
        }
        let members = context.range(box)
        if isNote(box, members), sharedBox(i - 1, k) != nil || sharedBox(k, end) != nil { for member in members { isKept[member] = true } }
        k = members.upperBound
      }
    }
  }

  /// The outermost callout, or else code box, that begins with this block and ends before block `end`.
  private func callout(at i: Int, before end: Int) -> Int? {
    let classes = ContentClasses.builtIn
    var callout: Int?
    var code: Int?
    var node: Node? = context.blocks[i].container
    for level in 0...Self.outward {
      guard let box = node, case let members = context.range(box.id), members.lowerBound == i, members.upperBound <= end else { break }
      if level <= Self.levels, classes.isCallout(box) { callout = box.id }
      if classes.has(.codeContainers, box) { code = box.id }
      node = box.parent
    }
    return callout ?? code
  }

  /// Whether it has few links, no form controls, and a third of the score required of text.
  private func isNote(_ box: Int, _ members: Range<Int>) -> Bool {
    let sum = context.sum(members)
    guard sum.unlinked * 2 >= sum.characterCount,
      !context.tree[box].subtree.contains(where: { TagSet.fields.contains(context.tree.tag(of: $0)) })
    else { return false }
    let weight = members.reduce(0) { $0 + Int(scores[$1]) * context.characterCount($1) }
    return weight * 3 >= threshold * sum.characterCount
  }
}
