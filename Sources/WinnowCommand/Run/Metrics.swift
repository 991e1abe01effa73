import Winnow

/// The run's counters in OpenMetrics text format (Prometheus).
enum Metrics {
  static func text(_ tally: RunTally, skipped: Int, seconds: Double) -> String {
    var out = ""
    family("winnow_pages", "counter", "Pages that came through or failed.", &out) { line in
      line("_total", [("result", "cleaned")], Double(tally.pages - tally.failed))
      line("_total", [("result", "failed")], Double(tally.failed))
    }
    family("winnow_errors", "counter", "Pages that failed, by the class of the error.", &out) { line in
      for (kind, count) in tally.errors.sorted(by: { $0.key < $1.key }) { line("_total", [("class", kind)], Double(count)) }
    }
    family(
      "winnow_fallbacks", "counter", "Pages on which a stage took another text than it should have, such as one chosen by density.", &out
    ) { line in
      for step in tally.steps where step.fallbacks > 0 { line("_total", [("stage", step.id)], Double(step.fallbacks)) }
    }
    family("winnow_skipped_files", "gauge", "Files that could have been pages and were not read.", &out) { $0("", [], Double(skipped)) }
    family(
      "winnow_stage_cpu_seconds", "counter", "CPU time of each stage; reading and parsing is the stage \"parse\".", &out, unit: "seconds"
    ) { line in
      line("_total", [("stage", "parse")], tally.parsing)
      for step in tally.steps { line("_total", [("stage", step.id)], step.seconds) }
    }
    family("winnow_stage_pages", "counter", "Pages that a stage marked.", &out) { line in
      for step in tally.steps { line("_total", [("stage", step.id)], Double(step.pages)) }
    }
    family("winnow_dropped_blocks", "counter", "Blocks that a rule of a stage dropped.", &out) { line in
      for step in tally.steps {
        for (rule, count) in step.dropped.sorted(by: { $0.key < $1.key }) {
          line("_total", [("stage", step.id), ("rule", rule)], Double(count))
        }
      }
    }
    family("winnow_run_seconds", "gauge", "Time since the run began.", &out, unit: "seconds") { $0("", [], seconds) }
    return out + "# EOF\n"
  }

  private typealias Line = (_ suffix: String, _ labels: [(String, String)], _ value: Double) -> Void

  private static func family(
    _ name: String, _ type: String, _ help: String, _ out: inout String, unit: String? = nil, _ lines: (Line) -> Void
  ) {
    out += "# TYPE \(name) \(type)\n"
    if let unit { out += "# UNIT \(name) \(unit)\n" }
    out += "# HELP \(name) \(escaped(help))\n"
    var body = ""
    lines { suffix, labels, value in
      let inside = labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
      body += "\(name)\(suffix)\(inside.isEmpty ? "" : "{\(inside)}") \(value == value.rounded() ? String(Int(value)) : String(value))\n"
    }
    out += body
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
