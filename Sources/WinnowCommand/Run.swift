import ArgumentParser
import FoundationEssentials
import Glibc
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// What is written of a page, whatever its pipeline says.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case ndjson, text, markdown, html

  var writer: any Writer {
    switch self {
    case .ndjson: WriteNDJSON()
    case .text: WriteText()
    case .markdown: WriteMarkdown()
    case .html: WriteHTML()
    }
  }
}

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cleans pages with a pipeline.",
    discussion: """
      Pages are HTML files, folders, globs, plain-text files (.txt), NDJSON ({"id", "url", "html"} a line, or \
      "html_base64", or "text"), WARC files, or - for standard input; each may be packed with gzip, zstd or brotli. Results come in the order of the pages. A page that fails is \
      an error record and a line on standard error; the others go on.
      """)

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.") var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(name: .shortAndLong, help: ArgumentHelp(
    "A file; or a folder (ends with /) or template such as out/{host}/{stem}.{ext} for a file a page. Otherwise standard output.", valueName: "path"))
  var output: String?
  @ArgumentParser.Option(name: .shortAndLong, help: "Write this in the place of what the pipeline writes (ndjson, text, markdown, html).") var format: Format?
  @ArgumentParser.Option(name: .shortAndLong, help: "How many pages are worked on at a time; as many as there are cores otherwise.") var jobs: Int?
  @ArgumentParser.Option(help: ArgumentHelp("Put pages aside here whose step fails and says \"onError\": \"dead-letter\": NDJSON to run again.", valueName: "file"))
  var deadLetters: String?
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file")) var survey: String?
  @Flag(help: "Do not look at many pages of a site first, where a stage would.") var noSurvey = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is 1 or more.") }
  }

  func run() async throws {
    do { try await clean() } catch { throw Failure.stop(error) }
  }

  private func clean() async throws {
    signal(SIGINT) { _ in _exit(130) }
    signal(SIGPIPE, SIG_IGN)
    let chosen = try PipelineChoice(pipeline, WinnowCommand.catalog, format: format)
    let inputs = try input.inputs()
    let findings = noSurvey ? [:] : try FirstLook.findings(chosen, inputs, file: survey)
    var sink = try FileSink(output), asideSink = deadLetters.map(DeadLetters.init), lost = 0, progress = Progress(total: inputs.count)
    let limit = chosen.pipelines.map(\.limits.bytes).max() ?? Limits().bytes
    var failed = 0
    let runner = Runner(workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    try await runner.run(inputs, load: { $0.load(limit: limit) }, choose: { origin in
      let pipeline = chosen.pipeline(for: origin)
      return (pipeline, findings[pipeline.name] ?? SurveyFindings())
    }) { outcome in
      switch outcome.result {
      case .success(let outputs):
        for output in outputs { try sink.write(output.bytes, for: outcome.origin, fileExtension: output.destination.fileExtension) }
      case .failure(let error):
        failed += 1
        progress.clear()
        Console.error("\(outcome.origin.name): \(error)")
        if let page = outcome.deadLetter {
          if asideSink == nil { lost += 1 }
          try asideSink?.add(page, error)
        }
        let pipeline = chosen.pipeline(for: outcome.origin)
        if pipeline.writers.contains(where: { $0 is WriteNDJSON }) {
          try sink.write(RecordJSON.bytes(outcome.origin, error: error), for: outcome.origin, fileExtension: "json")
        }
      }
      progress.advance(failed: failed)
    }
    try sink.finish()
    try asideSink?.finish()
    if lost > 0 { Console.error("\(lost) page\(lost == 1 ? "" : "s") would be put aside; --dead-letters FILE keeps them") }
    progress.finish(failed: failed)
    if failed > 0 { throw ExitCode.somePagesFailed }
  }
}

/// The pipeline of a run: one, or with `auto` the one that claims the page's host.
struct PipelineChoice: Sendable {
  let fallback: Pipeline
  private let byHost: [Pipeline]

  var pipelines: [Pipeline] { byHost + [fallback] }

  init(_ name: String, _ catalog: Catalog, format: Format?) throws {
    let search = PipelineSearch(), loader = search.loader(catalog)
    let prepare = { (pipeline: Pipeline) in format.map { pipeline.writing(with: $0.writer) } ?? pipeline }
    fallback = prepare(try loader.load(named: name == "auto" ? "article" : name))
    byHost = name == "auto" ? try search.names.map { try loader.load(named: $0) }.filter { !$0.hosts.isEmpty }.map(prepare) : []
  }

  func pipeline(for origin: Origin) -> Pipeline {
    guard !byHost.isEmpty else { return fallback }
    return byHost.first { $0.claims(origin) } ?? fallback
  }
}

/// A bar on a terminal; nothing in a pipe.
struct Progress {
  private let total: Int?
  private let isShown = Console.isTerminal(.standardError)
  private let start = ContinuousClock.now
  private var done = 0
  private var shown: ContinuousClock.Instant?

  init(total: Int?) { self.total = total }

  mutating func advance(failed: Int) {
    done += 1
    guard isShown, total != 1, shown.map({ ContinuousClock.now - $0 > .milliseconds(100) }) ?? true else { return }
    shown = .now
    let count = total.map { total in
      let filled = total == 0 ? 20 : done * 20 / total
      return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled) + " \(done)/\(total)"
    } ?? "\(done)"
    Console.write("\r\u{1B}[K\(count) pages, \(rate) a second" + (failed > 0 ? ", \(failed) failed" : ""), to: .standardError)
  }

  mutating func clear() { if isShown, shown != nil { Console.write("\r\u{1B}[K", to: .standardError) } }

  mutating func finish(failed: Int) {
    clear()
    guard isShown else { return }
    Console.write("\(done) page\(done == 1 ? "" : "s") in \(Self.seconds(ContinuousClock.now - start)) s" + (failed > 0 ? ", \(failed) failed" : "") + "\n", to: .standardError)
  }

  private var rate: Int { Int(Double(done) / max(0.001, Self.value(ContinuousClock.now - start))) }
  private static func value(_ duration: Duration) -> Double { Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18 }
  private static func seconds(_ duration: Duration) -> String { "\(Double(Int(value(duration) * 10)) / 10)" }
}
