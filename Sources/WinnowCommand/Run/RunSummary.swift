import Winnow

/// The summary at the end of a run, by stage and by class of error.
struct RunSummary {
  let tally: RunTally
  /// The number of files that could be pages but were not read.
  let skipped: Int
  let seconds: Double

  /// Maximum rules listed per stage.
  private static let shownRules = 3

  func text(_ style: Style) -> String {
    var out = style.bold("\(tally.pages) page\(tally.pages == 1 ? "" : "s") in \(Self.decimal(seconds)) s")
    if tally.failed > 0 { out += ", " + style.red("\(tally.failed) failed: " + classes) }
    if tally.fallbacks > 0 { out += ", \(tally.fallbacks) with another text than the model's" }
    if skipped > 0 { out += ", \(skipped) file\(skipped == 1 ? "" : "s") skipped" }
    out += "\n"
    let work = max(1e-9, tally.parsing + tally.steps.reduce(0) { $0 + $1.seconds })
    let width = max(Self.parsing.count, tally.steps.map(\.id.count).max() ?? 0)
    out += line(Self.parsing, width, tally.parsing / work, "", style)
    for step in tally.steps { out += line(step.id, width, step.seconds / work, Self.describe(step), style) }
    return out
  }

  private static let parsing = "reading and parsing"

  /// The number of pages that the step edited, and the rules that dropped most.
  private static func describe(_ step: RunTally.Step) -> String {
    guard step.pages > 0 else { return "" }
    let pages = "on \(step.pages) page\(step.pages == 1 ? "" : "s")"
    let rules = step.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard !rules.isEmpty else { return pages }
    let named = rules.prefix(shownRules).map { "\($0.key) \($0.value)" } + (rules.count > shownRules ? ["…"] : [])
    return "\(pages), dropped \(rules.reduce(0) { $0 + $1.value }) blocks: " + named.joined(separator: ", ")
  }

  private func line(_ name: String, _ width: Int, _ share: Double, _ what: String, _ style: Style) -> String {
    let percent = "\(Int((share * 100).rounded())) %"
    let columns =
      "  " + style.cyan(name) + String(repeating: " ", count: width - name.count + max(1, 6 - percent.count)) + style.dim(percent)
    return columns + (what.isEmpty ? "" : "  " + Terminal.sanitized(what)) + "\n"
  }

  private var classes: String {
    tally.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  static func decimal(_ value: Double) -> String { "\(Double(Int(value * 10)) / 10)" }

  func write(_ json: inout JSONWriter) {
    json.member("pages", Double(tally.pages))
    json.member("failed", Double(tally.failed))
    json.member("fallbacks", Double(tally.fallbacks))
    json.member("skipped", Double(skipped))
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
