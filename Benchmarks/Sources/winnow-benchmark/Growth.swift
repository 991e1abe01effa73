import Foundation
import Winnow
import WinnowStages

/// Time per megabyte as pages grow: shows anything superlinear in the page size. The minimum of a few rounds, since disturbances only add
/// time.
/// Also the growth of libxml2's own time per megabyte of a large page: clearing memory costs both of them.
struct Growth {
  private static let megabytes = [0.1, 1, 10, 50]

  private static let paragraph =
    "<p>It has rained for a week in the hills, <a href=/rain>say the farmers</a>, and the river is higher than anybody can remember.</p>\n"
  /// Each is a beginning, a repeated part, and an end.
  private static let shapes: [(name: String, start: String, unit: String, end: String)] = [
    ("one body repeated", "<title>Rain</title><h1>Rain</h1><article>", paragraph, "</article>"),
    (
      "deep", "<title>Rain</title>",
      String(repeating: "<div class=box>", count: 400) + paragraph + String(repeating: "</div>", count: 400) + "\n", ""
    ),
    ("wide", "<title>Rain</title>", "<div class=card><h3>Rain</h3><p>It has rained.</p></div>\n", ""),
    ("one giant table", "<title>Rain</title><table>", "<tr><td>Monday</td><td>12</td><td>rain in the hills</td></tr>\n", "</table>"),
    (
      "one giant list of links", "<title>Rain</title><ul>", "<li><a href=/story>The river is higher than anybody can remember</a></li>\n",
      "</ul>"
    ),
    (
      "one giant paragraph", "<title>Rain</title><p>", "It has rained for a week in the hills, and <b>nobody</b> knows when it will end. ",
      "</p>"
    ),
  ]

  func run() {
    print(
      "milliseconds of CPU for a megabyte, news to NDJSON; pages of \(Self.megabytes.map { "\($0.shown(1)) MB" }.joined(separator: ", "))\n"
    )
    for shape in Self.shapes {
      var times: [Double] = []
      var floor: [Double] = []
      for size in Self.megabytes {
        let page = Self.page(shape.start, shape.unit, shape.end, megabytes: size)
        times.append(time(page) / size * 1e3)
        floor.append(Self.least(page) { Floor.parse(page) } / size * 1e3)
      }
      print(
        "\(shape.name.padding(toLength: 26, withPad: " ", startingAt: 0)) \(times.map { $0.shown(1) }.joined(separator: "  "))   at most \(Self.growth(times).shown(2)) times that of 1 MB; htmlReadMemory \(Self.growth(floor).shown(2))"
      )
    }
  }

  private static func growth(_ times: [Double]) -> Double { (times.dropFirst().max() ?? 0) / times[1] }

  private static func page(_ start: String, _ unit: String, _ end: String, megabytes: Double) -> [UInt8] {
    Array((start + String(repeating: unit, count: Int(megabytes * 1e6) / unit.utf8.count) + end).utf8)
  }

  private func time(_ html: [UInt8]) -> Double {
    guard let news = try? Pipeline(builtIn: "news") else { return .nan }
    var limits = Limits()
    (limits.bytes, limits.nodes, limits.seconds) = (1 << 30, 1 << 30, 3_600)
    let pipeline = Pipeline(name: "news", limits: limits, entries: news.entries)
    let raw = RawPage(origin: Origin(url: "https://example.org/rain"), bytes: html)
    return Self.least(html) {
      do {
        var page = try raw.parsed(limits)
        _ = try pipeline.run(on: &page)
      } catch { print("  \(error)") }
    }
  }

  /// The minimum CPU seconds for the page in three rounds; a small page is repeated often enough to be measurable.
  private static func least(_ html: [UInt8], _ work: () -> Void) -> Double {
    let pages = max(1, 2_000_000 / html.count)
    return (0..<3).map { _ in
      let clock = ThreadClock()
      for _ in 0..<pages { work() }
      return clock.seconds / Double(pages)
    }.min() ?? .nan
  }
}
