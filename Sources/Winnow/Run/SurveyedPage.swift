/// A page that a survey took through its pipeline without findings: the features that its surveying stages counted, and snapshots from
/// which a run may continue.
package struct SurveyedPage: Sendable {
  /// The page between two steps.
  struct Snapshot: Sendable {
    var page: Page
    var done = PipelineProgress()
    /// The next step: an index of ``Pipeline/entries``.
    var next: Int
  }

  /// The features of the page that a surveying stage counted.
  struct Counted: Sendable {
    let step: String
    let siteFeatures: Set<String>
  }

  private(set) var counted: [Counted] = []
  /// After parsing, and before each surveying stage. None after a comparing stage, which waits for the run.
  private var snapshots: [Snapshot]
  /// CPU seconds of reading and parsing.
  let parsing: Double

  /// Parses the page and takes it through the pipeline.
  /// - Parameter reading: CPU seconds of reading.
  /// - Throws: ``PageError`` for a page that cannot be parsed. If a step fails, the features counted before it remain.
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

  /// The page's origin.
  package var origin: Origin { snapshots[0].page.origin }

  /// The approximate memory in bytes.
  package var memory: Int { snapshots[0].page.tree.memory + snapshots.reduce(0) { $0 + $1.page.marksMemory } }

  /// The last snapshot that a run with these findings can continue from with the same result.
  ///
  /// A page is determined by its tree and journal, so a later snapshot is valid as long as each surveying stage makes the same edits.
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
  /// The approximate memory in bytes.
  fileprivate var memory: Int {
    let nodes = storage.nodes.count * MemoryLayout<NodeRecord>.stride + storage.blocks.count * MemoryLayout<BlockRecord>.stride
    let attributes = storage.attributes.count * MemoryLayout<AttributeRecord>.stride
    return nodes + attributes + storage.text.count + storage.values.count + storage.source.count
  }
}
