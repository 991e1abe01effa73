/// The result of a worker's first pass over a page.
public enum PageProgress: Sendable {
  /// The page is finished.
  case finished(Outcome)
  /// The pipeline needs to know whether an earlier page of the run is similar.
  case comparing(Comparison)
}

/// A page that waits for its comparison with earlier pages.
public struct Comparison: Sendable {
  /// The pipeline's name; pages of different pipelines are not compared.
  package let pipeline: String
  /// The page's digest.
  package let page: PageDigest
  /// Runs the remaining steps, in a worker.
  package let finish: @Sendable (Resemblance?) -> Outcome

  /// Creates a comparison.
  package init(pipeline: String, page: PageDigest, finish: @escaping @Sendable (Resemblance?) -> Outcome) {
    (self.pipeline, self.page, self.finish) = (pipeline, page, finish)
  }
}

/// The work of a worker on one page, in this process: reading, parsing and running the steps.
public struct PageProcessor<Input: Sendable>: Sendable {
  /// Loads a page from an input.
  public typealias Load = @Sendable (Input) -> (Origin, Result<RawPage, PageError>)
  /// Returns the pipeline for a page, and its survey findings.
  public typealias Choose = @Sendable (Origin) -> (Pipeline, SurveyFindings)

  private let load: Load
  private let choose: Choose
  private let keepsFailed: Bool
  private let onStepStart: (@Sendable (String) -> Void)?

  /// Creates a processor.
  /// - Parameters:
  ///   - load: loads a page.
  ///   - keepsFailed: whether outcomes keep pages that failed, for the dead letters.
  ///   - onStepStart: called with the id of each step before it runs, so that a parent process can name the step that crashed.
  ///   - choose: returns the pipeline for a page.
  public init(load: @escaping Load, keepsFailed: Bool = false, onStepStart: (@Sendable (String) -> Void)? = nil, choose: @escaping Choose) {
    (self.load, self.keepsFailed, self.onStepStart, self.choose) = (load, keepsFailed, onStepStart, choose)
  }

  /// Processes a page until it is finished, or must be compared with others.
  @Sendable public func begin(_ input: Input) -> PageProgress {
    let clock = ThreadClock()
    let (origin, loaded) = load(input)
    let (pipeline, findings) = choose(origin)
    var job = PageJob(pipeline: pipeline, findings: findings, raw: keepsFailed ? try? loaded.get() : nil, onStepStart: onStepStart)
    let page: Page
    do throws(PageError) { page = try loaded.get().parsed(pipeline.limits) } catch {
      job.parsing = clock.seconds
      return .finished(job.outcome(of: origin, error))
    }
    job.parsing = clock.seconds
    return job.run(page)
  }

  /// Continues a page that a survey took through the pipeline; the result is the same as without.
  @Sendable package func begin(_ input: Input, surveyed: SurveyedPage) -> PageProgress {
    let (pipeline, findings) = choose(surveyed.origin)
    var job = PageJob(pipeline: pipeline, findings: findings, raw: keepsFailed ? try? load(input).1.get() : nil, onStepStart: onStepStart)
    job.parsing = surveyed.parsing
    return job.run(surveyed.snapshot(for: pipeline, knowing: findings))
  }
}

/// The processing of one page by its pipeline.
private struct PageJob: Sendable {
  let pipeline: Pipeline
  let findings: SurveyFindings
  let raw: RawPage?
  var parsing = 0.0
  private var done = PipelineProgress()

  init(pipeline: Pipeline, findings: SurveyFindings, raw: RawPage?, onStepStart: (@Sendable (String) -> Void)?) {
    (self.pipeline, self.findings, self.raw) = (pipeline, findings, raw)
    done.onStepStart = onStepStart
  }

  /// Continues from a snapshot of a survey.
  consuming func run(_ snapshot: SurveyedPage.Snapshot) -> PageProgress {
    let onStepStart = done.onStepStart
    done = snapshot.done
    done.onStepStart = onStepStart
    return run(snapshot.page, from: snapshot.next)
  }

  /// Runs the steps from this one to the last, or to the comparing stage.
  consuming func run(_ page: consuming Page, from next: Int = 0) -> PageProgress {
    guard let turn = pipeline.entries.firstIndex(where: { $0.comparingStage != nil }) else {
      return .finished(finish(page, pipeline.entries[next...]))
    }
    do throws(PageError) { try pipeline.run(pipeline.entries[next..<turn], on: &page, findings: findings, done: &done) } catch {
      return .finished(outcome(of: page.origin, error))
    }
    let stage = pipeline.entries[turn].comparingStage
    let pageDigest = PageDigest(id: page.origin.identity, digest: stage?.digest(of: page) ?? [])
    let (job, halfway) = (self, page)
    return .comparing(
      Comparison(pipeline: pipeline.name, page: pageDigest) { resemblance in
        var job = job
        job.done.resemblance = resemblance
        var outcome = job.finish(halfway, job.pipeline.entries[turn...])
        outcome.pageDigest = pageDigest
        return outcome
      })
  }

  private consuming func finish(_ page: consuming Page, _ entries: ArraySlice<Pipeline.Entry>) -> Outcome {
    do throws(PageError) { try pipeline.run(entries, on: &page, findings: findings, done: &done) } catch {
      return outcome(of: page.origin, error)
    }
    var outcome = Outcome(origin: page.origin, result: .success(done.outputs))
    outcome.date = page.record[.published] ?? page.origin.fetchedAt
    (outcome.steps, outcome.parsing) = (done.steps, parsing)
    return outcome
  }

  func outcome(of origin: Origin, _ error: PageError) -> Outcome {
    var outcome = Outcome(origin: origin, result: .failure(error))
    (outcome.failed, outcome.date, outcome.steps, outcome.parsing) = (raw, origin.fetchedAt, done.steps, parsing)
    return outcome
  }
}
