import Winnow
import WinnowIO

/// Selects the pages to survey: only sites with enough pages for a stage to learn from. Pages of a site are buffered until it has enough,
/// and are not parsed if it never does.
struct SiteSample: Sequence, IteratorProtocol {
  struct Sample: Sendable {
    /// The page's index among the inputs.
    let index: Int
    let pipeline: Pipeline, raw: RawPage
    /// CPU seconds of reading it.
    let reading: Double
  }

  private let choice: PipelineChoice
  private var inputs: Inputs.Iterator
  private let pagesPerHost: Int, maxInputs: Int
  private var seen: [String: Int] = [:]
  private var waiting: [String: [Sample]] = [:], waitingBytes = 0
  private var ready: [Sample] = []
  private var read = 0, taken = 0

  private let maxWaitingBytes: Int

  /// - Parameters:
  ///   - most: the maximum number of pages, including buffered ones.
  ///   - mostWaiting: maximum bytes of buffered pages; a page that would exceed it is surveyed, with the others of its site.
  init(_ choice: PipelineChoice, _ inputs: Inputs, pagesPerHost: Int, maxInputs: Int, maxWaitingBytes: Int = 64 << 20) {
    (self.choice, self.inputs, self.pagesPerHost, self.maxInputs, self.maxWaitingBytes) = (
      choice, inputs.makeIterator(), pagesPerHost, maxInputs, maxWaitingBytes
    )
  }

  mutating func next() -> Sample? {
    while ready.isEmpty, taken < maxInputs, let input = inputs.next() { take(input) }
    return ready.popLast()
  }

  private mutating func take(_ input: PendingPage) {
    let index = read
    let clock = ThreadClock()
    read += 1
    let (origin, loaded) = input.load(limit: choice.fallback.limits.bytes)
    let pipeline = choice.pipeline(for: origin)
    let host = origin.host ?? ""
    guard let fewest = pipeline.minimumPages, case let before = seen[host, default: 0], before < pagesPerHost else { return }
    seen[host] = before + 1
    guard let raw = try? loaded.get() else { return }
    taken += 1
    waiting[host, default: []].append(Sample(index: index, pipeline: pipeline, raw: raw, reading: clock.seconds))
    waitingBytes += raw.bytes.count
    guard before + 1 >= fewest || waitingBytes > maxWaitingBytes else { return }
    ready = waiting.removeValue(forKey: host)?.reversed() ?? []
    waitingBytes -= ready.reduce(0) { $0 + $1.raw.bytes.count }
  }
}

extension Pipeline {
  /// The smallest `minimumPages` of the pipeline's surveying stages; `nil` if it has none.
  fileprivate var minimumPages: Int? { entries.lazy.compactMap { $0.surveyingStage?.minimumPages }.min() }
}
