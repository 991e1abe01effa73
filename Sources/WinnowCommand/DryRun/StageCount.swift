import Winnow

/// Statistics of a page after a step.
struct StageCount {
  /// Kept after the step.
  let blocks, characterCount: Int
  /// Dropped by the step.
  let droppedBlocks, droppedCharacters: Int

  /// The counts of each trace, in order; only edited parts are recounted.
  static func all(_ traces: [StepTrace]) -> [StageCount] {
    var counts: [StageCount] = []
    var last: (blocks: Int, characterCount: Int)?
    for trace in traces {
      let before = last ?? count(trace.before)
      let after = trace.edits.contains { $0.change == .drop } ? count(trace.after) : before
      counts.append(
        StageCount(
          blocks: after.blocks, characterCount: after.characterCount, droppedBlocks: before.blocks - after.blocks,
          droppedCharacters: before.characterCount - after.characterCount))
      last = after
    }
    return counts
  }

  private static func count(_ page: Page) -> (blocks: Int, characterCount: Int) { (page.blocks.count, DryRunText.characterCount(page)) }
}
