package import Winnow

/// A stage that finds attributions by the rules of language packs.
package protocol RuleStage: Stage {
  /// Runs on the page as in a pipeline, and reports each text that it reads.
  ///
  /// - Parameter id: the step's id, under which its findings are stored.
  func run(on page: inout Page, knowing findings: SurveyFindings, as id: String, telling listener: @escaping RuleScan.Observer) throws
}
