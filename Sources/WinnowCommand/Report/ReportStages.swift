import Winnow
import WinnowStages

/// The edits of each stage, as a row of buttons; stages without edits are collapsed.
struct ReportStages {
  private let traces: [StepTrace]
  private let counts: [StageCount]

  init(_ report: PageReport) {
    traces = report.traces
    counts = StageCount.all(report.traces)
  }

  var html: String {
    var chips = ""
    var idle: [String] = []
    for (index, trace) in traces.enumerated() {
      let facts = facts(trace, counts[index])
      guard !facts.isEmpty else {
        idle.append(trace.id + (trace.ran ? "" : " (its condition does not hold)"))
        continue
      }
      let title = "\(trace.summary) \(DryRunText.milliseconds(trace.seconds)) ms."
      chips +=
        "<button type=\"button\" class=\"chip\" data-step=\"\(index + 1)\" title=\"\(MarkupText.escaped(title))\">\(MarkupText.escaped(trace.id)) \(facts)</button>\n"
    }
    let folded =
      idle.isEmpty
      ? ""
      : "<details class=\"idle\"><summary>\(idle.count) stage\(idle.count == 1 ? "" : "s") did nothing</summary><p>\(MarkupText.escaped(idle.joined(separator: ", ")))</p></details>"
    return "<section class=\"stages\" aria-label=\"Stages\"><div class=\"chips\">\n\(chips)</div>\(folded)</section>"
  }

  private func facts(_ trace: StepTrace, _ count: StageCount) -> String {
    var changed = 0
    var found = 0
    var kept = 0
    for edit in trace.edits {
      switch edit.change {
      case .cut, .replace, .label: changed += 1
      case .set, .candidate: found += 1
      case .keep: kept += 1
      case .drop: continue
      }
    }
    let parts = [
      ("dropped", "−", count.droppedBlocks, "dropped"), ("changed", "~", changed, "changed"), ("kept", "✓", kept, "kept"),
      ("found", "+", found, "found"),
    ]
    let shown = parts.filter { $0.2 > 0 }.map {
      "<span class=\"n \($0.0)\" title=\"\($0.2) \($0.3)\"><span aria-hidden=\"true\">\($0.1)</span>\($0.2)<span class=\"sr\"> \($0.3)</span></span>"
    }
    return shown.joined(separator: " ") + (shown.isEmpty && !trace.edits.isEmpty ? "<span class=\"n\">·</span>" : "")
  }
}
