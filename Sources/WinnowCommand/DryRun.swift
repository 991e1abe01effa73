import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

struct DryRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dry-run",
    abstract: "Shows, stage by stage, what a pipeline drops, changes and finds on pages, and why.",
    discussion: "It takes the same path as run, and writes nothing.")

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.") var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: ArgumentHelp("Show only the stage with this id.", valueName: "id")) var stage: String?
  @ArgumentParser.Option(help: ArgumentHelp("Only the page with this id: for streams of many.", valueName: "id")) var only: String?
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file")) var survey: String?
  @Flag(help: "Show every edit; otherwise long lists are folded.") var all = false
  @Flag(help: "Print JSON, a line a page.") var json = false

  func run() async throws {
    do { try show() } catch { throw Failure.stop(error) }
  }

  private func show() throws {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.catalog, format: nil)
    if let stage, !chosen.pipelines.contains(where: { $0.entries.contains { $0.id == stage } }) {
      let ids = chosen.fallback.entries.map(\.id)
      throw ValidationError("The pipeline has no stage \"\(stage)\"; \(Nearest.hint(stage, among: ids) ?? "it has " + ids.joined(separator: ", ")).")
    }
    let inputs = try input.inputs(), style = Style(isColoured: Console.wantsColour(.standardOutput))
    let findings = try FirstLook.findings(chosen, inputs, file: survey)
    var failed = 0
    for input in inputs {
      let (origin, raw) = input.load(limit: chosen.fallback.limits.bytes)
      if let only, only != origin.identity { continue }
      let pipeline = chosen.pipeline(for: origin)
      do throws(PageError) {
        var page = try raw.get().parsed(pipeline.limits)
        var traces: [StepTrace] = []
        _ = try pipeline.run(on: &page, findings: findings[pipeline.name] ?? SurveyFindings()) { traces.append($0) }
        let wanted = traces.filter { stage == nil || $0.id == stage }
        let text = json ? String(decoding: DryRunJSON.bytes(page, wanted), as: UTF8.self)
          : DryRunText(page: page, style: style, width: Console.width, folds: !all && stage == nil).text(wanted, whole: stage == nil)
        do { try FileDescriptor.standardOutput.writeAll(Array(text.utf8)) } catch { return }
      } catch {
        failed += 1
        Console.error("\(origin.name): \(error)")
      }
    }
    if failed > 0 { throw ExitCode.somePagesFailed }
  }
}

extension StepTrace {
  /// What these nodes said before the step.
  fileprivate func texts(of nodes: Range<Int>) -> [String] {
    before.tree.blocks(in: nodes).map { before.text(of: $0) }.filter { !$0.isEmpty }
  }
}

/// The dry run of a page for a person.
struct DryRunText {
  let page: Page
  let style: Style
  let width: Int
  let folds: Bool

  /// So many edits of a stage are shown before they are folded.
  private static let shown = 8

  func text(_ traces: [StepTrace], whole: Bool) -> String {
    var out = style.bold("\(Terminal.harmless(page.origin.name))") + style.dim("  \(page.tree.blocks.count) blocks, \(page.tree.root.letters) letters, \(page.tree.encoding)") + "\n"
    for trace in traces { out += step(trace) }
    if whole { out += result() }
    return out
  }

  private func step(_ trace: StepTrace) -> String {
    let dropped = Self.letters(trace.before) - Self.letters(trace.after)
    let blocks = trace.before.blocks.count - trace.after.blocks.count
    var facts: [String] = []
    if !trace.ran { facts.append("not run: its condition does not hold") }
    if blocks > 0 || dropped > 0 { facts.append(style.red("−\(blocks) block\(blocks == 1 ? "" : "s"), −\(dropped) letters")) }
    let sets = trace.edits.count { $0.kind == "set" }, cuts = trace.edits.count { $0.kind == "cut" || $0.kind == "replace" }
    if cuts > 0 { facts.append(style.yellow("\(cuts) changed")) }
    if sets > 0 { facts.append(style.green("\(sets) found")) }
    if trace.ran, facts.isEmpty { facts.append(style.dim("nothing")) }
    var out = "\n" + style.bold(style.cyan(trace.id)) + "  " + facts.joined(separator: ", ") + "\n"
    let edits = folds ? Array(trace.edits.prefix(Self.shown)) : trace.edits
    for edit in edits { out += line(edit, trace) }
    if edits.count < trace.edits.count { out += style.dim("  … \(trace.edits.count - edits.count) more; --stage \(trace.id) shows all") + "\n" }
    return out
  }

