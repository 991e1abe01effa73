/// What a step did, for an observer.
public struct StepTrace: Sendable {
  /// The step's id.
  public let id: String
  /// The step's summary.
  public let summary: String
  /// `false` where the step's condition did not hold.
  public let ran: Bool
  /// CPU seconds.
  public let seconds: Double
  /// The step's edits.
  public let edits: [Edit]
  /// The page before and after the step; without the journal, to avoid copying it for each step.
  public let before, after: Page
}
