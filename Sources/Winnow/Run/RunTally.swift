/// What a run did so far, counted over its pages.
package struct RunTally: Sendable, Hashable, Codable {
  /// What one step did in the run.
  package struct Step: Sendable, Hashable, Codable {
    /// The step's id.
    package let id: String
    /// The pages on which it made an edit.
    package var pages = 0
    /// CPU seconds.
    package var seconds = 0.0
    /// How many blocks each of its rules dropped.
    package var dropped: [String: Int] = [:]
    /// On how many pages it took another text than it should have.
    package var fallbacks = 0
  }

  /// How many pages there were, and how many of them failed.
  package private(set) var pages = 0, failed = 0
  /// How many pages failed, by ``PageError/kind``.
  package private(set) var errors: [String: Int] = [:]
  /// CPU seconds of reading pages from their bytes and parsing them.
  package private(set) var parsing = 0.0
  /// In the order in which they first ran.
  package private(set) var steps: [Step] = []

  /// On how many pages a step took another text than it should have; a page counts once a step.
  package var fallbacks: Int { steps.reduce(0) { $0 + $1.fallbacks } }

  /// A run without pages yet.
  package init() {}

  /// Counts one more page.
  package mutating func add(_ outcome: Outcome) {
    pages += 1
    parsing += outcome.parsing
    if case .failure(let error) = outcome.result {
      failed += 1
      errors[error.kind, default: 0] += 1
    }
    for (index, tally) in outcome.steps.enumerated() { add(tally, near: index) }
  }

  /// Most runs have one pipeline, so a step stands where it stood the last time.
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
