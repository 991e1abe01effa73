import ArgumentParser
import Winnow
import WinnowIO

struct Survey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns what the pages of a site share: banners of titles, repeated blocks, outlets of datelines.",
    discussion: """
      What it finds is JSON, readable and by host. A run takes it with --survey FILE, and a pipeline names it with \
      "survey": "site.json". Without either, run and dry-run take a first look at the pages that they are given.
      """)

  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: "The pipeline whose stages learn.") var pipeline = "news"
  @ArgumentParser.Option(name: .shortAndLong, help: ArgumentHelp("Where to write; standard output otherwise.", valueName: "file")) var output: String?
  @ArgumentParser.Option(help: "How many pages of a host are enough.") var pagesPerHost = FirstLook.pagesPerHost

  func validate() throws {
    if pagesPerHost < 2 { throw ValidationError("--pages-per-host is 2 or more: one page shares nothing.") }
  }

  func run() async throws {
    do { try learn() } catch { throw Failure.stop(error) }
  }

  private func learn() throws {
    let choice = try PipelineChoice(pipeline, WinnowCommand.catalog, format: nil)
    let look = try FirstLook.look(choice, try input.inputs(), pagesPerHost: pagesPerHost, most: FirstLook.mostPages)
    if look.failed > 0 { Console.error("\(look.failed) pages could not be parsed, and taught nothing") }
    if look.pages == FirstLook.mostPages { Console.error("only the first \(look.pages) pages were looked at") }
    let bytes = try FirstLook.bytes(look.findings[choice.fallback.name] ?? SurveyFindings())
    try StreamSink.write(bytes, to: output)
  }
}
