import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// `winnow serve`: a worker for batch engines (Spark, Ray, …); one process per task.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answers each page on standard input with a line on standard output, for engines such as Spark.",
    discussion: """
      A line in is a page ({"id", "url", "html"}, or "html_base64", or "text"); a line out is its record, or {"id", "url", \
      "error"} where the page failed. There is one answer for each page, in order; an empty line is no page and gets none. \
      An answer is written as soon as it is there, and all pages that have come are answered before more is waited for: \
      whoever writes and reads at the same time never waits for a flush.

      A line that begins with {"findings": is no page either: from it on, these are what is known of sites. They are the \
      lines of winnow survey --lines; --survey FILE is for sites that the line does not speak of.

      With --frames pages need no JSON around them: a page is two frames, "p" with {"id", "url", "charset"} and "b" with its \
      bytes, or one, "l" with a line, or "@" with {"file", "at", "bytes"}, which is where a line lies in a file that is not \
      packed. "f" has a line of findings. A frame is its letter, its length in eight bytes, the lowest first, and so many bytes.

      Standard error has a heartbeat, {"pages", "failed", "seconds"}, each --heartbeat seconds, and once at the end. At the \
      end of its input it ends with 0, whatever became of the pages. If a signal ends it, the page of the first missing answer \
      was at work (with --jobs 1), and those without an answer are to be sent again.
      """)

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host. It writes records as NDJSON.", completion: .pipelines)
  var pipeline: String
  /// Accepted for callers of version 0.1, and without effect.
  @Flag(help: .hidden) var stdio = false
  @Flag(help: "Pages come as frames, not as lines.") var frames = false
  @ArgumentParser.Option(help: ArgumentHelp("What the keys of lines are called, as in winnow run.", valueName: "name=key,…")) var fields:
    [String] = []
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found.", valueName: "file")) var survey: String?
  @Flag(help: "Answer each page with its survey counts, as winnow survey --count writes and --merge reads them.") var count = false
  @ArgumentParser.Option(name: .shortAndLong, help: "How many pages are worked on at a time; an engine has a task for each core.")
  var jobs = 1
  @ArgumentParser.Option(help: ArgumentHelp("Interval between two heartbeats; 0 for none.", valueName: "seconds")) var heartbeat = 10.0

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is 1 or more.") }
    if heartbeat < 0 { throw ValidationError("--heartbeat is 0 or more.") }
  }

  func run() async throws {
    do { try await serve() } catch { throw Failure.stop(error) }
  }

  private func serve() async throws {
    let choice = try PipelineChoice(pipeline, WinnowCommand.registry)
    if !count, let other = choice.pipelines.first(where: { $0.writers.count != 1 || !type(of: $0.writers[0]).format.holdsRecords }) {
      throw ValidationError("\(other.name) does not write NDJSON alone, which is what is answered.")
    }
    let surveyed = try SiteSurvey.stored(choice, file: survey)
    let runner = Runner(workers: jobs)
    let comparisons = Comparisons(choice.pipelines)
    let progress = Heartbeat(interval: heartbeat)
    defer { progress.report() }
    let fields = try LineFields(options: fields)
    var findings = surveyed
    var requests = frames ? ServeRequests.frames(fields) : try ServeRequests.lines(fields)
    while let batch = try requests.nextBatch() {
      for turn in batch.split(before: \.isFindings) {
        var pages = turn
        if case .findings(let line, let name)? = turn.first {
          findings = try Self.findings(line, name, choice, over: surveyed)
          pages = turn.dropFirst()
        }
        try await runner.run(pages, clean: count ? Self.counting(choice) : Self.processor(choice, findings), comparisons: comparisons) {
          outcome in
          // Immediately, so that earlier pages are answered even if a page crashes the process.
          try FileDescriptor.standardOutput.writeAll(Self.answer(outcome))
          progress.count(failed: (try? outcome.result.get()) == nil)
        }
      }
    }
  }

  private static func processor(_ choice: PipelineChoice, _ findings: [String: SurveyFindings]) -> @Sendable (ServeRequest) -> PageProgress
  {
    choice.processor(findings, keepsFailed: false) { $0.load(limit: $1) }.begin
  }

  private static func findings(_ line: [UInt8], _ name: String, _ choice: PipelineChoice, over surveyed: [String: SurveyFindings]) throws
    -> [String: SurveyFindings]
  {
    do {
      return try Dictionary(
        choice.pipelines.map { pipeline in
          var known = surveyed[pipeline.name] ?? SurveyFindings()
          known.merge(try SiteSurvey.decoded(inLine: line, for: pipeline))
          return (pipeline.name, known)
        }
      ) { $1 }
    } catch { throw InputError(description: "\(name): not a line of winnow survey --lines: \(SiteSurvey.describe(error))") }
  }

  /// Counts site features instead of cleaning.
  private static func counting(_ choice: PipelineChoice) -> @Sendable (ServeRequest) -> PageProgress {
    let most = choice.maxBytes
    return { input in
      let (origin, raw) = input.load(limit: most)
      let pipeline = choice.pipeline(for: origin)
      do throws(PageError) {
        var frequencies = DocumentFrequencies()
        frequencies.add(try raw.get().parsed(pipeline.limits), for: pipeline)
        let bytes = (try? SurveyLine.bytes(of: frequencies)) ?? []
        return .finished(
          Outcome(
            origin: origin,
            result: .success(bytes.isEmpty ? [] : [Output(step: "survey", destination: .stream(fileExtension: "ndjson"), bytes: bytes)])))
      } catch { return .finished(Outcome(origin: origin, result: .failure(error))) }
    }
  }

  private static func answer(_ outcome: Outcome) -> [UInt8] {
    let error: PageError
    switch outcome.result {
    case .success(let outputs):
      if let output = outputs.first { return output.bytes }
      error = .stage("write-ndjson", "there is nothing to say of this page")
    case .failure(let failure): error = failure
    }
    return RecordJSON.bytes(outcome.origin, error: error)
  }
}

extension Array {
  /// The runs of elements that begin with each matching element.
  fileprivate func split(before isFirst: (Element) -> Bool) -> [ArraySlice<Element>] {
    let starts = [startIndex] + indices.dropFirst().filter { isFirst(self[$0]) }
    return zip(starts, starts.dropFirst() + [endIndex]).map { self[$0..<$1] }
  }
}
