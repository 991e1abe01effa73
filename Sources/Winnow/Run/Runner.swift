/// A page before it is parsed.
public struct RawPage: Sendable {
  public var origin: Origin
  public var bytes: [UInt8]
  public var form: Tree.Form
  /// What the transport or the reader says of the charset.
  public var charset: String?

  public init(origin: Origin, bytes: [UInt8], form: Tree.Form = .html, charset: String? = nil) {
    (self.origin, self.bytes, self.form, self.charset) = (origin, bytes, form, charset)
  }

  /// - Throws: ``PageError`` for an empty or binary page and for one that passes a limit.
  public func parsed(_ limits: Limits) throws(PageError) -> Page {
    let tree = switch form {
    case .html: try Tree(html: bytes, charset: charset, limits: limits)
    case .plainText: try Tree(plainText: bytes, charset: charset, limits: limits)
    }
    return Page(tree, origin: origin)
  }
}

/// What became of one page of a run.
public struct Outcome: Sendable {
  public let origin: Origin
  public let result: Result<[Output], PageError>
  /// The page as it was read, where the step that failed on it asks for it to be put aside.
  public let deadLetter: RawPage?
}

/// Cleans many pages: workers side by side, results in the order of the inputs, one page's failure its own.
public struct Runner: Sendable {
  /// How many pages are worked on at a time.
  public let workers: Int

  /// How many pages a worker may be ahead of the slowest one: more smooths over slow pages, and costs memory.
  private static let window = 8

  public init(workers: Int) { self.workers = max(1, workers) }

  /// Loads a page from what a reader has of it, on a worker.
  public typealias Load<Input> = @Sendable (Input) -> (Origin, Result<RawPage, PageError>)
  /// The pipeline for a page, and what the surveys found for it.
  public typealias Choose = @Sendable (Origin) -> (Pipeline, SurveyFindings)

  /// - Parameters:
  ///   - inputs: are asked for one by one, as far ahead as the workers need.
  ///   - sink: is given every outcome in the order of the inputs; when it throws, the run ends.
  public func run<Input: Sendable>(
    _ inputs: some Sequence<Input>, load: @escaping Load<Input>, choose: @escaping Choose, sink: (Outcome) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var iterator = inputs.makeIterator()
      var started = 0, emitted = 0, running = 0
      var waiting: [Int: Outcome] = [:]
      while true {
        while running < workers, started - emitted < workers * Self.window, let input = iterator.next() {
          let number = started
          group.addTask { (number, clean(input, load, choose)) }
          started += 1
          running += 1
        }
        guard let (number, outcome) = try await group.next() else { break }
        running -= 1
        waiting[number] = outcome
        while let next = waiting.removeValue(forKey: emitted) {
          emitted += 1
          try sink(next)
        }
      }
    }
  }

  private func clean<Input>(_ input: Input, _ load: Load<Input>, _ choose: Choose) -> Outcome {
    let (origin, loaded) = load(input)
    let (pipeline, findings) = choose(origin)
    do throws(PageError) {
      var page = try loaded.get().parsed(pipeline.limits)
      return Outcome(origin: origin, result: .success(try pipeline.run(on: &page, findings: findings)), deadLetter: nil)
    } catch {
      return Outcome(origin: origin, result: .failure(error), deadLetter: pipeline.putsAside(error) ? try? loaded.get() : nil)
    }
  }
}
