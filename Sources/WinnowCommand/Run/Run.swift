import ArgumentParser
import CClock
import FoundationEssentials
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Cleans pages with a pipeline.",
    discussion: """
      Pages are HTML files, folders, globs, plain-text files (.txt), NDJSON ({"id", "url", "html"} a line, or \
      "html_base64", or "text"), WARC files, or - for standard input; each may be packed with gzip, zstd or brotli. What could be a page and is not read (a pipe in a folder, a link out of it) \
      is a line on standard error. Results come in the order of the pages. A page that fails is \
      an error record and a line on standard error; the others go on.

        winnow run news crawl.warc.gz -o out.ndjson.gz --resume out.state
        winnow run news pages/ -o 'out/{host}/{date}/{stem}.{ext}' --format markdown
        winnow run article pages.ndjson -o pages.sqlite
        winnow run article - -o out.ndjson.gz --shard 500MB

      The ending of the output's name says its format; --format goes before it, and what has no ending is written as the \
      pipeline says. A file that is there is replaced as a whole, at the end of the run. A database is added to: a page takes \
      the place of the one with its id that earlier runs wrote. No input is written over, and no database of another program.

      The first SIGINT or SIGTERM lets the pages at work finish and ends with 130 or 143; with --resume the same command \
      goes on where it ended, and so it does behind a crash or a full disk.
      """)

  @Argument(help: "A pipeline's name or file; auto chooses by the page's host.", completion: .pipelines) var pipeline: String
  @OptionGroup var input: InputOptions
  @ArgumentParser.Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file, in the format of its extension (\(Format.allEndings.joined(separator: ", "))), compressed with .gz or .zst; a folder (ends with /), or a template of {host}, {date}, {stem}, {id}, {number} and {ext}, for one file per page. By default, standard output.",
      valueName: "path"))
  var output: String?
  @ArgumentParser.Option(
    name: .shortAndLong, help: "Write this in the place of what the pipeline writes, whatever the output's name.",
    completion: .list(Format.allValueStrings)) var format: Format?
  @OptionGroup(title: "Markdown") var markdown: MarkdownOptions
  @Flag(help: "Replace a database that is there, in the place of adding to it.") var replace = false
  @OptionGroup var overwriting: OverwriteOptions
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "Begin a new file after this many pages, or bytes such as 500MB: out-00001.ndjson, or by {shard} in the name.", valueName: "size"),
    transform: Self.shard) var shard: Shard?
  @ArgumentParser.Option(name: .shortAndLong, help: "How many pages are worked on at a time; as many as there are cores otherwise.")
  var jobs: Int?
  @Flag(help: "Write results as soon as they are there, not in the order of the pages.") var unordered = false
  @Flag(help: "Use worker processes, which are restarted if a page crashes one or exceeds its limits.") var isolate =
    false
  @ArgumentParser.Option(
    help: ArgumentHelp("Save the progress of the run here; if the file exists, resume that run from it.", valueName: "file")) var resume:
    String?
  @ArgumentParser.Option(help: ArgumentHelp("Put pages that fail aside here, with their errors: NDJSON to run again.", valueName: "file"))
  var deadLetter: String?
  @ArgumentParser.Option(
    help: ArgumentHelp("Let so many pages fail, or a share such as 5%, before the run fails; it stops then.", valueName: "most"))
  var failOver: FailureLimit?
  @ArgumentParser.Option(help: ArgumentHelp("What winnow survey found, in the place of a first look at these pages.", valueName: "file"))
  var survey: String?
  @Flag(help: "Do not look at many pages of a site first, where a stage would.") var noSurvey = false
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "Memory for pages that the survey parsed, such as 64MB, so that the run does not parse them again; 0MB for none.",
      valueName: "size"), transform: Self.bytes)
  var surveyCache = ByteCount(SurveyCache.usualSize)
  @ArgumentParser.Option(help: ArgumentHelp("Write counts here as OpenMetrics text, now and then and at the end.", valueName: "file"))
  var metrics: String?
  @ArgumentParser.Option(help: "How to speak on standard error: text or json.") var logFormat = LogFormat.text
  @Flag(help: "Say at the end what each stage did, also where standard error is no terminal.") var summary = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is 1 or more.") }
    if resume != nil, unordered { throw ValidationError("--resume keeps the order of the pages, so --unordered does not go with it.") }
  }

  func run() async throws {
    do { try await clean() } catch { throw Failure.stop(error) }
  }

  private func clean() async throws {
    let interruption = Interruption()
    let log = Log(format: logFormat)
    // Writers use the start of the run for pages without a date; a resumed run keeps the original start.
    let begun = resume.map { RunState.storedValue(named: "begun", in: $0).flatMap { Int64($0) } ?? cclock_now() }
    if let begun { cclock_set_source_date_epoch(begun) }
    let choice = try self.choice(log)
    let inputs = try input.inputs(log: log, until: { interruption.isRequested })
    let routes = try OutputRoutes(choice.pipelines, output: output)
    try check(routes, choice, inputs)
    let state = try resume.map { try RunState($0, plan(choice, inputs)) }
    if let state, let begun, state.progress == nil { try state.setValue(Array(String(begun).utf8), named: "begun") }
    if let progress = state?.progress, progress.isFinished { return try endAgain(progress.tally, routes, log) }
    let workers = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    // Before the survey, so that an unwritable or locked output is reported immediately.
    var batch = try BatchRun(
      choice: choice, routes: routes, shard: shard, policy: policy, deadLetter: deadLetter, state: state, failOver: failOver,
      metrics: metrics,
      skipped: inputs.skipped.count, progress: Progress(total: inputs.count, before: state?.progress?.tally.pages ?? 0, log: log), log: log)
    interruption.workBegins()
    // Parsed pages are not passed to worker processes.
    var cache = SurveyCache(size: isolate ? 0 : surveyCache.bytes)
    let findings: [String: SurveyFindings]
    do {
      findings =
        noSurvey ? [:] : try await SiteSurvey.findings(choice, inputs, file: survey, state: state, workers: workers, cache: &cache)
    } catch {
      if resume == nil { batch.abandon() }
      throw error
    }
    let runner = Runner(workers: workers, isOrdered: !unordered)
    let pool = isolate ? WorkerPool(try setup(choice, findings), choice) : nil
    defer { pool?.end() }
    let processor = choice.processor(findings, keepsFailed: deadLetter != nil)
    do {
      try await batch.run(runner, inputs, consume cache) { page in
        if let pool { return pool.begin(page.pending) }
        return page.surveyed.map { processor.begin(page.pending, surveyed: $0) } ?? processor.begin(page.pending)
      }
    } catch {
      if resume == nil { batch.abandon() }
      throw error
    }
    try finish(&batch, inputs, interruption, log)
  }

  /// The pipelines, each of which writes something.
  private func choice(_ log: Log) throws -> PipelineChoice {
    let choice = try PipelineChoice(pipeline, WinnowCommand.registry, writer: writer) { log.log(.warning, $0) }
    if let mute = choice.pipelines.first(where: \.writers.isEmpty) {
      throw PipelineError(
        message:
          "\(mute.name): nothing would be written, since no stage of this pipeline is a writer; end its stages with {\"stage\": \"write-ndjson\"}, or use -o or --format"
      )
    }
    return choice
  }

  /// Ends a run that had ended already.
  private func endAgain(_ tally: RunTally, _ routes: OutputRoutes, _ log: Log) throws {
    if shard == nil, let gone = routes.routes.first(where: \.location.isMissing) {
      throw ResumeError.outputGone(gone.name, state: resume ?? "")
    }
    log.log(.info, "this run is complete: \(tally.pages) pages; delete \(resume ?? "") to run it again")
    try end(tally)
  }

  private func finish(_ batch: inout BatchRun, _ inputs: Inputs, _ interruption: Interruption, _ log: Log) throws {
    if interruption.isRequested {
      if resume == nil, batch.tally.pages == 0 { batch.abandon() } else { try batch.pause() }
      log.log(.warning, "interrupted after \(batch.tally.pages) pages" + (resume == nil ? batch.rest : "; the same command resumes"))
      throw ExitCode(interruption.exitCode)
    }
    if batch.tally.pages == 0 {
      batch.abandon()
      throw inputs.emptiness
    }
    try batch.finish(summarises: summary)
    try end(batch.tally)
  }

  private var writer: WriterChoice {
    WriterChoice(format: format?.name, output: output, fileExtensions: OutputLocation(output).fileExtensions, markdown: markdown.changes)
  }
  private var policy: OverwritePolicy { OverwritePolicy(replacesDatabase: replace, isForced: overwriting.force) }

  /// Checks all outputs before the first one is opened.
  private func check(_ routes: OutputRoutes, _ choice: PipelineChoice, _ inputs: Inputs) throws {
    var outputs = overwriting.outputGuard(inputs, input, choice.pipelines, survey: survey, replacesDatabase: replace)
    for route in routes.routes {
      if resume != nil, route.location.isNonSeekable {
        throw OutputError.refused(
          "\(route.name == "-" ? "standard output" : route.name): --resume needs an output that can be resumed; name a file with -o")
      }
      if case .stream = route.location {
        try outputs.claim(route.location, as: route.origin, shard: shard)
      } else {
        try outputs.claim(route.location, as: route.origin, fileExtensions: route.fileExtensions, shard: route.isMain ? shard : nil)
      }
    }
    if let deadLetter { try outputs.claim(file: deadLetter, as: "--dead-letter") }
    if let metrics { try outputs.claim(file: metrics, as: "--metrics") }
    if let resume { try outputs.claim(state: resume, as: "--resume") }
  }

  private func setup(_ choice: PipelineChoice, _ findings: [String: SurveyFindings]) throws -> WorkerSetup {
    let limits = choice.pipelines.map(\.limits)
    return WorkerSetup(
      pipeline: pipeline, writer: writer, keepsFailed: deadLetter != nil,
      findings: try findings.mapValues { String(decoding: try SiteSurvey.bytes($0), as: UTF8.self) },
      seconds: limits.map(\.seconds).max() ?? Limits().seconds, memory: limits.map(\.memory).max() ?? Limits().memory)
  }

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else { throw ValidationError("a number of pages, or of bytes such as 500MB or 1GiB") }
    return shard
  }

  private static func bytes(_ text: String) throws -> ByteCount {
    guard let bytes = ByteCount(text) else { throw ValidationError("a number of bytes such as 256MB or 1GiB") }
    return bytes
  }

  private func plan(_ choice: PipelineChoice, _ inputs: Inputs) throws -> RunPlan {
    let found = try survey.map { String(FNV1a(try Bytes.ofFile(FilePath($0))).value, radix: 16) }
    let options = [
      "winnow \(WinnowCommand.version)", "output \(output ?? "-")", "shard \(shard.map { "\($0)" } ?? "none")",
      "dead letters \(deadLetter ?? "none")",
      "fields \(input.fields.isEmpty ? "usual" : input.fields.joined(separator: ","))",
      "survey \(found ?? (noSurvey ? "none" : "first look"))",
    ]
    return RunPlan(lines: options + choice.lines, inputs: inputs.identities)
  }

  private func end(_ tally: RunTally) throws {
    let isFailed = failOver?.isPassed(failed: tally.failed, of: tally.pages) ?? (tally.failed > 0)
    if isFailed { throw ExitCode.somePagesFailed }
  }
}
