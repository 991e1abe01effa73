import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

struct DryRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dry-run",
    abstract: "Shows, stage by stage, what a pipeline drops, changes and finds on pages, and why.",
    discussion: "It runs the same steps as run, and writes nothing.")

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.", completion: .pipelines) var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: ArgumentHelp("Show only the stage with this id.", valueName: "id"), completion: .stagesOfPipeline) var stage:
    String?
  @ArgumentParser.Option(help: ArgumentHelp("Only the page with this id: for streams of many.", valueName: "id")) var only: String?
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file"))
  var survey: String?
  @Flag(help: "Show every edit; by default, long lists are shortened.") var all = false
  @Flag(help: "Leave out stages that did nothing.") var onlyChanged = false
  @ArgumentParser.Option(help: ArgumentHelp("Show this many blocks before and after each dropped one.", valueName: "blocks"))
  var context = 0
  @Flag(help: "Show the time of each stage over all pages, with quantiles, and nothing else.") var time = false
  @Flag(help: "Print JSON, a line a page.") var json = false
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "Write a report to open in a browser: one file, or for many pages a folder with an index (ends with /).", valueName: "path"))
  var html: String?

  @OptionGroup var overwriting: OverwriteOptions

  func validate() throws {
    if context < 0 { throw ValidationError("--context is 0 or more.") }
    if json, html != nil { throw ValidationError("--html writes a report, so --json does not go with it.") }
  }

  func run() async throws {
    do { try show() } catch { throw Failure.stop(error) }
  }

  private func show() throws {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.registry)
    if let stage, !chosen.pipelines.contains(where: { $0.entries.contains { $0.id == stage } }) {
      let ids = chosen.fallback.entries.map(\.id)
      throw ValidationError(
        "The pipeline has no stage \"\(stage)\"; \(SpellingSuggestion.hint(stage, among: ids) ?? "it has " + ids.joined(separator: ", ")).")
    }
    let inputs = try input.inputs()
    let style = Style(isColoured: Console.wantsColour(.standardOutput))
    if let html {
      var outputs = overwriting.outputGuard(inputs, input, chosen.pipelines, survey: survey)
      try Reports.claim(html, isOne: inputs.count == 1, in: &outputs)
    }
    let findings = try SiteSurvey.findings(chosen, inputs, file: survey)
    var failed = 0
    var first: String?
    var shown = 0
    var times = StageTimes()
    var reports = try html.map { try Reports($0, isOne: inputs.count == 1) }
    for input in inputs {
      let (origin, raw) = input.load(limit: chosen.fallback.limits.bytes)
      first = first ?? origin.identity
      if let only, only != origin.identity { continue }
      shown += 1
      let pipeline = chosen.pipeline(for: origin)
      do {
        var page = try raw.get().parsed(pipeline.limits)
        var traces: [StepTrace] = []
        _ = try pipeline.run(on: &page, findings: findings[pipeline.name] ?? SurveyFindings()) { traces.append($0) }
        if time { times.add(traces) }
        try reports?.add(page, traces, pipeline)
        if time || html != nil { continue }
        let wanted = traces.filter { (stage == nil || $0.id == stage) && (!onlyChanged || !$0.edits.isEmpty) }
        let text =
          json
          ? String(decoding: DryRunJSON.bytes(page, wanted), as: UTF8.self)
          : DryRunText(page: page, style: style, width: Console.width, folds: !all && stage == nil, context: context).text(
            wanted, whole: stage == nil)
        Console.write(text, to: .standardOutput)
      } catch let error as PageError {
        failed += 1
        Console.error("\(origin.name): \(error)")
      }
    }
    guard let first else { throw inputs.emptiness }
    if let only, shown == 0 { throw InputError(description: "no page has the id \"\(only)\"; that of the first one is \"\(first)\"") }
    try reports?.finish()
    if time { Console.write(json ? times.json : times.text(style), to: .standardOutput) }
    if failed > 0 { throw ExitCode.somePagesFailed }
  }
}
