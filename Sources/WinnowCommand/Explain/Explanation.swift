import Winnow
import WinnowStages

/// What happened to some words of a page, and the change that would keep them.
struct Explanation {
  let page: Page
  let pipeline: Pipeline
  /// The best match and the other matches; see ``Finding/all``.
  let finding: Finding
  let others: [Finding]
  /// The change of options that keeps the fewest other blocks, and the patch that keeps only these words; `nil` if none keeps them.
  let suggestion: SuggestedChange?
  let keep: Keep?
  /// The trials of attribution rules on the words; `nil` if the pipeline has none.
  let trials: RuleTrials?

  /// A patch that was tried on the page.
  struct Keep { let file: String, alsoKept: Int }

  var isKept: Bool { if case .kept = finding.fate { true } else { false } }

  /// - Parameter source: the source text of a pipeline that was not loaded from a file.
  /// - Returns: `nil` if the page does not contain the words.
  /// - Throws: ``PageError`` if the pipeline fails on the page.
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

  /// Keeps the block, and counts the other blocks that are kept with it.
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

  /// The record's keys whose value contains the block's words; for text that browsers do not display, also those whose value the block
  /// contains: the title in a page's head includes the site.
  var fields: [String] {
    let key = UTF8Bytes.wordCharacters(of: finding.block.text)
    return [Record.Field.title, .titleRaw, .description].filter { field in
      page.record[field].map { value in
        let letters = UTF8Bytes.wordCharacters(of: value)
        return letters == key || finding.isHidden && letters.count >= Self.enough && UTF8Bytes.firstRange(of: letters, in: key[...]) != nil
      } ?? false
    }.map(\.rawValue)
  }

  /// Minimum bytes of a value to count as a substring match.
  private static let enough = 8
}
