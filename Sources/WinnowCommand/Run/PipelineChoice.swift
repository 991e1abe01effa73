import Winnow
import WinnowIO
import WinnowStages

/// The pipeline of a run: one, or with `auto` the one that claims the page's host.
struct PipelineChoice: Sendable {
  let fallback: Pipeline
  private let byHost: [Pipeline]

  var pipelines: [Pipeline] { byHost + [fallback] }

  /// - Throws: ``PipelineError``; `ValidationError` for a page; ``OutputError`` for an output without a writer.
  ///
  /// - Parameter warn: called with each step order warning.
  init(
    _ name: String, _ registry: StepRegistry, writer: WriterChoice = WriterChoice(), warn: (String) -> Void = { Console.error($0) }
  ) throws {
    let search = PipelineSearch()
    let loader = search.loader(registry)
    let found: Pipeline
    do { found = try loader.load(named: name == "auto" ? "article" : name) } catch { throw UsageHints.pipeline(name) ?? error }
    fallback = try writer.apply(to: found)
    byHost = name == "auto" ? try search.names.map { try loader.load(named: $0) }.filter { !$0.hosts.isEmpty }.map(writer.apply) : []
    for pipeline in pipelines where !BuiltInPipelines.contains(pipeline) { for mistake in pipeline.orderWarnings { warn("\(mistake)") } }
  }

  /// One pipeline for all hosts.
  init(_ pipeline: Pipeline) { (fallback, byHost) = (pipeline, []) }

  private init(_ fallback: Pipeline, byHost: [Pipeline]) { (self.fallback, self.byHost) = (fallback, byHost) }

  /// The same choice with each pipeline changed.
  func mapped(_ change: (Pipeline) -> Pipeline) -> PipelineChoice { PipelineChoice(change(fallback), byHost: byHost.map(change)) }

  func pipeline(for origin: Origin) -> Pipeline {
    guard !byHost.isEmpty else { return fallback }
    return byHost.first { $0.matchesHost(of: origin) } ?? fallback
  }

  /// The maximum page size of all pipelines in bytes.
  var maxBytes: Int { pipelines.map(\.limits.bytes).max() ?? Limits().bytes }

  /// The work of a worker, in this process or in a worker process.
  ///
  /// - Parameter findings: by the pipeline's name.
  func processor(_ findings: [String: SurveyFindings], keepsFailed: Bool, onStepStart: (@Sendable (String) -> Void)? = nil)
    -> PageProcessor<
      PendingPage
    >
  {
    processor(findings, keepsFailed: keepsFailed, onStepStart: onStepStart) { $0.load(limit: $1) }
  }

  /// - Parameter load: reads a page of at most this number of bytes.
  func processor<Input: Sendable>(
    _ findings: [String: SurveyFindings], keepsFailed: Bool, onStepStart: (@Sendable (String) -> Void)? = nil,
    load: @escaping @Sendable (Input, Int) -> (Origin, Result<RawPage, PageError>)
  ) -> PageProcessor<Input> {
    let most = maxBytes
    return PageProcessor(load: { load($0, most) }, keepsFailed: keepsFailed, onStepStart: onStepStart) { origin in
      let pipeline = pipeline(for: origin)
      return (pipeline, findings[pipeline.name] ?? SurveyFindings())
    }
  }

  /// The inputs of the run fingerprint, one per line: a resumed run must have the same.
  var lines: [String] { pipelines.flatMap(\.lines) }
}

extension Pipeline {
  fileprivate var lines: [String] {
    let head = "pipeline \(name) \(version ?? "") hosts \(hosts) limits \(limits) survey \(survey ?? "none")"
    return [head]
      + entries.flatMap { entry in
        let step =
          "\(entry.id): \(type(of: entry.step).name)" + (entry.condition.map { " if \($0)" } ?? "")
          + (entry.onError == .fail ? "" : " onError \(entry.onError.rawValue)")
          + (entry.output.map { " output \($0)" } ?? "")
        return [step] + OptionDescription.all(of: entry.step).map { "\(entry.id): \($0.name) = \($0.defaultValue.text)" }
      }
  }
}
