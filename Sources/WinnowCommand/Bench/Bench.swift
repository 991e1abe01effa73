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

      With --attributions GOLD is NDJSON of {"id", "language", "gold": {"attributions": [{"kind", "name", "aliases", \
      "evidence", "optional"}]}}, and PAGES may be the same file, where its lines have "html" or "text". Precision, recall \
      and F1 are those of the records that are not optional, by kind, by language and by the rule that found them; a \
      speaker who is taken for a cited source does not count. A record is met by its kind and its name or one of the \
      aliases, without case, marks and head nouns; a news agency by any of its names.

        winnow bench --attributions gold.ndjson gold.ndjson
      """)

  @Argument(help: "The annotations.") var gold: String
  @OptionGroup var input: InputOptions
  @Flag(help: "Score whom the pages credit: publishers, authors, agencies, cited sources and the others.") var attributions = false
  @ArgumentParser.Option(help: "A pipeline's name or file; by default article, or news with the option --attributions.") var pipeline:
    String?
  @ArgumentParser.Option(help: "How many of the worst pages are named.") var worst = 10
  @ArgumentParser.Option(name: .shortAndLong, help: "How many pages are worked on at a time; as many as there are cores otherwise.")
  var jobs: Int?
  @Flag(help: "Print one JSON object instead of tables.") var json = false

  func run() async throws {
    do { try await attributions ? scoreAttributions() : scorePages() } catch { throw Failure.stop(error) }
  }

  private func scorePages() async throws {
    let name = pipeline ?? "article"
    let rows = try await scores(name) { (gold: GoldPage, cleaned) in PageScore(gold, try? cleaned.get()) }
    let tables = PageTables(rows: rows)
    Console.write(json ? tables.json : tables.text(style, worst: worst, pipeline: name, pages: input.pages), to: .standardOutput)
  }

  private func scoreAttributions() async throws {
    let name = pipeline ?? "news"
    let rows = try await scores(name) { (gold: AttributionGold, cleaned) in AttributionScore(gold, cleaned) }
    let summary = AttributionSummary(rows, worst: worst, explain: ["winnow", "explain", name] + input.words)
    Console.write(json ? summary.json : summary.text(style), to: .standardOutput)
  }

  private var style: Style { Style(isColoured: Console.wantsColour(.standardOutput)) }

  private func scores<Gold: Annotation, Score: Sendable>(
    _ pipeline: String, _ score: @escaping @Sendable (Gold, Result<Page, PageError>) -> Score
  ) async throws -> [Score] {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.registry).fallback
    let expected = try Annotations<Gold>(CommandArguments.path(gold))
    let inputs = try input.inputs()
    let rows = await expected.scores(chosen, inputs, workers: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), score: score)
    if rows.isEmpty, expected.count > 0 {
      throw InputError(description: "\(gold): none of the annotated pages is among the pages; their ids must be the same")
    }
    let missing = expected.count - rows.count
    if missing > 0 { Console.error("\(missing) of the annotated pages were not among the pages, and are left out") }
    return rows
  }
}
