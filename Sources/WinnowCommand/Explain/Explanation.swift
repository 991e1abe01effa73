import Winnow
import WinnowStages

/// What became of some words of a page, and what would keep them.
struct Explanation {
  let page: Page
  let pipeline: Pipeline
  /// The place that is asked after, and the others that have the words.
  let finding: Finding
  let others: [Finding]
  /// The change of options that lets in the least besides, and the one that holds these words alone; `nil` where none keeps them.
  let suggestion: SuggestedChange?
  let keep: Keep?
  /// What rules of attribution make of the words; `nil` where the pipeline has none.
  let trials: RuleTrials?

  /// A patch that was tried on the page.
  struct Keep { let file: String, alsoKept: Int }

  var isKept: Bool { if case .kept = finding.fate { true } else { false } }

  /// - Parameter source: what the pipeline was made of, where that is no file.
  /// - Returns: `nil` where the page does not have the words.
  /// - Throws: ``PageError`` when the pipeline fails on the page.
  init?(_ words: String, _ original: Page, _ pipeline: Pipeline, _ findings: SurveyFindings, source: PipelineSource? = nil) throws {
    var cleaned = original
    _ = try pipeline.run(on: &cleaned, findings: findings)
    let found = Finding.all(words, in: cleaned)
    guard let first = found.first else { return nil }
    (page, self.pipeline, finding, others) = (cleaned, pipeline, first, Array(found.dropFirst()))
    trials = try RuleTrials(of: words, in: first.block, of: original, pipeline, findings)
    guard case .dropped(let edit) = first.fate else {
      (suggestion, keep) = (nil, nil)
      return
    }
    let search = PipelineSearch()
    let changed = search.changing(pipeline, WinnowCommand.registry, source: source)
    suggestion = SuggestedChangeSearch(page: original, cleaned: cleaned, block: first.block, findings: findings, make: changed).best(
      from: pipeline)
    keep = Self.keep(first.block, edit, original, cleaned, pipeline, findings, search, source)
  }

  /// Holds the block, and says how many others come in with it.
  private static func keep(
    _ block: Block, _ edit: Edit, _ original: Page, _ cleaned: Page, _ pipeline: Pipeline, _ findings: SurveyFindings,
    _ search: PipelineSearch,
    _ source: PipelineSource?
  ) -> Keep? {
    var before = original
    guard (try? pipeline.run(on: &before, findings: findings, until: edit.step)) != nil else { return nil }
    let patch = KeepPatch(block, droppedBy: edit.step, text: before.text(of: block))
    guard let changed = search.patching(pipeline, patch.byWords, WinnowCommand.registry, source: source) else { return nil }
    var result = original
    guard (try? changed.run(on: &result, findings: findings)) != nil, result.isKept(block.nodes) else { return nil }
    let alsoKept = result.blocks.count { $0.index != block.index && !cleaned.isKept($0.nodes) }
    return Keep(
      file: "{\"name\": \"mine\", \"extends\": \(JSON.string(pipeline.name).text), \"patch\": {\(patch.byWords)}}", alsoKept: alsoKept)
  }

  /// The record's keys that have the words of the block, or the other way round for what a browser does not show: a page's head has a
  /// title with its site.
  var fields: [String] {
    let key = UTF8Bytes.wordCharacters(of: finding.block.text)
    return [Record.Field.title, .titleRaw, .description].filter { field in
      page.record[field].map { value in
        let letters = UTF8Bytes.wordCharacters(of: value)
        return letters == key || finding.isHidden && letters.count >= Self.enough && UTF8Bytes.firstRange(of: letters, in: key[...]) != nil
      } ?? false
    }.map(\.rawValue)
  }

  /// A value of so many bytes is no part of a text by chance.
  private static let enough = 8
}
