import Foundation
import Winnow
import WinnowIO

/// Reads a WARC file without parsing pages, for comparison with FastWARC and warcio in `warc-peers.py`.
struct Reading {
  let name: String, range: String
  let pages: Int
  let megabytesPerSecond: Double

  init(_ archive: String, _ rounds: Int) throws {
    var speeds: [Double] = []
    var pages = 0
    for _ in 0..<rounds {
      let clock = ThreadClock()
      var bytes = 0
      pages = 0
      for input in try Inputs([archive]) {
        guard let page = try? input.load(limit: 1 << 28).1.get() else { continue }
        pages += 1
        bytes += page.bytes.count
      }
      speeds.append(Double(bytes) / 1e6 / clock.seconds)
    }
    let spread = Spread(speeds)
    (name, self.pages, megabytesPerSecond, range) = (URL(filePath: archive).lastPathComponent, pages, spread.median, spread.range(0))
  }
}

/// The time from the start of a process to its exit, for one small page.
struct Start {
  let milliseconds: Double
  let range: String

  init(_ binary: String, rounds: Int) throws {
    let page = FileManager.default.temporaryDirectory.appending(path: "winnow-benchmark.html")
    try Data("<title>Rain</title><p>It has rained for a week, say those who live by the river.".utf8).write(to: page)
    let times = try (0..<rounds).map { _ in
      let process = Process()
      let start = ContinuousClock.now
      (process.executableURL, process.arguments, process.standardOutput) = (
        URL(filePath: binary), ["run", "news", page.path], FileHandle.nullDevice
      )
      try process.run()
      process.waitUntilExit()
      return (ContinuousClock.now - start) / .milliseconds(1)
    }
    let spread = Spread(times)
    (milliseconds, range) = (spread.median, spread.range(1))
  }
}
