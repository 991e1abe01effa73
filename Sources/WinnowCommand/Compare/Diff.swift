import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Compares what two pipelines make of the same pages: paragraphs won and lost, fields changed, by the stage and rule that did it.",
    discussion: """
        winnow diff news my-news.json pages/

      Exit codes: 0 they make the same of all pages, 1 they differ.
      """)

  @Argument(help: "The pipeline as it was: a name or file.", completion: .pipelines) var old: String
  @Argument(help: "The pipeline as it is to be.", completion: .pipelines) var new: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file"))
  var survey: String?
  @Flag(help: "Print JSON, a line for each page that differs.") var json = false
  @ArgumentParser.Option(help: ArgumentHelp("Write a report to open in a browser.", valueName: "file")) var html: String?
  @OptionGroup var overwriting: OverwriteOptions
  @Flag(help: "Show every block; otherwise the first ones of each stage and rule.") var all = false

  func run() throws {
    do { try compare() } catch { throw Failure.stop(error) }
  }

  private func compare() throws {
    let before = try PipelineChoice(old, WinnowCommand.registry)
    let after = try PipelineChoice(new, WinnowCommand.registry)
    let inputs = try input.inputs()
    if let html {
      var outputs = overwriting.outputGuard(inputs, input, before.pipelines + after.pipelines, survey: survey)
      try outputs.claim(file: html, as: "--html")
    }
    let known = (old: try SiteSurvey.findings(before, inputs, file: survey), new: try SiteSurvey.findings(after, inputs, file: survey))
    var summary = DiffSummary()
    var report = DiffReport(old, new)
    var failed = 0
    for input in inputs {
      let (origin, raw) = input.load(limit: max(before.mostBytes, after.mostBytes))
      do throws(PageError) {
        let page = try raw.get().parsed(after.pipeline(for: origin).limits)
        let difference = PageDifference(old: try Self.cleaned(page, before, known.old), new: try Self.cleaned(page, after, known.new))
        summary.add(difference)
        if html != nil { report.add(difference) }
        if json, !difference.isEmpty { Console.write(DiffJSON.line(difference), to: .standardOutput) }
      } catch {
        failed += 1
        Console.error("\(origin.name): \(error)")
      }
    }
    if let html { try StreamSink.write(Array(report.html.utf8), to: html) }
    if !json, html == nil {
      Console.write(
        summary.text(Style(isColoured: Console.wantsColour(.standardOutput)), width: Console.width, folds: !all), to: .standardOutput)
    }
    if summary.changed > 0 || failed > 0 { throw ExitCode.somePagesFailed }
  }

  private static func cleaned(_ page: Page, _ choice: PipelineChoice, _ findings: [String: SurveyFindings]) throws(PageError) -> Page {
    var page = page
    let pipeline = choice.pipeline(for: page.origin)
    _ = try pipeline.run(on: &page, findings: findings[pipeline.name] ?? SurveyFindings())
    return page
  }
}

/// The differences of many pages, by stage and rule.
struct DiffSummary {
  private struct Group { var pages = 0, blocks = 0, characterCount = 0, samples: [(page: String, text: String)] = [] }
  private struct Key: Hashable { let step, rule: String }

  private(set) var pages = 0, changed = 0
  private var won: [Key: Group] = [:], lost: [Key: Group] = [:]
  private var rewritten = Group()
  private var fields: [Key: Group] = [:]

  mutating func add(_ difference: PageDifference) {
    pages += 1
    guard !difference.isEmpty else { return }
    changed += 1
    Self.add(difference.won, difference.origin, &won)
    Self.add(difference.lost, difference.origin, &lost)
    if !difference.changed.isEmpty { rewritten.pages += 1 }
    for texts in difference.changed {
      rewritten.blocks += 1
      rewritten.samples.append((difference.origin.name, WordDifference(texts.old, texts.new).text))
    }
    for field in difference.fields {
      var group = fields[Key(step: field.step, rule: field.key)] ?? Group()
      group.pages += 1
      group.samples.append((difference.origin.name, "\(field.old ?? "nothing") → \(field.new ?? "nothing")"))
      fields[Key(step: field.step, rule: field.key)] = group
    }
  }