  static func letters(_ page: Page) -> Int { page.letters(in: page.tree.root.subtree) }

  private func line(_ edit: Edit, _ trace: StepTrace) -> String {
    let place = edit.path(in: page.tree).map { path in
      edit.sourceRange(in: page.tree).map { "\(path) \($0.lowerBound)–\($0.upperBound)" } ?? path
    }
    let why = style.dim("      \(Terminal.cut(Terminal.harmless("\(edit.reason)" + (place.map { " · \($0)" } ?? "")), to: width - 7))\u{200E}")
    return "  \(what(edit, trace))\n\(why)\n"
  }

  private func what(_ edit: Edit, _ trace: StepTrace) -> String {
    let room = max(10, width - 6)
    func words(_ nodes: Range<Int>) -> String { trace.texts(of: nodes).prefix(4).joined(separator: " ¶ ") }
    switch edit.change {
    case .drop: return style.red("− \(Terminal.quoted(edit.nodes.map(words) ?? "", width: room))")
    case .keep: return style.green("! \(Terminal.quoted(edit.nodes.map(words) ?? "", width: room))")
    case .cut(let range): return style.yellow("~ cut \(Terminal.quoted(Self.visible(page.tree.text[range]), width: room - 6))")
    case .replace(let range, let text): return style.yellow("~ \(Terminal.quoted(Self.visible(page.tree.text[range]), width: room / 2)) → \(Terminal.quoted(text, width: room / 2))")
    case .label(let label): return style.yellow("# \(label.rawValue): \(Terminal.quoted(edit.nodes.map(words) ?? "", width: room - 12))")
    case .candidate(let assignment): return style.dim("? \(assignment.key) = \(Terminal.quoted("\(assignment)", width: room - assignment.key.count - 3))")
    case .set(let assignment): return style.green("+ \(assignment.key) = \(Terminal.quoted("\(assignment)", width: room - assignment.key.count - 3))")
    }
  }

  /// Characters that nobody sees, by their number.
  private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { $0.properties.generalCategory == .format ? "U+\(String($0.value, radix: 16, uppercase: true))" : "\($0)" }.joined()
  }

  private func result() -> String {
    let record = page.record
    var out = "\n" + style.bold("result") + "  \(page.blocks.count) blocks, \(Self.letters(page)) of \(page.tree.root.letters) letters stand\n"
    if let title = record[.title] { out += "  title  \(Terminal.quoted(title, width: width - 9))\n" }
    if let site = record[.site] { out += "  site   \(Terminal.quoted(site, width: width - 9))\n" }
    for block in page.blocks { out += "  " + Terminal.quoted(page.text(of: block), width: width - 2) + "\n" }
    return out
  }
}

/// The dry run of a page for programs.
enum DryRunJSON {
  static func bytes(_ page: Page, _ traces: [StepTrace]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", page.origin.identity)
      json.member("url", page.origin.url)
      json.member("blocks", Double(page.tree.blocks.count))
      json.member("letters", Double(page.tree.root.letters))
      json.key("stages")
      json.array { json in
        for trace in traces {
          json.object { json in
            json.member("id", trace.id)
            json.key("ran")
            json.bool(trace.ran)
            json.member("blocks", Double(trace.after.blocks.count))
            json.member("letters", Double(DryRunText.letters(trace.after)))
            json.key("edits")
            json.array { json in for edit in trace.edits { write(edit, trace, &json) } }
          }
        }
      }
    }
    json.lineEnd()
    return json.bytes
  }

  private static func write(_ edit: Edit, _ trace: StepTrace, _ json: inout JSONWriter) {
    json.object { json in
      json.member("kind", edit.kind)
      json.member("rule", edit.reason.rule)
      if !edit.reason.detail.isEmpty { json.member("detail", edit.reason.detail) }
      json.member("path", edit.path(in: trace.before.tree))
      if let source = edit.sourceRange(in: trace.before.tree) {
        json.key("source")
        json.array { json in
          json.number(Double(source.lowerBound))
          json.number(Double(source.upperBound))
        }
      }
      if let assignment = edit.assignment {
        json.member("key", assignment.key)
        json.member("value", "\(assignment)")
      } else if let nodes = edit.nodes {
        json.member("text", trace.texts(of: nodes).joined(separator: "\n"))
      }
    }
  }
}
