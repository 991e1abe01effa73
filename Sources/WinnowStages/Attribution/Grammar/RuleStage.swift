package import Winnow

/// A stage that finds credits by the rules of language packs.
package protocol RuleStage: Stage {
  /// Runs on the page as it would in a pipeline, and tells of each text that it looks at.
  ///
  /// - Parameter id: the step's, by which the findings are kept.
  func run(on page: inout Page, knowing findings: SurveyFindings, as id: String, telling listener: @escaping RuleReading.Listener) throws
}