  private static func add(_ blocks: [PageDifference.Block], _ origin: Origin, _ groups: inout [Key: Group]) {
    for (key, blocks) in Dictionary(grouping: blocks, by: { Key(step: $0.step, rule: $0.rule) }) {
      var group = groups[key] ?? Group()
      group.pages += 1
      group.blocks += blocks.count
      group.characterCount += blocks.reduce(0) { $0 + $1.characterCount }
      group.samples += blocks.map { (origin.name, $0.text) }
      groups[key] = group
    }
  }

  /// So many samples of a group are shown before they are folded.
  private static let shown = 3

  func text(_ style: Style, width: Int, folds: Bool) -> String {
    guard changed > 0 else { return "the same of \(pages == 1 ? "the page" : "all \(pages) pages")\n" }
    var out = style.bold("\(changed) of \(pages) page\(pages == 1 ? "" : "s") differ\(changed == 1 && pages == 1 ? "s" : "")") + "\n"
    for (key, group) in Self.sorted(lost) { out += lines("−", "lost to \(key.step)", key.rule, group, style.red, style, width, folds) }
    for (key, group) in Self.sorted(won) { out += lines("+", "won from \(key.step)", key.rule, group, style.green, style, width, folds) }
    if rewritten.blocks > 0 { out += lines("~", "other words", "", rewritten, style.yellow, style, width, folds) }
    for (key, group) in Self.sorted(fields) { out += lines("=", "\(key.rule), by \(key.step)", "", group, style.cyan, style, width, folds) }
    return out
  }

  private static func sorted(_ groups: [Key: Group]) -> [(key: Key, value: Group)] {
    groups.sorted {
      ($1.value.characterCount, $1.value.pages, $0.key.step, $0.key.rule) < (
        $0.value.characterCount, $0.value.pages, $1.key.step, $1.key.rule
      )
    }
  }

  private func lines(
    _ sign: String, _ what: String, _ rule: String, _ group: Group, _ colour: (String) -> String, _ style: Style, _ width: Int,
    _ folds: Bool
  ) -> String {
    let counts =
      (group.blocks > 0
        ? "\(group.blocks) block\(group.blocks == 1 ? "" : "s")" + (group.characterCount > 0 ? ", \(group.characterCount) letters" : "")
          + ", " : "") + "\(group.pages) page\(group.pages == 1 ? "" : "s")"
    var out = "\n" + colour("\(sign) \(what)") + (rule.isEmpty ? "" : ": \(rule)") + style.dim("  \(counts)") + "\n"
    let samples = folds ? Array(group.samples.prefix(Self.shown)) : group.samples
    for sample in samples {
      out +=
        "    " + Terminal.quoted(sample.text, width: width - 4) + "\n"
        + style.dim("      \(Terminal.cut(Terminal.sanitized(sample.page), to: width - 6))") + "\n"
    }
    if samples.count < group.samples.count {
      out += style.dim("    … \(group.samples.count - samples.count) more; --all shows them") + "\n"
    }
    return out
  }
}

/// The difference of a page for programs.
enum DiffJSON {
  static func line(_ difference: PageDifference) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", difference.origin.identity)
      blocks("won", difference.won, &json)
      blocks("lost", difference.lost, &json)
      json.key("changed")
      json.array { json in
        for texts in difference.changed {
          json.object { json in
            json.member("old", texts.old)
            json.member("new", texts.new)
          }
        }
      }
      json.key("fields")
      json.array { json in
        for field in difference.fields {
          json.object { json in
            json.member("key", field.key)
            json.member("old", field.old)
            json.member("new", field.new)
            json.member("stage", field.step)
          }
        }
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func blocks(_ key: String, _ blocks: [PageDifference.Block], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for block in blocks {
        json.object { json in
          json.member("text", block.text)
          json.member("stage", block.step)
          json.member("rule", block.rule)
        }
      }
    }
  }
}
