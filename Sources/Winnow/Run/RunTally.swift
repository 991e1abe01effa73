/// Statistics of a run, over its pages so far.
package struct RunTally: Sendable, Hashable, Codable {
  /// Statistics of one step in the run.
  package struct Step: Sendable, Hashable, Codable {
    /// The step's id.
    package let id: String
    /// The number of pages that it edited.
    package var pages = 0
    /// CPU seconds.
    package var seconds = 0.0
    /// The number of blocks that each of its rules dropped.
    package var dropped: [String: Int] = [:]
    /// The number of pages with a fallback warning.
    package var fallbacks = 0
  }

  /// The number of pages, and of those that failed.
  package private(set) var pages = 0, failed = 0
  /// The number of failed pages, by ``PageError/kind``.
  package private(set) var errors: [String: Int] = [:]
  /// CPU seconds of reading and parsing.
  package private(set) var parsing = 0.0
  /// In the order of their first run.
  package private(set) var steps: [Step] = []

  /// The number of fallback warnings; a page counts once per step.
  package var fallbacks: Int { steps.reduce(0) { $0 + $1.fallbacks } }

  /// Creates the statistics of a run without pages.
  package init() {}

  /// Counts a page.
  package mutating func add(_ outcome: Outcome) {
    pages += 1
    parsing += outcome.parsing
    if case .failure(let error) = outcome.result {
      failed += 1
      errors[error.kind, default: 0] += 1
    }
    for (index, tally) in outcome.steps.enumerated() { add(tally, near: index) }
  }

  /// Most runs have one pipeline, so a step is usually at the index of the previous page.
  private mutating func add(_ tally: StepTally, near index: Int) {
    let known = index < steps.count && steps[index].id == tally.id ? index : steps.firstIndex { $0.id == tally.id }
    let at = known ?? steps.count
    if known == nil { steps.append(Step(id: tally.id)) }
    steps[at].seconds += tally.seconds
    if tally.edits > 0 { steps[at].pages += 1 }
    if !tally.fallbacks.isEmpty { steps[at].fallbacks += 1 }
    for rule in tally.dropped { steps[at].dropped[rule.rule, default: 0] += rule.blocks }
  }
}
