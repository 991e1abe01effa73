/// The result for one page of a run.
public struct Outcome: Sendable {
  /// Which page it is.
  public let origin: Origin
  /// The output of its writers, or the error.
  public let result: Result<[Output], PageError>
  /// When it was published, or else fetched: ISO 8601, as precise as known.
  package var date: String?
  /// The page as read, if it failed and the run collects dead letters.
  package var failed: RawPage?
  /// What each step did, up to the end or the failure.
  package var steps: [StepTally] = []
  /// CPU seconds of reading and parsing.
  package var parsing = 0.0
  /// The page's digest for later comparisons, if its pipeline compares pages.
  package var pageDigest: PageDigest?

  /// Creates an outcome.
  package init(origin: Origin, result: Result<[Output], PageError>) { (self.origin, self.result) = (origin, result) }
}
