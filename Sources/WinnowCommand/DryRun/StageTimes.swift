import Winnow

/// The time of each stage over many pages.
struct StageTimes {
  private var ids: [String] = []
  private var seconds: [String: [Double]] = [:]

  /// Quantiles of the per-page time.
  private static let quantiles = [0.5, 0.9, 0.99, 1]

  mutating func add(_ traces: [StepTrace]) {
    for trace in traces where trace.ran {
      if seconds[trace.id] == nil { ids.append(trace.id) }
      seconds[trace.id, default: []].append(trace.seconds)
    }
  }

  private struct Line { let id: String, pages: Int, total: Double, quantiles: [Double] }

  private var lines: [Line] {
    ids.map { id in
      let sorted = (seconds[id] ?? []).sorted()
      return Line(
        id: id, pages: sorted.count, total: sorted.reduce(0, +),
        quantiles: Self.quantiles.map { sorted[min(sorted.count - 1, Int($0 * Double(sorted.count)))] })
    }
  }

  func text(_ style: Style) -> String {
    let lines = lines
    let all = lines.reduce(0) { $0 + $1.total }
    let widest = max(5, lines.map(\.id.count).max() ?? 0)
    let row = { (name: String, columns: [String]) in
      name + String(repeating: " ", count: widest - name.count)
        + columns.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined() + "\n"
    }
    var out = style.bold(row("stage", ["pages", "ms", "share", "median", "90 %", "99 %", "most"]))
    for line in lines {
      out += row(
        line.id,
        ["\(line.pages)", DryRunText.milliseconds(line.total), "\(Int((line.total / max(all, 1e-12) * 100).rounded())) %"]
          + line.quantiles.map(DryRunText.milliseconds))
    }
    return out
  }

  var json: String {
    var json = JSONWriter()
    json.array { json in
      for line in lines {
        json.object { json in
          json.member("id", line.id)
          json.member("pages", Double(line.pages))
          json.member("seconds", line.total)
          for (name, value) in zip(["median", "p90", "p99", "most"], line.quantiles) { json.member(name, value) }
        }
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
