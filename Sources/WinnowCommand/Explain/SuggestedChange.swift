import Winnow
import WinnowStages

/// A change of a pipeline that keeps a block which it drops: the smallest of those tried.
struct SuggestedChange {
  /// The parts of a patch: a stage's id, an option, and its value; without an option, the stage is removed.
  struct Change: Hashable {
    let stage: String
    let option: String?
    let value: String

    var patch: String { option.map { "\"\(stage)\": {\"with\": {\"\($0)\": \(value)}}" } ?? "\"\(stage)\": false" }
  }

  let changes: [Change]
  /// The other blocks that are kept with it.
  let alsoKept: [Block]
  /// The number of blocks that are no longer kept.
  let losesBlocks: Int

  var characterCount: Int { alsoKept.reduce(0) { $0 + $1.characterCount } }

  /// The pipeline file with the change.
  func file(extending pipeline: String) -> String { Self.file(changes, extending: pipeline) }

  static func file(_ changes: [Change], extending pipeline: String) -> String {
    "{\"name\": \"mine\", \"extends\": \"\(pipeline)\", \"patch\": {\(changes.map(\.patch).joined(separator: ", "))}}"
  }
}

/// Tries changes of a pipeline one by one on a page.
struct SuggestedChangeSearch {
  /// Makes a pipeline with changes; `nil` if one is not allowed.
  typealias Make = ([SuggestedChange.Change]) -> Pipeline?

  private let page: Page
  private let cleaned: Page
  private let block: Block
  private let make: Make
  private let findings: SurveyFindings

  /// Maximum number of changes combined, for a block that several stages drop.
  private static let maxStages = 4
  /// Bisection steps between a value that drops and one that keeps.
  private static let steps = 12

  init(page: Page, cleaned: Page, block: Block, findings: SurveyFindings, make: @escaping Make) {
    (self.page, self.cleaned, self.block, self.findings, self.make) = (page, cleaned, block, findings, make)
  }

  /// - Returns: the change that keeps the fewest other blocks; `nil` if removing every stage that drops the block does not keep it.
  func best(from pipeline: Pipeline) -> SuggestedChange? {
    var changes: [SuggestedChange.Change] = []
    var current = pipeline
    var after = cleaned
    for _ in 0..<Self.maxStages {
      guard let culprit = after.edit(dropping: block)?.step, let entry = current.entries.first(where: { $0.id == culprit }) else { break }
      // Never suggest keeping hidden content.
      guard !(entry.step is DropInvisible) else { return nil }
      let leaveOut = SuggestedChange.Change(stage: culprit, option: nil, value: "false")
      // Prefer an option that keeps the block to one that passes it to another dropping stage, and that to removing the stage.
      let trials = alternatives(entry, changes).compactMap { tried(changes + [$0]) }.filter { passes($0.result, culprit) }
      let keeping = trials.filter { $0.result.isKept(block.nodes) }
      guard let next = (keeping.isEmpty ? trials : keeping).min(by: { cost($0) < cost($1) }) ?? tried(changes + [leaveOut]) else {
        return nil
      }
      if next.result.isKept(block.nodes) { return suggestion(next.changes, next.result) }
      guard passes(next.result, culprit), let pipeline = make(next.changes) else { return nil }
      (changes, current, after) = (next.changes, pipeline, next.result)
    }
    return nil
  }

  /// Whether this stage no longer drops the block; another one may.
  private func passes(_ result: Page, _ stage: String) -> Bool { result.isKept(block.nodes) || result.edit(dropping: block)?.step != stage }

  private struct Trial { let changes: [SuggestedChange.Change], result: Page }

  private func tried(_ changes: [SuggestedChange.Change]) -> Trial? {
    guard let pipeline = make(changes) else { return nil }
    var result = page
    guard (try? pipeline.run(on: &result, findings: findings)) != nil else { return nil }
    return Trial(changes: changes, result: result)
  }

  private func cost(_ trial: Trial) -> Int { abs(DryRunText.characterCount(trial.result) - DryRunText.characterCount(cleaned)) }

  private func suggestion(_ changes: [SuggestedChange.Change], _ result: Page) -> SuggestedChange {
    SuggestedChange(
      changes: changes, alsoKept: result.blocks.filter { $0.index != block.index && !cleaned.isKept($0.nodes) },
      losesBlocks: cleaned.blocks.count { !result.isKept($0.nodes) })
  }

  /// Changes of one option of the step each.
  private func alternatives(_ entry: Pipeline.Entry, _ before: [SuggestedChange.Change]) -> [SuggestedChange.Change] {
    OptionDescription.all(of: entry.step).flatMap { option -> [SuggestedChange.Change] in
      let change = { (value: String) in SuggestedChange.Change(stage: entry.id, option: option.name, value: value) }
      switch option.defaultValue {
      case .bool(let value): return [change(value ? "false" : "true")]
      case .number(let value): return numbers(value, option, before, change)
      case .string(let value): return option.choices.filter { $0 != value }.map { change("\"\($0)\"") }
      default: return []
      }
    }
  }

  /// For each end of the range that keeps the block, the value nearest to the current one.
  private func numbers(
    _ value: Double, _ option: OptionDescription, _ before: [SuggestedChange.Change], _ change: (String) -> SuggestedChange.Change
  ) -> [SuggestedChange.Change] {
    guard let range = option.range else { return [] }
    let isWhole = option.typeName == Int.typeName
    return [range.lowerBound, range.upperBound].compactMap { end in
      guard end != value, passes(change(shown(end, isWhole)), after: before) else { return nil }
      var drops = value
      var keeps = end
      for _ in 0..<Self.steps {
        let middle = isWhole ? ((drops + keeps) / 2).rounded() : (drops + keeps) / 2
        if middle == drops || middle == keeps { break }
        if passes(change(shown(middle, isWhole)), after: before) { keeps = middle } else { drops = middle }
      }
      let rounded = round(keeps, awayFrom: drops, isWhole)
      return change(shown(range.contains(rounded) && passes(change(shown(rounded, isWhole)), after: before) ? rounded : keeps, isWhole))
    }
  }

  /// Rounds to two significant digits toward the value that keeps the block.
  private func round(_ keeps: Double, awayFrom drops: Double, _ isWhole: Bool) -> Double {
    if isWhole { return keeps }
    return (keeps * 100).rounded(keeps > drops ? .up : .down) / 100
  }

  private func passes(_ change: SuggestedChange.Change, after before: [SuggestedChange.Change]) -> Bool {
    tried(before + [change]).map { passes($0.result, change.stage) } ?? false
  }

  private func shown(_ value: Double, _ isWhole: Bool) -> String { isWhole ? String(Int(value)) : String(value) }
}
