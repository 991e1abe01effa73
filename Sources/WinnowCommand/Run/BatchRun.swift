import ArgumentParser
import SystemPackage
import Winnow
import WinnowIO
import WinnowStages

/// A resumable run over many pages: routes outputs and writes checkpoints.
struct BatchRun {
  private let choice: PipelineChoice
  private let state: RunState?
  private let failOver: FailureLimit?
  private let metrics: String?
  private let log: Log
  /// The number of files that could be pages but are not read.
  private let skipped: Int
  private let routes: OutputRoutes
  private var sinks: [any Sink]
  private var deadLetters: DeadLetters?
  private var progress: Progress
  private var done: RunProgress
  private var pageDigest: [(pipeline: String, page: PageDigest)] = []
  private var shownMetrics = ContinuousClock.now
  private var isStopped = false
  /// Pages the pipeline asked to dead-letter in a run without `--dead-letters`.
  private var unroutedDeadLetters = 0

  var tally: RunTally { done.tally }

  private static let metricsPause = Duration.seconds(10)

  /// - Throws: ``OutputError``.
  init(
    choice: PipelineChoice, routes: OutputRoutes, shard: Shard?, policy: OverwritePolicy, deadLetter: String?, state: RunState?,
    failOver: FailureLimit?, metrics: String?,
    skipped: Int, progress: Progress, log: Log
  ) throws {
    (self.choice, self.state, self.failOver, self.metrics, self.skipped, self.progress, self.log) = (
      choice, state, failOver, metrics, skipped, progress, log
    )
    let before = state?.progress
    self.routes = routes
    var opened: [any Sink] = []
    do {
      for (index, route) in routes.routes.enumerated() {
        let shard = if case .stream = route.location { shard } else { route.isMain ? shard : nil }
        opened.append(
          try route.location.sink(envelope: route.envelope, shard: shard, policy: policy, resumingAt: before.map { $0.outputs[index] }))
      }
      deadLetters = try deadLetter.map { try DeadLetters($0, resumingAt: before?.deadLetters) }
    } catch {
      if before == nil { for index in opened.indices { opened[index].abandon() } }
      throw error
    }
    sinks = opened
    done = before ?? RunProgress()
    for index in done.outputs.indices { done.outputs[index].names = [] }
  }

  /// Cleans the remaining pages.
  ///
  /// - Parameter cache: the pages that the site survey parsed.
  mutating func run(
    _ runner: Runner, _ inputs: Inputs, _ cache: consuming SurveyCache, clean: @escaping @Sendable (RunPage) -> PageProgress
  ) async throws {
    progress.begin()
    let comparisons = Comparisons(choice.pipelines)
    for (pipeline, page) in state?.pageDigest ?? [] { _ = comparisons.resemblance(of: page, in: pipeline) }
    let reading = ReadAhead(inputs, cache, checks: state != nil && !inputs.isRereadable)
    guard reading.skip(done.tally.pages) == done.read || done.tally.pages == 0 else {
      throw ResumeError.otherInput(pages: done.tally.pages)
    }
    do {
      try await runner.run(reading, clean: clean, comparisons: comparisons) { outcome in
        try take(outcome, read: reading.nextChecksum())
        if isStopped { throw Stopped() }
      }
    } catch is Stopped {
      progress.clear()
      try pause()
      log.log(.error, "more pages failed than --fail-over lets: \(tally.failed) of \(tally.pages); stopped\(rest)")
      throw ExitCode.somePagesFailed
    }
  }

  private struct Stopped: Error {}

  /// A message on where the pages of an interrupted run are.
  var rest: String {
    let files = routes.routes.compactMap { route in route.location.partFile.map { "\($0)" } }
    return tally.pages == 0 || files.isEmpty ? "" : "; what is whole is in \(files.joined(separator: ", "))"
  }

  private mutating func take(_ outcome: Outcome, read: UInt64) throws {
    let number = done.tally.pages + 1
    switch outcome.result {
    case .success(let outputs):
      for warning in outcome.steps.flatMap(\.fallbacks) {
        progress.clear()
        log.warned(outcome.origin, warning)
      }
      try write(outcome, number, outputs)
    case .failure(let error): try fail(outcome, number, error)
    }
    done.tally.add(outcome)
    done.read = read
    if let page = outcome.pageDigest, state != nil { pageDigest.append((choice.pipeline(for: outcome.origin).name, page)) }
    if state != nil, number.isMultiple(of: CheckpointBatch.pages) { try checkpoint() }
    if let metrics, ContinuousClock.now - shownMetrics > Self.metricsPause { try writeMetrics(metrics) }
    progress.advance(done.tally)
    isStopped = failOver?.stops(failed: done.tally.failed, of: done.tally.pages) ?? false
  }

