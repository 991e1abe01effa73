package import Winnow

/// What the rules of a page's language make of some words of a block.
package struct RuleTrials: Sendable {
  /// As a BCP 47 primary subtag.
  package let language: String
  /// The files of its pack, its own first.
  package let files: [String]
  /// Whether a stage looks for credits in the block at all.
  package let isRead: Bool
  /// One of each rule that is looked for by some of the words, those that came furthest first.
  package let trials: [RuleTrial]

  /// - Parameters:
  ///   - words: as a reader sees them; white space, marks and capitals do not count.
  ///   - original: the page before the pipeline ran on it.
  /// - Returns: `nil` where no stage of the pipeline goes by rules.
  /// - Throws: ``PageError`` when the pipeline fails on the page.
  package init?(of words: String, in block: Block, of original: Page, _ pipeline: Pipeline, _ findings: SurveyFindings) throws {
    var readings: [RuleReading] = []
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
