/// A step's role in a run. Stored in the step, since a dynamic conformance check costs as much as a small stage.
public enum StepRole: Sendable {
  /// Edits pages.
  case stage(any Stage)
  /// Needs statistics over several pages of a site first.
  case surveying(any SurveyingStage)
  /// Compares a page with earlier pages.
  case comparing(any ComparingStage)
  /// Renders pages.
  case writer(any Writer)
  /// Does nothing.
  case none
}
