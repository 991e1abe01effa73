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
      let (origin, raw) = input.load(limit: max(before.maxBytes, after.maxBytes))
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
