import Winnow
import WinnowStages

/// What became of some words of a page, and what would keep them.
struct Explanation {
  let page: Page
  let pipeline: Pipeline
  let finding: Finding
  let remedy: Remedy?
  /// What rules of attribution make of the words; `nil` where the pipeline has none.
  let trials: RuleTrials?

  var isKept: Bool { if case .kept = finding.fate { true } else { false } }

  /// - Returns: `nil` where the page does not have the words.
  /// - Throws: ``PageError`` when the pipeline fails on the page.
  init?(_ words: String, _ original: Page, _ pipeline: Pipeline, _ findings: SurveyFindings) throws {
    var cleaned = original
    _ = try pipeline.run(on: &cleaned, findings: findings)
    guard let finding = Finding(words, in: cleaned) else { return nil }
    self.init(finding, original, cleaned, pipeline, findings, try RuleTrials(of: words, in: finding.block, of: original, pipeline, findings))
  }

  init(_ finding: Finding, _ original: Page, _ cleaned: Page, _ pipeline: Pipeline, _ findings: SurveyFindings, _ trials: RuleTrials?) {
    (page, self.pipeline, self.finding, self.trials) = (cleaned, pipeline, finding, trials)
    guard case .dropped = finding.fate else { remedy = nil; return }
    let changed = PipelineSearch().changing(pipeline, WinnowCommand.catalog)
    remedy = RemedySearch(page: original, cleaned: cleaned, block: finding.block, findings: findings, make: changed).best(from: pipeline)
  }

  func text(_ style: Style, width: Int) -> String { fate(style, width: width) + (trials.map { "\n" + $0.text(style, width: width) } ?? "") }

  private func fate(_ style: Style, width: Int) -> String {
    var out = style.bold(Terminal.harmless(page.origin.name)) + style.dim(":\(finding.line):\(finding.column)  \(finding.block.path), bytes \(finding.source.lowerBound)–\(finding.source.upperBound)") + "\n"
    out += "  " + Terminal.quoted(finding.block.text, width: width - 2) + "\n"
    switch finding.fate {
    case .kept: return out + style.green("  It stands in the result.") + "\n"
    case .changed(let edit): return out + style.yellow("  It stands in the result, changed by \(edit.step): \(Terminal.harmless("\(edit.reason)"))") + "\n"
    case .dropped(let edit): out += "  " + style.red("dropped by \(edit.step)") + ": \(Terminal.harmless("\(edit.reason)"))\n"
    }
    guard let remedy else {
      return out + "  No change of options keeps it, nor does leaving out the stages that drop it.\n"
    }
    out += "\n  " + style.bold("This keeps it") + ", tried on this page:\n    " + style.cyan(remedy.file(extending: pipeline.name)) + "\n"
    guard !remedy.letsIn.isEmpty else { return out + "  and lets nothing else in.\n" }
    out += "  and lets in \(remedy.letsIn.count) other block\(remedy.letsIn.count == 1 ? "" : "s"), \(remedy.letters) letters" + (remedy.losesBlocks > 0 ? ", and loses \(remedy.losesBlocks)" : "") + ":\n"
    for block in remedy.letsIn.prefix(Self.shown) { out += style.yellow("    + \(Terminal.quoted(block.text, width: width - 6))") + "\n" }
    if remedy.letsIn.count > Self.shown { out += style.dim("    … \(remedy.letsIn.count - Self.shown) more") + "\n" }
    return out
  }

  /// So many blocks that come in besides are shown.
  private static let shown = 5

  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("path", finding.block.path)
      json.member("line", Double(finding.line))
      json.member("column", Double(finding.column))
      json.member("text", finding.block.text)
      switch finding.fate {
      case .kept: json.member("fate", "kept")
      case .changed(let edit): write("changed", edit, &json)
      case .dropped(let edit): write("dropped", edit, &json)
      }
      if let remedy {
        json.key("remedy")
        json.object { json in
          json.member("file", remedy.file(extending: pipeline.name))
          json.member("letsInBlocks", Double(remedy.letsIn.count))
          json.member("letsInLetters", Double(remedy.letters))
          json.member("losesBlocks", Double(remedy.losesBlocks))
        }
      }
      if let trials {
        json.key("rules")
        trials.write(to: &json)
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ fate: String, _ edit: Edit, _ json: inout JSONWriter) {
    json.member("fate", fate)
    json.member("stage", edit.step)
    json.member("rule", edit.reason.rule)
    json.member("detail", edit.reason.detail)
  }
}
