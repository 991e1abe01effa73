/// What became of one page of a run.
public struct Outcome: Sendable {
  /// Which page it is.
  public let origin: Origin
  /// What its writers wrote, or why it failed.
  public let result: Result<[Output], PageError>
  /// When it was published, or else fetched: ISO 8601, as much of it as is known.
  package var date: String?
  /// The page as it was read, where it failed and the run puts such pages aside.
  package var failed: RawPage?
  /// What each step did, as far as the page came.
  package var steps: [StepTally] = []
  /// CPU seconds of reading it from its bytes and parsing it.
  package var parsing = 0.0
  /// What the run is to remember of it, where its pipeline compares pages.
  package var pageDigest: PageDigest?

  /// A page and what became of it.
  package init(origin: Origin, result: Result<[Output], PageError>) { (self.origin, self.result) = (origin, result) }
}
