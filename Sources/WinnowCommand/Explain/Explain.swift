import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Explains why words of a page are missing: their location, the stage and rule that dropped them, the smallest change that keeps them, and the attribution rules that were tried on them.",
    discussion: """
        winnow explain news page.html --text "Read more about the bridge"

      The change is tried out on the page before it is offered, and what else it lets in is said with it. \
      Where the pipeline looks for credits, each rule that is looked for by some of the words says what it found, or what refused it. \
      Exit codes: 0 the words stand in the result; 1 they were dropped or changed; 2 the page does not have them.
      """)

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.", completion: .pipelines) var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: "The words, as a reader sees them; white space, marks and capitals do not count.") var text: String
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file"))
  var survey: String?
  @Flag(help: "Print JSON, a line for each page that has the words.") var json = false

  func validate() throws {
    if text.allSatisfy(\.isWhitespace) { throw ValidationError("--text needs the words that are looked for.") }
  }

  func run() throws {
    do { try explain() } catch { throw Failure.stop(error) }
  }

  private func explain() throws {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.registry)
    let inputs = try input.inputs()
    let findings = try SiteSurvey.findings(chosen, inputs, file: survey)
    let style = Style(isColoured: Console.wantsColour(.standardOutput))
    var said = 0
    var gone = 0
    for input in inputs {
      let (origin, raw) = input.load(limit: chosen.maxBytes)
      let pipeline = chosen.pipeline(for: origin)
      guard let page = try? raw.get().parsed(pipeline.limits) else { continue }
      guard let explanation = try Explanation(text, page, pipeline, findings[pipeline.name] ?? SurveyFindings()) else { continue }
      said += 1
      if !explanation.isKept { gone += 1 }
      Console.write(json ? explanation.json : explanation.text(style, width: Console.width), to: .standardOutput)
    }
    guard said > 0 else {
      Console.error("no page has these words in its text; scripts, URLs and hidden attributes are not searched")
      throw ExitCode(2)
    }
    if gone > 0 { throw ExitCode.somePagesFailed }
  }
}
