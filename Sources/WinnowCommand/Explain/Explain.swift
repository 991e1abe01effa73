import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why words of a page are gone: where they stand, which stage dropped them and by what, and the smallest change that keeps them.",
    discussion: """
        winnow explain news page.html --text "Read more about the bridge"

      The change is tried out on the page before it is offered, and what else it lets in is said with it. \
      Exit codes: 0 the words stand in the result; 1 they were dropped or changed; 2 the page does not have them.
      """)

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.") var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: "The words, as a reader sees them; white space, marks and capitals do not count.") var text: String
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file")) var survey: String?
  @Flag(help: "Print JSON, a line for each page that has the words.") var json = false

  func run() throws {
    do { try explain() } catch { throw Failure.stop(error) }
  }

  private func explain() throws {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.catalog), inputs = try input.inputs()
    let findings = try FirstLook.findings(chosen, inputs, file: survey), style = Style(isColoured: Console.wantsColour(.standardOutput))
    var said = 0, gone = 0
    for input in inputs {
      let (origin, raw) = input.load(limit: chosen.mostBytes)
      let pipeline = chosen.pipeline(for: origin)
      guard let page = try? raw.get().parsed(pipeline.limits) else { continue }
      guard let explanation = try Explanation(text, page, pipeline, findings[pipeline.name] ?? SurveyFindings()) else { continue }
      said += 1
      if !explanation.isKept { gone += 1 }
      Console.write(json ? explanation.json : explanation.text(style, width: Console.width), to: .standardOutput)
    }
    guard said > 0 else {
      Console.error("no page has these words in its text; scripts, addresses and hidden attributes are not searched")
      throw ExitCode(2)
    }
    if gone > 0 { throw ExitCode.somePagesFailed }
  }
}

/// What became of some words of a page, and what would keep them.
struct Explanation {
  let page: Page
  let pipeline: Pipeline
  let finding: Finding
  let remedy: Remedy?

  var isKept: Bool { if case .kept = finding.fate { true } else { false } }

  /// - Returns: `nil` where the page does not have the words.
  /// - Throws: ``PageError`` when the pipeline fails on the page.
  init?(_ words: String, _ original: Page, _ pipeline: Pipeline, _ findings: SurveyFindings) throws {
    var cleaned = original
    _ = try pipeline.run(on: &cleaned, findings: findings)
    guard let finding = Finding(words, in: cleaned) else { return nil }
    self.init(finding, original, cleaned, pipeline, findings)
  }

  init(_ finding: Finding, _ original: Page, _ cleaned: Page, _ pipeline: Pipeline, _ findings: SurveyFindings) {
    (page, self.pipeline, self.finding) = (cleaned, pipeline, finding)
    guard case .dropped = finding.fate else { remedy = nil; return }
    let changed = PipelineSearch().changing(pipeline, WinnowCommand.catalog)
    remedy = RemedySearch(page: original, cleaned: cleaned, block: finding.block, findings: findings, make: changed).best(from: pipeline)
  }

  func text(_ style: Style, width: Int) -> String {
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
      guard let remedy else { return }
      json.key("remedy")
      json.object { json in
        json.member("file", remedy.file(extending: pipeline.name))
        json.member("letsInBlocks", Double(remedy.letsIn.count))
        json.member("letsInLetters", Double(remedy.letters))
        json.member("losesBlocks", Double(remedy.losesBlocks))
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
