package import Winnow

/// How the rules of a page's language apply to some words of a block.
package struct RuleTrials: Sendable {
  /// A BCP 47 primary subtag.
  package let language: String
  /// The files of its pack, its own first.
  package let files: [String]
  /// Whether a stage searches the block for attributions.
  package let isRead: Bool
  /// One per rule with an anchor among the words; the best matches first.
  package let trials: [RuleTrial]

  /// Evaluates the rules.
  /// - Parameters:
  ///   - words: as displayed; whitespace, marks and case are ignored.
  ///   - original: the page before the pipeline ran on it.
  /// - Returns: `nil` if no stage of the pipeline uses rules.
  /// - Throws: ``PageError`` if the pipeline fails on the page.
  package init?(of words: String, in block: Block, of original: Page, _ pipeline: Pipeline, _ findings: SurveyFindings) throws {
    var readings: [RuleScan] = []
    var credited: [Attribution] = []
    var language: String??
    for entry in pipeline.entries {
      guard let stage = entry.step as? any RuleStage else { continue }
      var page = original
      _ = try pipeline.run(on: &page, findings: findings, until: entry.id)
      language = .some(page.record[.language])
      guard entry.condition?.holds(for: page) ?? true else { continue }
      let first = page.locatedValues.count
      try stage.run(on: &page, knowing: findings, as: entry.id) { if $0.block.index == block.index { readings.append($0) } }
      credited += page.locatedValues[first...].filter { $0.nodes == block.nodes }.compactMap(\.attribution)
    }
    guard let language else { return nil }
    let pack = try LanguagePacks.pack(of: language)
    (self.language, files, isRead) = (pack.language, pack.files, !readings.isEmpty)
    let all = readings.flatMap { reading in reading.tokens(saying: words).map { reading.trials(at: $0, credited: credited) } ?? [] }
    trials = Dictionary(all.map { ($0.rule, $0) }) { $1.isBeyond($0) ? $1 : $0 }.values.sorted {
      $0.isBeyond($1) || !$1.isBeyond($0) && $0.rule < $1.rule
    }
  }
}
