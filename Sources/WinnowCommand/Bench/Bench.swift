import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

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
    do { try await score() } catch { throw Failure.stop(error) }
  }

  private func score() async throws {
    let chosen = try PipelineChoice(pipeline, WinnowCommand.catalog).fallback
    let expected = try Self.gold(gold), inputs = try input.inputs()
    let rows = try await Self.rows(chosen, expected, inputs, workers: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount))
    let missing = expected.count - rows.count
    if missing > 0 { Console.error("\(missing) of the annotated pages were not among the pages, and are left out") }
    Console.write(json ? Self.json(rows) : text(rows), to: .standardOutput)
  }

  private static func gold(_ file: String) throws -> [String: GoldPage] {
    var pages: [String: GoldPage] = [:]
    for case .line(let line, _, let stream, let number) in try Inputs([CommandArguments.path(file)]) {
      guard let page = (try? JSON(line)).flatMap(GoldPage.init) else { throw InputError(description: "\(stream):\(number): this is no annotation: an object with an \"id\"") }
      pages[page.id] = page
    }
    guard !pages.isEmpty else { throw InputError(description: "\(file): has no annotations; they are NDJSON, in a file that ends with .ndjson") }
    return pages
  }

  /// Cleans and scores, the rows in the order of their ids.
  private static func rows(_ pipeline: Pipeline, _ expected: [String: GoldPage], _ inputs: Inputs, workers: Int) async throws -> [PageScore] {
    await withTaskGroup(of: PageScore?.self) { group in
      var rows: [PageScore] = [], running = 0
      for input in inputs {
        if running >= workers, let done = await group.next() {
          running -= 1
          if let done { rows.append(done) }
        }
        running += 1
        group.addTask { row(pipeline, expected, input) }
      }
      for await done in group { if let done { rows.append(done) } }
      return rows.sorted { $0.id < $1.id }
    }
  }

  private static func row(_ pipeline: Pipeline, _ expected: [String: GoldPage], _ input: PendingPage) -> PageScore? {
    let (origin, raw) = input.load(limit: pipeline.limits.bytes)
    guard let gold = expected[origin.identity] else { return nil }
    guard var page = try? raw.get().parsed(pipeline.limits), (try? pipeline.run(on: &page)) != nil else {
      return PageScore(gold, text: "", language: nil, fields: [:])
    }
    let record = page.record
    let fields: [String: String?] = ["title": record[.title], "author": record.authors.map(\.name).joined(separator: "; "), "date": record[.published], "site": record[.site]]
    return PageScore(gold, text: page.text, language: record[.language].map { String($0.prefix { $0 != "-" }) }, fields: fields.compactMapValues(\.self))
  }

  // MARK: What is printed

  private static let fewestOfLanguage = 10

  private static func groups(_ rows: [PageScore]) -> [(name: String, summary: ScoreSummary)] {
    let types = Dictionary(grouping: rows.filter { $0.pageType != nil }) { $0.pageType ?? "" }
    let languages = Dictionary(grouping: rows.filter { $0.language != nil }) { $0.language ?? "" }.filter { $0.value.count >= fewestOfLanguage }
    return [("all", ScoreSummary(rows))]
      + types.sorted { $0.key < $1.key }.map { ($0.key, ScoreSummary($0.value)) }
      + languages.sorted { $0.key < $1.key }.map { ("language \($0.key)", ScoreSummary($0.value)) }
  }

  private func text(_ rows: [PageScore]) -> String {
    let style = Style(isColoured: Console.wantsColour(.standardOutput))
    var out = ""
    for (name, summary) in Self.groups(rows) {
      out += style.bold(name) + "  \(summary.pages) pages\n"
      let figures = summary.figures.map { "\($0.name) \(Self.number($0.value, $0.name))" }
      out += "  " + figures.filter { !$0.contains("exact") && !$0.contains("miss") }.joined(separator: "  ") + "\n"
      if name == "all" { out += "  " + figures.filter { $0.contains("exact") || $0.contains("miss") }.joined(separator: "  ") + "\n" }
    }
    let last = rows.sorted { ($0.figure, $0.id) < ($1.figure, $1.id) }.prefix(worst)
    if !last.isEmpty { out += "\n" + style.bold("worst") + "\n" }
    for row in last {
      out += "  \(Self.number(row.figure, "F1"))  winnow dry-run \(pipeline) \(input.pages.joined(separator: " ")) --only \(Terminal.harmless(row.id))\n"
    }
    return out
  }

  private static func number(_ value: Double, _ name: String) -> String {
    if name == "empty" { return "\(Int(value))" }
    let scale = name.hasSuffix("%") ? 10.0 : 10_000
    let rounded = (value * scale).rounded() / scale
    return "\(rounded)"
  }

  private static func json(_ rows: [PageScore]) -> String {
    var json = JSONWriter()
    json.object { json in
      for (name, summary) in groups(rows) {
        json.key(name)
        json.object { json in
          json.member("pages", Double(summary.pages))
          for figure in summary.figures { json.member(figure.name, figure.value) }
        }
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
