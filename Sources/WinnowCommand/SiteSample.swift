import Winnow
import WinnowIO

/// The pages that a first look is worth: those of sites of which the inputs have more than one. One page of a site teaches nothing,
/// so the first of each waits until a second one is found, and is not parsed where none is.
struct SiteSample: Sequence, IteratorProtocol {
  struct Sample: Sendable {
    let pipeline: Pipeline, raw: RawPage
  }

  private let choice: PipelineChoice
  private var inputs: Inputs.Iterator
  private let pagesPerHost: Int, most: Int
  private var seen: [String: Int] = [:]
  private var waiting: [String: Sample] = [:], waitingBytes = 0
  private var ready: [Sample] = []
  private var taken = 0

  /// In bytes: when the pages that wait take more, they are looked at.
  private static let mostWaiting = 64 << 20

  /// - Parameter most: how many pages are taken at most, those that wait among them.
  init(_ choice: PipelineChoice, _ inputs: Inputs, pagesPerHost: Int, most: Int) {
    (self.choice, self.inputs, self.pagesPerHost, self.most) = (choice, inputs.makeIterator(), pagesPerHost, most)
  }

  mutating func next() -> Sample? {
    while ready.isEmpty, taken < most, let input = inputs.next() { take(input) }
    return ready.popLast()
  }

  private mutating func take(_ input: PendingPage) {
    let (origin, loaded) = input.load(limit: choice.fallback.limits.bytes)
    let pipeline = choice.pipeline(for: origin), host = origin.host ?? ""
    guard pipeline.entries.contains(where: { $0.surveyingStage != nil }), case let before = seen[host, default: 0], before < pagesPerHost else { return }
    seen[host] = before + 1
    guard let raw = try? loaded.get() else { return }
    taken += 1
    let sample = Sample(pipeline: pipeline, raw: raw)
    if before > 0 {
      ready = [sample]
      if let first = waiting.removeValue(forKey: host) {
        waitingBytes -= first.raw.bytes.count
        ready.append(first)
      }
    } else {
      waiting[host] = sample
      waitingBytes += raw.bytes.count
      guard waitingBytes > Self.mostWaiting else { return }
      (ready, waiting, waitingBytes) = (Array(waiting.values), [:], 0)
    }
  }
}
