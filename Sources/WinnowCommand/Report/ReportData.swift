import Winnow

/// The data of steps and blocks for the report's script, in addition to the document.
struct ReportData {
  private let report: PageReport
  private let rows: ReportRows

  /// The indices of the blocks with cut or replaced text.
  private let changed: Set<Int>

  init(_ report: PageReport, _ rows: ReportRows) {
    (self.report, self.rows) = (report, rows)
    changed = Set(
      report.page.journal.edits.compactMap { edit in
        switch edit.change {
        case .cut, .replace: edit.nodes.flatMap { report.page.tree.blocks(in: $0).first?.index }
        default: nil
        }
      })
  }

  /// Escapes `<`, for use within a script element.
  var json: String {
    let page = report.page
    var json = JSONWriter()
    var strings = Strings()
    var paths = BlockPaths()
    json.object { json in
      json.member("pipeline", report.pipeline.name)
      json.member("byWords", KeepPatch.byWords)
      json.member("bySelector", KeepPatch.bySelector)
      json.key("steps")
      json.array { json in for trace in report.traces { json.string(trace.id) } }
      json.key("blocks")
      json.array { json in for block in page.tree.blocks { write(block, paths.path(of: block), &json, &strings) } }
      json.key("texts")
      json.object { json in for block in page.tree.blocks { texts(of: block, &json) } }
      json.key("strings")
      json.array { json in for string in strings.all { json.string(string) } }
    }
    let less = UInt8(ascii: "<")
    let escaped = Array("\\u003c".utf8)
    return String(decoding: json.bytes.contains(less) ? json.bytes.flatMap { $0 == less ? escaped : [$0] } : json.bytes, as: UTF8.self)
  }

  /// Strings that many blocks share, by index.
  private struct Strings {
    private(set) var all: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of string: String) -> Double {
      if let number = numbers[string] { return Double(number) }
      numbers[string] = all.count
      all.append(string)
      return Double(all.count - 1)
    }
  }

  /// The block's path; for a dropped block also the reason, and what keeps it: pattern and selector.
  private func write(_ block: Block, _ path: String, _ json: inout JSONWriter, _ strings: inout Strings) {
    let source = block.sourceRange
    json.array { json in
      json.string(path)
      json.number(Double(source.lowerBound))
      json.number(Double(source.upperBound))
      guard let edit = report.drops[block.index], let reason = rows.reasons[block.index] else { return }
      let patch = KeepPatch(block, droppedBy: edit.step, text: text(of: block, before: edit.step))
      json.number(strings.number(of: reason.text))
      json.number(strings.number(of: edit.reason.rule.description))
      json.string(reason.detail)
      json.string(patch.pattern)
      if let selector = patch.selector { json.number(strings.number(of: selector)) }
    }
  }

  /// The text before the step.
  private func text(of block: Block, before step: String) -> String {
    report.stepNumbers[step].map { report.traces[$0 - 1].before.text(of: block) } ?? block.text
  }

  /// The block's text after each step that changed it.
  private func texts(of block: Block, _ json: inout JSONWriter) {
    guard changed.contains(block.index) else { return }
    var last = block.text
    json.key("\(block.index)")
    json.object { json in
      for (index, trace) in report.traces.enumerated() where !trace.edits.isEmpty {
        let text = trace.after.text(of: block)
        if text != last, !text.isEmpty { json.member("\(index + 1)", text) }
        last = text
      }
    }
  }
}
