/// How far a page came in a worker.
public enum PageProgress: Sendable {
  /// It is done.
  case finished(Outcome)
  /// The pipeline wants to know whether an earlier page of the run is like this one.
  case comparing(Comparison)
}

/// A page that waits for its turn to be compared with those before it.
public struct Comparison: Sendable {
  /// The pipeline's name: pages of different pipelines are not compared.
  package let pipeline: String
  /// What it is compared by.
  package let page: PageDigest
  /// Takes the page through the rest of its steps: the work of a worker.
  package let finish: @Sendable (Resemblance?) -> Outcome

  /// A page half way through its pipeline.
  package init(pipeline: String, page: PageDigest, finish: @escaping @Sendable (Resemblance?) -> Outcome) {
    (self.pipeline, self.page, self.finish) = (pipeline, page, finish)
  }
}

/// What a worker does with one page, in this process: reads, parses, and runs the steps.
public struct PageProcessor<Input: Sendable>: Sendable {
  /// Reads a page from what a reader has of it.
  public typealias Load = @Sendable (Input) -> (Origin, Result<RawPage, PageError>)
  /// The pipeline for a page, and what the surveys found for it.
  public typealias Choose = @Sendable (Origin) -> (Pipeline, SurveyFindings)

  private let load: Load
  private let choose: Choose
  private let keepsFailed: Bool
  private let begins: (@Sendable (String) -> Void)?

  /// - Parameters:
  ///   - load: reads a page.
  ///   - keepsFailed: whether outcomes hold the pages that failed, to be put aside.
  ///   - begins: is told the id of each step before it runs, for whoever may not live to hear its end.
  ///   - choose: the pipeline for a page.
  public init(load: @escaping Load, keepsFailed: Bool = false, begins: (@Sendable (String) -> Void)? = nil, choose: @escaping Choose) {
    (self.load, self.keepsFailed, self.begins, self.choose) = (load, keepsFailed, begins, choose)
  }

  /// Takes a page as far as it comes by itself.
  @Sendable public func begin(_ input: Input) -> PageProgress {
    let clock = ThreadClock()
    let (origin, loaded) = load(input)
    let (pipeline, findings) = choose(origin)
    var job = PageJob(pipeline: pipeline, findings: findings, raw: keepsFailed ? try? loaded.get() : nil, begins: begins)
    let page: Page
    do throws(PageError) { page = try loaded.get().parsed(pipeline.limits) } catch {
      job.parsing = clock.seconds
      return .finished(job.outcome(of: origin, error))
    }
    job.parsing = clock.seconds
    return job.run(page)
  }

  /// The same with a page that a survey took through the pipeline already; what comes out is the same.
  @Sendable package func begin(_ input: Input, surveyed: SurveyedPage) -> PageProgress {
    let (pipeline, findings) = choose(surveyed.origin)
    var job = PageJob(pipeline: pipeline, findings: findings, raw: keepsFailed ? try? load(input).1.get() : nil, begins: begins)
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
  private var done = StepsDone()

  init(pipeline: Pipeline, findings: SurveyFindings, raw: RawPage?, begins: (@Sendable (String) -> Void)?) {
    (self.pipeline, self.findings, self.raw) = (pipeline, findings, raw)
    done.begins = begins
  }

  /// Goes on where a survey left off.
  consuming func run(_ snapshot: SurveyedPage.Snapshot) -> PageProgress {
    let begins = done.begins
    done = snapshot.done
    done.begins = begins
    return run(snapshot.page, from: snapshot.next)
  }

  /// Runs the steps from this one on to the end, or to the one that compares pages.
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
    outcome.date = page.record[.published] ?? page.origin.fetched
    (outcome.steps, outcome.parsing) = (done.steps, parsing)
    return outcome
  }

  func outcome(of origin: Origin, _ error: PageError) -> Outcome {
    var outcome = Outcome(origin: origin, result: .failure(error))
    (outcome.failed, outcome.date, outcome.steps, outcome.parsing) = (raw, origin.fetched, done.steps, parsing)
    return outcome
  }
}
