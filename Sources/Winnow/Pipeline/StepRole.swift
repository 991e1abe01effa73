/// What a step is to a run. It is the step's own word, since to ask the runtime what a value conforms to takes as long as many a stage.
public enum StepRole: Sendable {
  /// It makes edits to pages.
  case stage(any Stage)
  /// It looks at many pages of a site first.
  case surveying(any SurveyingStage)
  /// It compares a page with those before it.
  case comparing(any ComparingStage)
  /// It renders pages.
  case writer(any Writer)
  /// It does nothing.
  case none
}
