import Winnow

/// What a run did, at its end: by stage and by class of error.
struct RunSummary {
  let tally: RunTally
  let seconds: Double

  /// So many rules of a stage are named.
  private static let shownRules = 3

  func text(_ style: Style) -> String {
    var out = style.bold("\(tally.pages) page\(tally.pages == 1 ? "" : "s") in \(Self.decimal(seconds)) s")
    if tally.failed > 0 { out += ", " + style.red("\(tally.failed) failed: " + classes) }
    out += "\n"
    let widest = tally.steps.map(\.id.count).max() ?? 0, work = tally.parsing + tally.steps.reduce(0) { $0 + $1.seconds }
    out += line("reading and parsing", widest, tally.parsing / max(work, 1e-9), style)
    for step in tally.steps {
      let rules = step.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let named = rules.prefix(Self.shownRules).map { "\($0.key) \($0.value)" }.joined(separator: ", ") + (rules.count > Self.shownRules ? ", …" : "")
      let blocks = rules.reduce(0) { $0 + $1.value }
      let what = step.pages == 0 ? "" : "on \(step.pages) page\(step.pages == 1 ? "" : "s")" + (blocks > 0 ? ", dropped \(blocks) blocks: \(named)" : "")
      out += line(step.id, widest, step.seconds / max(work, 1e-9), style) .dropLast() + (what.isEmpty ? "" : "  " + Terminal.harmless(what)) + "\n"
    }
    return out
  }

  private func line(_ name: String, _ width: Int, _ share: Double, _ style: Style) -> String {
    let percent = "\(Int((share * 100).rounded())) %"
    return "  " + style.cyan(name) + String(repeating: " ", count: max(0, width - name.count)) + String(repeating: " ", count: max(1, 6 - percent.count)) + style.dim(percent) + "\n"
  }

  private var classes: String { tally.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ") }

  static func decimal(_ value: Double) -> String { "\(Double(Int(value * 10)) / 10)" }

  func write(_ json: inout JSONWriter) {
    json.member("pages", Double(tally.pages))
    json.member("failed", Double(tally.failed))
    json.member("seconds", seconds)
    json.key("errors")
    json.object { json in for (kind, count) in tally.errors.sorted(by: { $0.key < $1.key }) { json.member(kind, Double(count)) } }
    json.member("parsing", tally.parsing)
    json.key("stages")
    json.array { json in
      for step in tally.steps {
        json.object { json in
          json.member("id", step.id)
          json.member("pages", Double(step.pages))
          json.member("seconds", step.seconds)
          json.key("dropped")
          json.object { json in for (rule, count) in step.dropped.sorted(by: { $0.key < $1.key }) { json.member(rule, Double(count)) } }
        }
      }
    }
  }
}
