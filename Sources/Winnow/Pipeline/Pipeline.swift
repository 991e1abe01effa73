/// A sequence of steps for pages. Immutable once loaded.
public struct Pipeline: Sendable {
  /// A step with its settings in the pipeline.
  public struct Entry: Sendable {
    /// Unique in the pipeline; the step's name if the file gives none.
    public let id: String
    /// The step, with its options.
    public let step: any Step
    /// The condition under which the step runs; `nil` for always.
    package let condition: Condition?
    /// What happens to a page on which the step fails.
    package let onError: OnError
    /// The writer's output: a file, a folder or a template, relative to the current folder; `nil` for the output of the run.
    package let output: String?
    /// The location in the pipeline file.
    private let source: PipelineSource?
    private let offset: Int
    /// The step's role, cached.
    let role: StepRole

    /// Creates an entry.
    package init(id: String, step: any Step, condition: Condition? = nil, onError: OnError = .fail, output: String? = nil) {
      self.init(id: id, step: step, condition: condition, onError: onError, output: output, source: nil, offset: 0)
    }

    init(id: String, step: any Step, condition: Condition?, onError: OnError, output: String?, source: PipelineSource?, offset: Int) {
      (self.id, self.step, self.condition, self.onError) = (id, step, condition, onError)
      (self.output, self.source, self.offset) = (output, source, offset)
      role = step.role
    }

    /// The step as a writer; `nil` for stages.
    package var writer: (any Writer)? { if case .writer(let writer) = role { writer } else { nil } }

    /// The step as a surveying stage; `nil` for others.
    package var surveyingStage: (any SurveyingStage)? { if case .surveying(let stage) = role { stage } else { nil } }

    /// The step as a comparing stage; `nil` for others.
    var comparingStage: (any ComparingStage)? { if case .comparing(let stage) = role { stage } else { nil } }

    /// An error at the step's location in its file.
    package func error(_ message: String) -> PipelineError {
      source?.error(offset, message) ?? PipelineError(file: id, line: 0, column: 0, message: message)
    }
  }

  /// What happens to a page when a step fails.
  package enum OnError: String, Sendable, CaseIterable {
    /// The page becomes an error record.
    case fail
    /// The step is skipped, with a warning in the record.
    case skip
    /// The page goes to the dead letters of the run and not to its output; without `--dead-letters` it is an error record.
    case deadLetter = "dead-letter"
  }

  /// The name by which `--pipeline`, `extends` and `Pipeline(builtIn:)` find it.
  public let name: String
  /// A sentence on the pipeline's purpose.
  public let description: String
  /// The author's version of the file; not interpreted.
  package let version: String?
  /// The hosts that the pipeline is for: `example.org`, or `*.example.org` with its subdomains.
  package let hosts: [String]
  /// The resource limits per page.
  public let limits: Limits
  /// The steps in order.
  public let entries: [Entry]
  /// The files that the pipeline was loaded from, the most general last.
  package let files: [String]
  /// The survey file, relative to the folder of the pipeline file.
  package let survey: String?
  /// The tests in the pipeline file.
  package var tests: [PipelineTest] = []

  /// Creates a pipeline in code; ``PipelineLoader`` loads those in files.
  public init(
    name: String, description: String = "", version: String? = nil, hosts: [String] = [], limits: Limits = Limits(),
    entries: [Entry], files: [String] = [], survey: String? = nil
  ) {
    (self.name, self.description, self.version, self.hosts) = (name, description, version, hosts)
    (self.limits, self.entries, self.files, self.survey) = (limits, entries, files, survey)
  }

  /// The pipeline with this writer instead of its own writers, except those with an output of their own.
  package func replacingWriters(with writer: any Writer) -> Pipeline {
    replacing(entries.filter { $0.writer == nil || $0.output != nil } + [Entry(id: type(of: writer).name.description, step: writer)])
  }

  /// The pipeline with other steps, and without tests, which are about the original steps.
  package func replacing(_ entries: [Entry]) -> Pipeline {
    Pipeline(
      name: name, description: description, version: version, hosts: hosts, limits: limits, entries: entries, files: files, survey: survey)
  }

  /// Whether the pipeline is for pages of this host.
  package func matchesHost(of origin: Origin) -> Bool {
    origin.host.map { host in hosts.contains { Condition.host(host, matches: $0) } } ?? false
  }

  /// Whether the failed step sends its pages to the dead letters.
  package func sendsToDeadLetters(_ error: PageError) -> Bool {
    guard case .stage(let id, _) = error else { return false }
    return entries.contains { $0.id == id && $0.onError == .deadLetter }
  }

