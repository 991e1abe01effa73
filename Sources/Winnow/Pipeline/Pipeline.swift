/// What steps a page goes through. Immutable once loaded.
public struct Pipeline: Sendable {
  /// A step with its place in the pipeline.
  public struct Entry: Sendable {
    /// Unique in the pipeline; the step's name where the file gives none.
    public let id: String
    /// The step, with its options.
    public let step: any Step
    /// When it runs; `nil` for always.
    package let condition: Condition?
    /// What becomes of a page that it fails on.
    package let onError: OnError
    /// Where a writer's bytes go: a file, a folder or a template, from the current folder on; `nil` for the output of the run.
    package let output: String?
    /// Where a file has it.
    private let source: PipelineSource?
    private let offset: Int
    /// The step's, asked once.
    let role: StepRole

    /// A step under an id.
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

    /// The step as a stage that looks at many pages first; `nil` for others.
    package var surveyingStage: (any SurveyingStage)? { if case .surveying(let stage) = role { stage } else { nil } }

    /// The step as a stage that compares pages; `nil` for others.
    var comparingStage: (any ComparingStage)? { if case .comparing(let stage) = role { stage } else { nil } }

    /// A mistake at the step's place in its file.
    package func error(_ message: String) -> PipelineError {
      source?.error(offset, message) ?? PipelineError(file: id, line: 0, column: 0, message: message)
    }
  }

  /// What becomes of a page when a step fails.
  package enum OnError: String, Sendable, CaseIterable {
    /// The page is an error record.
    case fail
    /// The step is left out, with a warning in the record.
    case skip
    /// The page is put aside where the run puts such pages, and only there; an error record where it has no such place.
    case deadLetter = "dead-letter"
  }

  /// By this it is found.
  public let name: String
  /// A sentence on what it is for.
  public let description: String
  /// As its author counts.
  package let version: String?
  /// The hosts that it is for: `example.org`, or `*.example.org` with all under it.
  package let hosts: [String]
  /// How much of a page it takes.
  public let limits: Limits
  /// Its steps in order.
  public let entries: [Entry]
  /// The files it was made of, the most general last.
  package let files: [String]
  /// The file with what a survey found, as the pipeline's file names it: from that file's folder on.
  package let survey: String?
  /// What its file says that it makes of some pages.
  package var tests: [PipelineTest] = []

  /// A pipeline made by a program; ``PipelineLoader`` makes those of files.
  public init(
    name: String, description: String = "", version: String? = nil, hosts: [String] = [], limits: Limits = Limits(),
    entries: [Entry], files: [String] = [], survey: String? = nil
  ) {
    (self.name, self.description, self.version, self.hosts) = (name, description, version, hosts)
    (self.limits, self.entries, self.files, self.survey) = (limits, entries, files, survey)
  }

  /// The same pipeline with this writer in the place of its own ones, but for those with an output of their own.
  package func writing(with writer: any Writer) -> Pipeline {
    replacing(entries.filter { $0.writer == nil || $0.output != nil } + [Entry(id: type(of: writer).name.description, step: writer)])
  }

  /// The same pipeline with other steps, and without the tests of its file, which are about its own ones.
  package func replacing(_ entries: [Entry]) -> Pipeline {
    Pipeline(
      name: name, description: description, version: version, hosts: hosts, limits: limits, entries: entries, files: files, survey: survey)
  }

  /// Whether the pipeline is for pages of this host.
  package func claims(_ origin: Origin) -> Bool {
    origin.host.map { host in hosts.contains { Condition.host(host, matches: $0) } } ?? false
  }

  /// Whether the step that failed asks for its pages to be put aside.
  package func putsAside(_ error: PageError) -> Bool {
    guard case .stage(let id, _) = error else { return false }
    return entries.contains { $0.id == id && $0.onError == .deadLetter }
  }

  /// Its writers in order.
  package var writers: [any Writer] { entries.compactMap(\.writer) }
}

extension Pipeline {
  /// Runs all steps on the page: the one way that real runs and dry runs take.
  ///
  /// - Parameters:
  ///   - page: is marked.
  ///   - findings: what the surveys of this run found.
  ///   - until: the id of the first step that is not to run; `nil` for all.
  ///   - watch: is told of each step; a dry run listens here.
  /// - Throws: ``PageError/stage(_:_:)`` when a step fails and its `onError` is not to skip it.
  public func run(
    on page: inout Page, findings: SurveyFindings = SurveyFindings(), until: String? = nil,
    watch: ((StepTrace) -> Void)? = nil
  ) throws(PageError) -> [Output] {
    var done = StepsDone()
    let end = until.flatMap { id in entries.firstIndex { $0.id == id } } ?? entries.count
    try run(entries[..<end], on: &page, findings: findings, done: &done, watch: watch)
    return done.outputs
  }

  /// Runs some of the steps.
  func run(
    _ entries: ArraySlice<Entry>, on page: inout Page, findings: SurveyFindings, done: inout StepsDone,
    watch: ((StepTrace) -> Void)? = nil
  ) throws(PageError) {
    let clock = ThreadClock()
    var start = 0.0
    for entry in entries {
      done.begins?(entry.id)
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

  private func run(_ entry: Entry, on page: inout Page, findings: SurveyFindings, done: inout StepsDone) throws(PageError) {
    page.step = entry.id
    // Only a step that may be skipped needs the page as it was: a copy costs the next edit its own copy of all marks.
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

/// What the steps that have run made of a page, besides its edits.
struct StepsDone: Sendable {
  var outputs: [Output] = []
  var steps: [StepTally] = []
  /// CPU seconds of the steps.
  var seconds = 0.0
  /// What the run found for the page's ``ComparingStage``.
  var resemblance: Resemblance?
  /// Is told of each step before it runs.
  var begins: (@Sendable (String) -> Void)?
}

extension Page {
  /// Runs one stage, signed with this id: for tests, and for whoever embeds a single stage.
  public mutating func run(_ stage: some Stage, as id: String? = nil) throws {
    step = id ?? type(of: stage).name.description
    try stage.run(on: &self)
  }

  /// Runs one stage that knows which earlier page this one is like.
  public mutating func run<S: ComparingStage>(_ stage: S, resembling earlier: Resemblance?, as id: String? = nil) throws {
    step = id ?? S.name.description
    try stage.run(on: &self, resembling: earlier)
  }

  /// Runs one stage that knows what a survey found.
  public mutating func run<S: SurveyingStage>(_ stage: S, knowing findings: S.Findings, as id: String? = nil) throws {
    step = id ?? S.name.description
    try stage.run(on: &self, knowing: findings)
  }
}
