/// What a step did in a run that is watched.
public struct StepTrace: Sendable {
  /// The step's id.
  public let id: String
  /// The step's own words.
  public let summary: String
  /// `false` where the step's condition did not hold.
  public let ran: Bool
  /// CPU seconds.
  public let seconds: Double
  /// The edits that it made.
  public let edits: [Edit]
  /// What stood when the step found the page and when it left it; without the journal, which would be copied for each step.
  public let before, after: Page
}
