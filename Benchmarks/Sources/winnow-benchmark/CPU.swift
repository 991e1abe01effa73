import Glibc
import Winnow
import WinnowIO
import WinnowStages

/// CPU time of one thread, over pages in memory.
struct CPU {
  let pages: [RawPage]
  let rounds: Int

  func measure(_ report: inout Report) async throws {
    let article = try Pipeline(builtIn: "article")
    let news = try Pipeline(builtIn: "news")
    let megabytes = Double(pages.reduce(0) { $0 + $1.bytes.count }) / 1e6
    print("\(pages.count) pages, \(megabytes.shown(1)) MB, \(rounds) rounds; CPU of one thread, ratio to the floor\n")
    let times = paired([
      ("htmlReadMemory, walk, free: the floor", { for page in pages { Floor.parse(page.bytes) } }),
      ("SAX events alone", { for page in pages { Floor.parseEvents(page.bytes) } }),
      ("tree", { for page in pages { _ = try? page.parsed(Limits()) } }),
      ("article to NDJSON", { clean(article) }),
      ("news to NDJSON", { clean(news) }),
    ])
    for (name, seconds, ratio) in times {
      report.add(
        name, ratio.median,
        "× \(ratio.median.shown(2)) (\(ratio.range(2)))  \((megabytes / seconds).shown(0)) MB/s, \((Double(pages.count) / seconds).shown(0)) pages/s"
      )
    }
    print("\nsteps of news, over pages that are parsed already")
    for (name, ratio) in steps(news) { report.add("  \(name)", ratio, "× \(ratio.shown(3))") }
    print("")
    let gain = Spread(try await gains(news))
    report.add("two workers against one", gain.median, "\(gain.median.shown(2)) times as fast (\(gain.range(2)))")
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    report.add("peak memory, the pages among it", Double(usage.ru_maxrss) / 1e3, "\((Double(usage.ru_maxrss) / 1e3).shown(0)) MB")
  }

  private func clean(_ pipeline: Pipeline) {
    for raw in pages { if var page = try? raw.parsed(pipeline.limits) { _ = try? pipeline.run(on: &page) } }
  }

  /// The measurements are interleaved, so that a slow period of the machine affects all of them.
  private func paired(_ measures: [(name: String, run: () -> Void)]) -> [(name: String, seconds: Double, ratio: Spread)] {
    var times = [[Double]](repeating: [], count: measures.count)
    for round in 0...rounds {
      for (i, measure) in measures.enumerated() {
        let clock = ThreadClock()
        measure.run()
        if round > 0 { times[i].append(clock.seconds) }  // the first round warms up
      }
    }
    return measures.indices.map { (measures[$0].name, Spread(times[$0]).median, Spread(zip(times[$0], times[0]).map(/))) }
  }

  /// The floor is interleaved with all of them.
  private func steps(_ pipeline: Pipeline) -> [(String, Double)] {
    let steps = pipeline.entries.map { Pipeline(name: $0.id, entries: [$0]) }
    var ratios = [[Double]](repeating: [], count: steps.count)
    for round in 0...rounds {
      let clock = ThreadClock()
      for page in pages { Floor.parse(page.bytes) }
      let floor = clock.seconds
      var sums = [Double](repeating: 0, count: steps.count)
      for raw in pages {
        guard var page = try? raw.parsed(pipeline.limits) else { continue }
        for (i, step) in steps.enumerated() {
          let clock = ThreadClock()
          _ = try? step.run(on: &page)
          sums[i] += clock.seconds
        }
      }
      if round > 0 { for (i, sum) in sums.enumerated() { ratios[i].append(sum / floor) } }
    }
    return zip(steps, ratios).map { ($0.name, Spread($1).median) }
  }

  private func gains(_ pipeline: Pipeline) async throws -> [Double] {
    var gains: [Double] = []
    for _ in 0..<rounds { gains.append(try await wall(1, pipeline) / wall(2, pipeline)) }
    return gains
  }

  private func wall(_ workers: Int, _ pipeline: Pipeline) async throws -> Double {
    let start = ContinuousClock.now
    let processor = PageProcessor<RawPage>(load: { ($0.origin, .success($0)) }) { _ in (pipeline, SurveyFindings()) }
    try await Runner(workers: workers).run(pages, clean: { processor.begin($0) }) { _ in }
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
