/// Cleans many pages: workers side by side, results in the order of the inputs, one page's failure its own.
public struct Runner: Sendable {
  /// How many pages are worked on at a time.
  package let workers: Int
  /// Whether results come in the order of the inputs, or as soon as they are there.
  package let isOrdered: Bool

  /// How many pages may be begun before the slowest one is done: so many results wait for one page.
  private static let window = 1_024
  /// And so many bytes of results, about: what waits is held in memory.
  private static let waitingBytes = 32 << 20
  /// Pages that wait to be compared are held with their trees.
  private static let comparingWindow = 8

  /// A runner of so many workers, one at least.
  public init(workers: Int, isOrdered: Bool = true) { (self.workers, self.isOrdered) = (max(1, workers), isOrdered) }

  /// - Parameters:
  ///   - inputs: are asked for one by one, as far ahead as the workers need.
  ///   - clean: what a worker does with a page; see ``PageProcessor``.
  ///   - comparisons: the memories of the pipelines' comparing stages.
  ///   - sink: is given every outcome, in order; when it throws, the run ends.
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
        buffer.arrived(number, progress)
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
    buffer.begun - buffer.emitted < Self.window && buffer.waitingBytes < Self.waitingBytes
      && buffer.comparing.count < workers * Self.comparingWindow
  }
}

/// The pages of a run that are not yet given to the sink. Outcomes wait here until those before them are done.
private struct ReorderBuffer {
  private let isOrdered: Bool
  private(set) var begun = 0, emitted = 0
  /// The pages before this one are compared, or need not be.
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

  mutating func arrived(_ number: Int, _ progress: PageProgress) {
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
  /// How many bytes it holds, about.
  fileprivate var size: Int {
    let written = (try? result.get())?.reduce(0) { $0 + $1.bytes.count } ?? 0
    return written + (failed?.bytes.count ?? 0)
  }
}
