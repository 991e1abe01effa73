import ArgumentParser
import FoundationEssentials
import Glibc
import SystemPackage
import Winnow
import WinnowIO

/// The worker process of `winnow run --isolate`: processes the pages that arrive as frames.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Works on pages for winnow run --isolate.", shouldDisplay: false)

  func run() throws {
    var reader = Frame.Reader(.standardInput)
    guard let frame = try reader.next(), frame.kind == .setup else {
      throw ValidationError("winnow run --isolate starts this; it is not for people.")
    }
    let setup = try JSONDecoder().decode(WorkerSetup.self, from: Data(frame.bytes))
    // Ignore SIGINT/SIGTERM: the parent handles them and terminates its workers.
    for number in [SIGINT, SIGTERM] { _ = signal(number, SIG_IGN) }
    Self.limitMemory(setup.memory)
    let choice = try PipelineChoice(setup.pipeline, WinnowCommand.registry, writer: setup.writer) { _ in }
    var findings: [String: SurveyFindings] = [:]
    for pipeline in choice.pipelines {
      findings[pipeline.name] = try setup.findings[pipeline.name].map { try SiteSurvey.decoded(Array($0.utf8), for: pipeline) }
    }
    let processor = choice.processor(findings, keepsFailed: setup.keepsFailed) { id in
      try? Frame.write(.step, Array(id.utf8), to: .standardOutput)
    }
    while let head = try reader.next(), head.kind == .page, let body = try reader.next(), body.kind == .body {
      let page = try JSONDecoder().decode(WorkerPage.self, from: Data(head.bytes))
      Self.limitTime(setup.seconds)
      let work = processor.begin(PendingPage(page.head, body.bytes))
      try answer(work, page.comparison)
      Self.limitTime(0)
    }
  }

  private func answer(_ work: PageProgress, _ found: WorkerPage.Found?) throws {
    switch work {
    case .finished(let outcome): try write(outcome)
    case .comparing(let comparison):
      guard let found else {
        var result = WorkerResult(origin: Origin(name: comparison.page.id), error: nil)
        (result.isWaiting, result.pageDigest) = (true, comparison.page)
        return try Frame.write(.result, json: result, to: .standardOutput)
      }
      try write(comparison.finish(found.resemblance))
    }
  }

  private func write(_ outcome: Outcome) throws {
    var result = WorkerResult(origin: outcome.origin, error: nil)
    var bodies: [[UInt8]] = []
    switch outcome.result {
    case .success(let outputs): (result.outputs, bodies) = (outputs.map(\.step), outputs.map(\.bytes))
    case .failure(let error): result = WorkerResult(origin: outcome.origin, error: error)
    }
    (result.date, result.steps, result.parsing, result.pageDigest) = (outcome.date, outcome.steps, outcome.parsing, outcome.pageDigest)
    if let failed = outcome.failed {
      (result.failedForm, result.failedCharset) = (failed.sourceFormat.rawValue, failed.charset)
      bodies.append(failed.bytes)
    }
    try Frame.write(.result, json: result, to: .standardOutput)
    for body in bodies { try Frame.write(.body, body, to: .standardOutput) }
  }

  /// Limits memory; an allocation beyond it ends the process.
  private static func limitMemory(_ bytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    unsafe _ = setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
  }

  /// Limits CPU time in seconds; the system then sends SIGPROF. 0 for no limit.
  private static func limitTime(_ seconds: Double) {
    // ITIMER_PROF counts user and system time.
    var timer = itimerval(
      it_interval: timeval(), it_value: timeval(tv_sec: Int(seconds), tv_usec: Int(seconds.truncatingRemainder(dividingBy: 1) * 1e6)))
    unsafe _ = setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }
}
