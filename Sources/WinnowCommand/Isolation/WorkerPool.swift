import FoundationEssentials
import Glibc
import Synchronization
import SystemPackage
import Winnow
import WinnowIO

/// A pool of worker processes: a page that crashes one, or exceeds its limits, is an error of that page only.
final class WorkerPool: Sendable {
  private let setup: WorkerSetup
  private let choice: PipelineChoice
  private let idle = Mutex<[Worker]>([])
  private let making = Mutex(())
  /// Flags inherited by workers (`--plugin`, `--allow-exec`).
  private let flags = WinnowCommand.extensions?.flags ?? []

  /// The wall-clock timeout is this multiple of the CPU-time limit, and at least `minWallClockSeconds` seconds.
  private static let wallClockFactor = 4.0, minWallClockSeconds = 10.0

  init(_ setup: WorkerSetup, _ choice: PipelineChoice) { (self.setup, self.choice) = (setup, choice) }

  private struct Worker {
    let process: ChildProcess
    var reader: Frame.Reader
  }

  /// The last step a worker reported, for the error message if it dies.
  private struct Trace { var step: String?, timedOut = false }

  func begin(_ page: PendingPage) -> PageProgress { work(page, nil) }

  private func work(_ page: PendingPage, _ found: WorkerPage.Found?) -> PageProgress {
    var trace = Trace()
    do {
      var worker = try idle.withLock { $0.popLast() } ?? making.withLock { _ in try start() }
      guard let work = try? exchange(&worker, page, found, &trace) else {
        return .finished(failed(page, trace, worker.process.end(kills: trace.timedOut)))
      }
      idle.withLock { $0.append(worker) }
      return work
    } catch {
      return .finished(
        Outcome(origin: Origin(name: page.name), result: .failure(.unreadable("no process could be started to work on it: \(error)"))))
    }
  }

  private func start() throws -> Worker {
    let process = try ChildProcess(arguments: flags + ["worker"])
    try Frame.write(.setup, json: setup, to: process.input)
    return Worker(process: process, reader: Frame.Reader(process.output))
  }

  /// - Returns: `nil` if the process exited, or did not answer in time.
  private func exchange(_ worker: inout Worker, _ page: PendingPage, _ found: WorkerPage.Found?, _ trace: inout Trace) throws
    -> PageProgress?
  {
    let (head, body) = page.parts
    let process = worker.process
    try Frame.write(.page, json: WorkerPage(head: head, comparison: found), to: process.input)
    try Frame.write(.body, body, to: process.input)
    let start = ContinuousClock.now
    let most = max(Self.minWallClockSeconds, setup.seconds * Self.wallClockFactor)
    var isLate = false
    let wait = {
      isLate = !process.hasOutput(within: most - (ContinuousClock.now - start).inSeconds)
      return !isLate
    }
    defer { trace.timedOut = isLate }
    while let frame = try worker.reader.next(wait: wait) {
      if frame.kind == .step { trace.step = String(decoding: frame.bytes, as: UTF8.self) }
      guard frame.kind == .result else { continue }
      let result = try JSONDecoder().decode(WorkerResult.self, from: Data(frame.bytes))
      var bodies: [[UInt8]] = []
      for _ in 0..<(result.outputs.count + (result.failedForm == nil ? 0 : 1)) {
        guard let frame = try worker.reader.next(wait: wait) else { return nil }
        bodies.append(frame.bytes)
      }
      return self.work(page, result, bodies)
    }
    return nil
  }

  private func work(_ page: PendingPage, _ result: WorkerResult, _ bodies: [[UInt8]]) -> PageProgress {
    if result.isWaiting, let pageDigest = result.pageDigest {
      // The process handles other pages meanwhile, so the page is restarted.
      return .comparing(
        Comparison(pipeline: choice.pipeline(for: result.origin).name, page: pageDigest) { [self] resemblance in
          guard case .finished(let outcome) = work(page, WorkerPage.Found(resemblance: resemblance)) else {
            return Outcome(origin: result.origin, result: .failure(.unreadable("internal error: compared twice; please report it")))
          }
          return outcome
        })
    }
    let steps = choice.pipeline(for: result.origin).entries
    let outputs = zip(result.outputs, bodies).compactMap { id, bytes in
      steps.first { $0.id == id }?.writer.map { Output(step: id, destination: $0.destination, bytes: bytes) }
    }
    var outcome = Outcome(origin: result.origin, result: result.error.map { .failure($0) } ?? .success(outputs))
    (outcome.date, outcome.steps, outcome.parsing, outcome.pageDigest) = (result.date, result.steps, result.parsing, result.pageDigest)
    if let sourceFormat = result.failedForm.flatMap(Tree.SourceFormat.init), let bytes = bodies.last {
      outcome.failed = RawPage(origin: result.origin, bytes: bytes, sourceFormat: sourceFormat, charset: result.failedCharset)
    }
    return .finished(outcome)
  }

  /// The error for a page whose worker process died.
  private func failed(_ page: PendingPage, _ trace: Trace, _ end: ChildProcess.End) -> Outcome {
    // A process that crashed before the first step may have crashed while reading the page, so it is not read here.
    let (origin, raw) = trace.step != nil ? page.load(limit: choice.maxBytes) : (Origin(name: page.name), .failure(.empty))
    var outcome = Outcome(origin: origin, result: .failure(error(trace, end)))
    if setup.keepsFailed { outcome.failed = try? raw.get() }
    return outcome
  }

  private func error(_ trace: Trace, _ end: ChildProcess.End) -> PageError {
    let context = trace.step.map { " in stage \"\($0)\"" } ?? ""
    if trace.timedOut || end.signal == SIGPROF { return .over(.seconds, "more than \(setup.seconds) s of work\(context)") }
    if end.memory > setup.memory / 10 * 9 { return .over(.memory, "more than \(setup.memory) bytes of memory\(context)") }
    let how = end.signal.map { "signal \($0) (\(nameOfSignal($0)))" } ?? "an exit of its own"
    return trace.step.map { .stage($0, "its process ended by \(how)") } ?? .unreadable("the process that read it ended by \(how)")
  }

  /// Ends all processes.
  func end() { for worker in idle.withLock({ $0 }) { _ = worker.process.end(kills: true) } }
}
