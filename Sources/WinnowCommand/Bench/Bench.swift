import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO

struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Scores a pipeline on annotated pages: by page type and language, with the worst pages named.",
    discussion: """
      GOLD is NDJSON of {"id", "benchmark", "text", "with", "without", "title", "author", "date", "site", "page_type", \
      "language"}; what is absent is not annotated. PAGES are the pages with the same ids. The main figure is that of the \
      benchmark: word F1 (wcxb, readability), 4-word shingles (aeb), ROUGE-Lsum (fundus) or snippets (trafilatura).
      """)

  @Argument(help: "The annotations.") var gold: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(help: "A pipeline's name or file.") var pipeline = "article"
  @ArgumentParser.Option(help: "How many of the worst pages are named.") var worst = 10
  @ArgumentParser.Option(name: .shortAndLong, help: "How many pages are worked on at a time; as many as there are cores otherwise.") var jobs: Int?
  @Flag(help: "Print one JSON object instead of tables.") var json = false

  func run() async throws {
    do { try await scorePages() } catch { throw Failure.stop(error) }
  }

  private func scorePages() async throws {
    let rows = try await scores(pipeline) { (gold: GoldPage, cleaned) in PageScore(gold, try? cleaned.get()) }
    let tables = PageTables(rows: rows)
    Console.write(json ? tables.json : tables.text(style, worst: worst, pipeline: pipeline, pages: input.pages), to: .standardOutput)
  }

  private var style: Style { Style(isColoured: Console.wantsColour(.standardOutput)) }

  private func scores<Gold: Annotation, Score: Sendable>(_ pipeline: String, _ score: @escaping @Sendable (Gold, Result<Page, PageError>) -> Score) async throws -> [Score] {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.catalog).fallback
    let expected = try Annotations<Gold>(CommandArguments.path(gold)), inputs = try input.inputs()
    let rows = await expected.scores(chosen, inputs, workers: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), score: score)
    let missing = expected.count - rows.count
    if missing > 0 { Console.error("\(missing) of the annotated pages were not among the pages, and are left out") }
    return rows
  }
}
