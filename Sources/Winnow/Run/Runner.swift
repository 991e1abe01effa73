/// Cleans pages concurrently. Results come in input order; a page's failure affects no other page.
public struct Runner: Sendable {
  /// The number of concurrent workers.
  package let workers: Int
  /// Whether results are emitted in input order, or as soon as they are available.
  package let isOrdered: Bool

  /// Maximum number of pages begun and not yet emitted.
  private static let maxInFlight = 1_024
  /// Maximum bytes of buffered results, approximately.
  private static let waitingBytes = 32 << 20
  /// The maximum number of pages that wait for a comparison; they are kept with their trees.
  private static let comparingWindow = 8

  /// Creates a runner with at least one worker.
  public init(workers: Int, isOrdered: Bool = true) { (self.workers, self.isOrdered) = (max(1, workers), isOrdered) }

  /// Cleans pages concurrently and passes the outcomes to the sink.
  /// - Parameters:
  ///   - inputs: read lazily, only as far ahead as the workers need.
  ///   - clean: processes a page in a worker; see ``PageProcessor``.
  ///   - comparisons: the memories of the pipelines' comparing stages.
  ///   - sink: receives every outcome, in order; if it throws, the run ends.
  public func run<Input: Sendable>(
    _ inputs: some Sequence<Input>, clean: @escaping @Sendable (Input) -> PageProgress,
    comparisons: Comparisons = Comparisons([]), sink: (Outcome) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, PageProgress).self) { group in
      var iterator = inputs.makeIterator()
      var buffer = ReorderBuffer(isOrdered: isOrdered)
      var running = 0
      var atEnd = false
      while true {
        while !atEnd, running < workers, hasCapacity(buffer) {
          guard let input = iterator.next() else {
            atEnd = true
            break
          }
          let number = buffer.begin()
          running += 1
          group.addTask { (number, clean(input)) }
        }
        guard let (number, progress) = try await group.next() else { break }
        running -= 1
        buffer.receive(progress, for: number)
        while let (number, comparison) = buffer.nextToCompare() {
          let resemblance = comparisons.resemblance(of: comparison.page, in: comparison.pipeline)
          running += 1
          group.addTask { (number, .finished(comparison.finish(resemblance))) }
        }
        while let outcome = buffer.nextOutcome() { try sink(outcome) }
      }
    }
  }

  private func hasCapacity(_ buffer: ReorderBuffer) -> Bool {
    buffer.begun - buffer.emitted < Self.maxInFlight && buffer.waitingBytes < Self.waitingBytes
      && buffer.comparing.count < workers * Self.comparingWindow
  }
}

/// The pages of a run that are not yet emitted. Outcomes wait here until all earlier ones are finished.
private struct ReorderBuffer {
  private let isOrdered: Bool
  private(set) var begun = 0, emitted = 0
  /// The pages before this one are compared, or need no comparison.
  private var compared = 0
  private(set) var comparing: [Int: Comparison] = [:]
  private var past: Set<Int> = []
  private var done: [Int: Outcome] = [:]
  private(set) var waitingBytes = 0

  init(isOrdered: Bool) { self.isOrdered = isOrdered }

  mutating func begin() -> Int {
    defer { begun += 1 }
    return begun
  }

  mutating func receive(_ progress: PageProgress, for number: Int) {
    switch progress {
    case .comparing(let comparison): comparing[number] = comparison
    case .finished(let outcome):
      if number >= compared { past.insert(number) }
      done[number] = outcome
      waitingBytes += outcome.size
    }
    while past.remove(compared) != nil { compared += 1 }
  }

  mutating func nextToCompare() -> (Int, Comparison)? {
    guard let number = isOrdered ? compared : comparing.keys.min(), let comparison = comparing.removeValue(forKey: number) else {
      return nil
    }
    if isOrdered {
      compared += 1
      while past.remove(compared) != nil { compared += 1 }
    }
    return (number, comparison)
  }

  mutating func nextOutcome() -> Outcome? {
    guard let number = isOrdered ? emitted : done.keys.min(), let outcome = done.removeValue(forKey: number) else { return nil }
    emitted += 1
    waitingBytes -= outcome.size
    return outcome
  }
}

extension Outcome {
  /// The approximate memory of the outcome in bytes.
  fileprivate var size: Int {
    let written = (try? result.get())?.reduce(0) { $0 + $1.bytes.count } ?? 0
    return written + (failed?.bytes.count ?? 0)
  }
}
