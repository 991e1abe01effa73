// CPU time of Winnow against its floor, libxml2's htmlReadMemory, over the same pages in one run:
//
//     swift run -c release --package-path Benchmarks winnow-benchmark PAGES…
import FoundationEssentials
import Glibc
import Winnow
import WinnowFloor
import WinnowIO
import WinnowStages

let rounds = 7
let archives = CommandLine.arguments.dropFirst().filter { $0.contains(".warc") }
let names = CommandLine.arguments.dropFirst().filter { !$0.contains(".warc") }
guard !names.isEmpty || !archives.isEmpty else { fatalError("Name pages: files, folders, NDJSON; and WARC files, whose reading alone is measured.") }

// Reading WARC, without parsing: to hold against FastWARC and warcio in `warc-peers.py`.
for archive in archives {
  var times: [Double] = [], pages = 0, bytes = 0
  for _ in 0..<rounds {
    let clock = ThreadClock()
    (pages, bytes) = (0, 0)
    for input in try Inputs([archive]) {
      guard let page = try? input.load(limit: 1 << 28).1.get() else { continue }
      pages += 1
      bytes += page.bytes.count
    }
    times.append(clock.seconds)
  }
  times.sort()
  print("\(archive): \(pages) pages, \(bytes / 1_000_000) MB, read in \(number(times[rounds / 2], 4)) s of CPU (\(number(times[0], 4))–\(number(times[rounds - 1], 4)))")
}
guard !names.isEmpty else { exit(0) }
let pages = try Inputs(Array(names)).compactMap { try? $0.load(limit: 1 << 28).1.get() }.filter { $0.form == .html }
let megabytes = Double(pages.reduce(0) { $0 + $1.bytes.count }) / 1e6

func pipeline(_ name: String) throws -> Pipeline {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Pipelines")
  return try PipelineLoader(catalog: Catalog(builtInSteps)) { name in
    (try? Data(contentsOf: folder.appending(path: "\(name).json"))).map { PipelineSource(file: name, bytes: [UInt8]($0)) }
  }.load(named: name)
}

let article = try pipeline("article"), news = try pipeline("news")
func clean(_ pipeline: Pipeline) {
  for raw in pages { if var page = try? raw.parsed(pipeline.limits) { _ = try? pipeline.run(on: &page) } }
}

let measures: [(name: String, run: () -> Void)] = [
  ("htmlReadMemory, walk, free (the floor)", { for page in pages { Floor.parse(page.bytes) } }),
  ("tree", { for page in pages { _ = try? page.parsed(Limits()) } }),
  ("article to NDJSON", { clean(article) }),
  ("news to NDJSON", { clean(news) }),
]

// Interleaved, so that a slow moment of the machine meets all of them.
var times = [[Double]](repeating: [], count: measures.count)
for round in 0...rounds {
  for (i, measure) in measures.enumerated() {
    let clock = ThreadClock()
    measure.run()
    if round > 0 { times[i].append(clock.seconds) }   // the first round warms up
  }
}

func number(_ value: Double, _ digits: Int = 2) -> String {
  var power = 1.0
  for _ in 0..<digits { power *= 10 }
  return "\((value * power).rounded() / power)"
}
let ratios = times.map { row in zip(row, times[0]).map(/).sorted() }
print("\(pages.count) pages, \(number(megabytes, 1)) MB, \(rounds) rounds; CPU seconds of one thread, medians; ratio to the floor, median and range\n")
for (i, measure) in measures.enumerated() {
  let seconds = times[i].sorted()[rounds / 2]
  print("\(measure.name)\(String(repeating: " ", count: max(0, 40 - measure.name.count))) \(number(seconds, 3)) s  \(number(megabytes / seconds, 0)) MB/s  × \(number(ratios[i][rounds / 2])) (\(number(ratios[i][0]))–\(number(ratios[i][rounds - 1])))")
}

// The steps of news one by one, over pages that are parsed already.
let steps = news.entries.map { Pipeline(name: $0.id, entries: [$0]) }
var stepTimes = [[Double]](repeating: [], count: steps.count)
for round in 0...rounds {
  var sums = [Double](repeating: 0, count: steps.count)
  for raw in pages {
    guard var page = try? raw.parsed(news.limits) else { continue }
    for (i, step) in steps.enumerated() {
      let clock = ThreadClock()
      _ = try? step.run(on: &page)
      sums[i] += clock.seconds
    }
  }
  if round > 0 { for (i, sum) in sums.enumerated() { stepTimes[i].append(sum) } }
}
let floor = times[0].sorted()[rounds / 2]
print("\nsteps of news, medians")
for (i, step) in steps.enumerated() {
  let seconds = stepTimes[i].sorted()[rounds / 2]
  print("  \(step.name)\(String(repeating: " ", count: max(0, 38 - step.name.count))) \(number(seconds, 4)) s  × \(number(seconds / floor, 3))")
}

// Wall time of one and of two workers.
func wall(_ workers: Int) async throws -> Double {
  let start = ContinuousClock.now
  let chosen = news
  let cleaning = Cleaning<RawPage>(load: { ($0.origin, .success($0)) }) { _ in (chosen, SurveyFindings()) }
  try await Runner(workers: workers).run(pages, clean: { cleaning.begin($0) }) { _ in }
  let time = ContinuousClock.now - start
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}
var gains: [Double] = []
for _ in 0..<rounds { gains.append(try await wall(1) / wall(2)) }
gains.sort()
print("\ntwo workers are \(number(gains[rounds / 2])) times as fast as one (\(number(gains[0]))–\(number(gains[rounds - 1])))")