  private mutating func write(_ outcome: Outcome, _ number: Int, _ outputs: [Output]) throws {
    let pipeline = choice.pipeline(for: outcome.origin)
    for index in sinks.indices {
      let own = outputs.filter { routes.index(of: $0.step, in: pipeline) == index }
      try sinks[index].write(WrittenPage(number: number, origin: outcome.origin, date: outcome.date, outputs: own))
    }
  }

  /// Writes the error to all outputs that accept error records.
  private mutating func write(_ outcome: Outcome, _ number: Int, _ error: PageError, isRecord: Bool) throws {
    let record = Output(step: "error", destination: .stream(fileExtension: "json"), bytes: RecordJSON.bytes(outcome.origin, error: error))
    let errorRoutes = isRecord ? routes.indicesOfErrors(in: choice.pipeline(for: outcome.origin)) : []
    for index in sinks.indices {
      try sinks[index].write(
        WrittenPage(number: number, origin: outcome.origin, date: outcome.date, outputs: errorRoutes.contains(index) ? [record] : []))
    }
  }

  private mutating func fail(_ outcome: Outcome, _ number: Int, _ error: PageError) throws {
    progress.clear()
    log.failed(outcome.origin, error)
    try deadLetters?.add(outcome, number: number)
    let isAside = choice.pipeline(for: outcome.origin).sendsToDeadLetters(error)
    if isAside, deadLetters == nil { unroutedDeadLetters += 1 }
    try write(outcome, number, error, isRecord: !(isAside && deadLetters != nil))
  }

  private mutating func checkpoint() throws {
    done.outputs = try sinks.indices.map { try sinks[$0].checkpoint() }
    done.deadLetters = try deadLetters?.checkpoint()
    try state?.save(done, pageDigest: pageDigest)
    pageDigest = []
  }

  /// Stops an unfinished run: flushes all complete pages to disk and writes a checkpoint.
  mutating func pause() throws {
    progress.clear()
    for index in sinks.indices { try sinks[index].pause() }
    try deadLetters?.pause()
    if let metrics { try writeMetrics(metrics) }
  }

  /// Ends a run without pages, or one that failed and will not be resumed: empty files are removed, those of earlier runs are kept.
  mutating func abandon() {
    progress.clear()
    for index in sinks.indices { sinks[index].abandon() }
    deadLetters?.abandon()
  }

  mutating func finish(summarises: Bool) throws {
    progress.clear()
    for index in sinks.indices { try sinks[index].finish() }
    try deadLetters?.finish()
    done.isFinished = true
    for index in done.outputs.indices { done.outputs[index].names = [] }
    try state?.save(done)
    if let metrics { try writeMetrics(metrics) }
    if unroutedDeadLetters > 0 {
      log.log(
        .warning, "\(unroutedDeadLetters) page\(unroutedDeadLetters == 1 ? "" : "s") would be put aside; --dead-letter FILE keeps them")
    }
    summarise(summarises)
  }

  private func summarise(_ isWanted: Bool) {
    let summary = RunSummary(tally: tally, skipped: skipped, seconds: progress.seconds)
    if log.format == .json {
      log.log(.info, "\(tally.pages) pages, \(tally.failed) failed", summary.write)
    } else if isWanted || Console.isTerminal(.standardError) && tally.pages > 1 {
      Console.write(summary.text(Style(isColoured: Console.wantsColour(.standardError))), to: .standardError)
    }
  }

  private mutating func writeMetrics(_ path: String) throws {
    shownMetrics = .now
    try StreamSink.write(Array(Metrics.text(tally, skipped: skipped, seconds: progress.seconds).utf8), to: path)
  }
}

/// The pages in reading order, with a checksum of the streams read up to each.
private final class ReadAhead: Sequence, IteratorProtocol {
  private var pages: Inputs.Iterator
  private var cache: SurveyCache
  private var index = 0
  private let checks: Bool
  private var read = FNV1a()
  private var checksums: ArraySlice<UInt64> = []

  init(_ inputs: Inputs, _ cache: SurveyCache, checks: Bool) { (pages, self.cache, self.checks) = (inputs.makeIterator(), cache, checks) }

  func next() -> RunPage? {
    guard let page = nextPage() else { return nil }
    if checks { checksums.append(add(page.pending)) }
    return page
  }

  private func nextPage() -> RunPage? {
    guard let page = pages.next() else { return nil }
    defer { index += 1 }
    return RunPage(pending: page, surveyed: cache.take(index))
  }

  private func add(_ page: PendingPage) -> UInt64 {
    read.add(page.checksum)
    return read.value
  }

  /// Skips the pages a previous run has completed.
  ///
  /// - Returns: the checksum of the skipped pages.
  func skip(_ count: Int) -> UInt64 {
    for _ in 0..<count {
      guard let page = nextPage() else { break }
      if checks { _ = add(page.pending) }
    }
    return checks && count > 0 ? read.value : 0
  }

  /// The checksum up to the page that the run emits next.
  func nextChecksum() -> UInt64 { checks ? checksums.popFirst() ?? 0 : 0 }
}
