/// A page that a survey took through its pipeline as if nothing were known of its site: what its surveying stages count of it, and
/// where a run may go on with it.
package struct SurveyedPage: Sendable {
  /// The page between two steps.
  struct Snapshot: Sendable {
    var page: Page
    var done = StepsDone()
    /// The step that comes next: an index of ``Pipeline/entries``.
    var next: Int
  }

  /// What a surveying stage counts of the page.
  struct Counted: Sendable {
    let step: String
    let siteFeatures: Set<String>
  }

  private(set) var counted: [Counted] = []
  /// As it was parsed, and as each surveying stage found it. There is none behind a stage that compares pages, which waits for the run.
  private var snapshots: [Snapshot]
  /// CPU seconds of reading it from its bytes and parsing it.
  let parsing: Double

  /// - Parameter reading: CPU seconds of reading it from its bytes.
  /// - Throws: ``PageError`` for a page that cannot be parsed. One that a step fails on is counted up to there.
  package init(_ raw: RawPage, for pipeline: Pipeline, reading: Double = 0) throws(PageError) {
    let clock = ThreadClock()
    let page = try raw.parsed(pipeline.limits)
    self.init(page, for: pipeline, parsing: reading + clock.seconds)
  }

  init(_ page: Page, for pipeline: Pipeline, parsing: Double = 0) {
    self.parsing = parsing
    var state = Snapshot(page: page, next: pipeline.entries.startIndex)
    snapshots = [state]
    let end = pipeline.entries.firstIndex { $0.comparingStage != nil } ?? pipeline.entries.endIndex
    for (index, entry) in pipeline.entries.enumerated() {
      guard let stage = entry.surveyingStage else { continue }
      let earlier = pipeline.entries[state.next..<index]
      guard (try? pipeline.run(earlier, on: &state.page, findings: SurveyFindings(), done: &state.done)) != nil else { return }
      state.next = index
      counted.append(Counted(step: entry.id, siteFeatures: Set(stage.siteFeatures(of: state.page))))
      if index < end { snapshots.append(state) }
    }
  }

  /// Where it came from.
  package var origin: Origin { snapshots[0].page.origin }

  /// How many bytes of memory it holds, about.
  package var memory: Int { snapshots[0].page.tree.memory + snapshots.reduce(0) { $0 + $1.page.marksMemory } }

  /// Where a run with these findings goes on: as far as it would have made the same page.
  ///
  /// A page is what its journal says of its tree, so that what follows a surveying stage holds wherever the stage makes the same edits.
  func snapshot(for pipeline: Pipeline, knowing findings: SurveyFindings) -> Snapshot {
    var last = snapshots[0]
    for next in snapshots.dropFirst() {
      let step = pipeline.entries[last.next]
      if findings.has(step.id, of: origin.host) {
        var knowing = last
        knowing.next += 1
        let first = last.page.journal.edits.count
        let alone = [step]
        guard (try? pipeline.run(alone[...], on: &knowing.page, findings: findings, done: &knowing.done)) != nil else { return last }
        let edits = next.page.journal.edits[first...].prefix { $0.step == step.id }
        guard knowing.page.journal.edits[first...] == edits, knowing.page.tree.storage === next.page.tree.storage else { return knowing }
      }
      last = next
    }
    return last
  }
}

extension Tree {
  /// How many bytes of memory it holds, about.
  fileprivate var memory: Int {
    let nodes = storage.nodes.count * MemoryLayout<NodeRecord>.stride + storage.blocks.count * MemoryLayout<BlockRecord>.stride
    let attributes = storage.attributes.count * MemoryLayout<AttributeRecord>.stride
    return nodes + attributes + storage.text.count + storage.values.count + storage.source.count
  }
}