  /// The writers in order.
  package var writers: [any Writer] { entries.compactMap(\.writer) }
}

extension Pipeline {
  /// Runs all steps on the page; runs and dry runs both use this function.
  ///
  /// - Parameters:
  ///   - page: receives the edits.
  ///   - findings: the survey findings of this run.
  ///   - until: the id of the step to stop before; `nil` to run all.
  ///   - watch: called after each step; used by dry runs.
  /// - Throws: ``PageError/stage(_:_:)`` if a step fails and its `onError` is not `skip`.
  public func run(
    on page: inout Page, findings: SurveyFindings = SurveyFindings(), until: String? = nil,
    watch: ((StepTrace) -> Void)? = nil
  ) throws(PageError) -> [Output] {
    var done = PipelineProgress()
    let end = until.flatMap { id in entries.firstIndex { $0.id == id } } ?? entries.count
    try run(entries[..<end], on: &page, findings: findings, done: &done, watch: watch)
    return done.outputs
  }

  /// Runs some of the steps.
  func run(
    _ entries: ArraySlice<Entry>, on page: inout Page, findings: SurveyFindings, done: inout PipelineProgress,
    watch: ((StepTrace) -> Void)? = nil
  ) throws(PageError) {
    let clock = ThreadClock()
    var start = 0.0
    for entry in entries {
      done.onStepStart?(entry.id)
      let before = watch == nil ? nil : page.withoutJournal
      let first = page.journal.edits.count
      let runs = entry.condition?.holds(for: page) ?? true
      if runs { try run(entry, on: &page, findings: findings, done: &done) }
      let end = clock.seconds
      let tally = StepTally(entry.id, page.journal.edits[first...], seconds: end - start, of: page)
      done.steps.append(tally)
      done.seconds += tally.seconds
      start = end
      if let watch, let before {
        watch(
          StepTrace(
            id: entry.id, summary: type(of: entry.step).summary, ran: runs, seconds: tally.seconds,
            edits: Array(page.journal.edits[first...]), before: before, after: page.withoutJournal))
      }
      guard done.seconds <= limits.seconds else { throw .over(.seconds, "more than \(limits.seconds) s of work") }
    }
  }

  private func run(_ entry: Entry, on page: inout Page, findings: SurveyFindings, done: inout PipelineProgress) throws(PageError) {
    page.step = entry.id
    // Keep a copy only for a step that may be skipped: it defeats copy-on-write uniqueness.
    let untouched = entry.onError == .skip ? page : nil
    do {
      switch entry.role {
      case .writer(let writer): done.outputs.append(Output(step: entry.id, destination: writer.destination, bytes: try writer.render(page)))
      case .comparing(let stage): try stage.run(on: &page, resembling: done.resemblance)
      case .surveying(let stage): try findings.run(stage, as: entry.id, on: &page)
      case .stage(let stage): try stage.run(on: &page)
      case .none: break
      }
    } catch {
      guard let untouched else { throw .stage(entry.id, "\(error)") }
      page = untouched
      page.set(.add(.warnings, "stage \"\(entry.id)\" was skipped: \(error)"), because: Reason("stage failed", "\(error)"))
    }
  }
}

/// The results of the steps so far, other than the page's edits.
struct PipelineProgress: Sendable {
  var outputs: [Output] = []
  var steps: [StepTally] = []
  /// CPU seconds of the steps.
  var seconds = 0.0
  /// The comparison's result for the page's ``ComparingStage``.
  var resemblance: Resemblance?
  /// Called before each step with its id.
  var onStepStart: (@Sendable (String) -> Void)?
}

extension Page {
  /// Runs one stage under this id: for tests, and for programs that embed a single stage.
  public mutating func run(_ stage: some Stage, as id: String? = nil) throws {
    step = id ?? type(of: stage).name.description
    try stage.run(on: &self)
  }

  /// Runs one comparing stage with its earlier similar page.
  public mutating func run<S: ComparingStage>(_ stage: S, resembling earlier: Resemblance?, as id: String? = nil) throws {
    step = id ?? S.name.description
    try stage.run(on: &self, resembling: earlier)
  }

  /// Runs one surveying stage with its findings.
  public mutating func run<S: SurveyingStage>(_ stage: S, knowing findings: S.Findings, as id: String? = nil) throws {
    step = id ?? S.name.description
    try stage.run(on: &self, knowing: findings)
  }
}
