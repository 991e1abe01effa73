import Winnow
import WinnowStages

/// The dry run of a page as one HTML file: the page as read, tinted by the stage that dropped it, beside what stands.
struct PageReport {
  private let page: Page
  private let traces: [StepTrace]
  private let pipeline: Pipeline
  private let places: [String: Int]

  /// So many tints the style has.
  private static let tints = 24

  /// - Parameter page: as the last step left it.
  init(_ page: Page, _ traces: [StepTrace], _ pipeline: Pipeline) {
    (self.page, self.traces, self.pipeline) = (page, traces, pipeline)
    places = Dictionary(traces.enumerated().map { ($0.element.id, $0.offset + 1) }) { first, _ in first }
  }

  var html: String {
    let name = page.origin.name
    let body = """
      <header><h1><bdi>\(MarkupText.escaped(page.record[.title] ?? name))</bdi></h1>
      <p class="quiet"><bdi>\(MarkupText.escaped(name))</bdi> · pipeline \(MarkupText.escaped(pipeline.name)) · \(page.tree.blocks.count) blocks, \(page.tree.root.letters) letters, \(MarkupText.escaped(page.tree.encoding))</p></header>
      <main><section aria-labelledby="stages"><h2 id="stages">Stages</h2>\(funnel)</section></main>
      \(controls)
      <main class="sides"><section aria-labelledby="read"><h2 id="read">The page as read</h2><div id="source">
      \(source)</div></section>
      <section aria-labelledby="stands" aria-live="polite"><h2 id="stands">What stands, <span id="stepname">at the end</span></h2><div id="standing">
      \(standing)</div></section></main>
      <main><section aria-labelledby="record"><h2 id="record">Record</h2>\(record)</section>\(changes)</main>
      <div id="why" role="status">Choose a block to see why it went, or stands.</div>
      <script>\(ReportFrame.script)</script>
      """
    return ReportFrame.page(title: "\(page.record[.title] ?? name) – Winnow", body: body)
  }

  private func tint(_ place: Int) -> String { "t\(place % Self.tints)" }

  private var funnel: String {
    let all = page.tree.root.letters
    var out = "<table id=\"funnel\"><thead><tr><th>stage</th><th class=\"number\">blocks</th><th class=\"number\">letters</th><th class=\"number\">ms</th><th>stands</th></tr></thead><tbody>\n"
    for (trace, count) in zip(traces, StageCount.all(traces)) {
      let place = places[trace.id] ?? 0, letters = count.letters, gone = count.lettersGone, blocks = count.blocksGone
      out += "<tr data-id=\"\(MarkupText.escaped(trace.id))\" data-step=\"\(place)\"\(trace.edits.isEmpty ? " class=\"idle\"" : "")><td><button type=\"button\" title=\"\(MarkupText.escaped(trace.summary))\">"
      out += "<span class=\"swatch\(gone > 0 ? " \(tint(place))" : "")\"></span>\(MarkupText.escaped(trace.id))</button></td>"
      out += "<td class=\"number\">\(blocks > 0 ? "−\(blocks)" : "·")</td><td class=\"number\">\(gone > 0 ? "−\(gone)" : "·")</td><td class=\"number\">\(DryRunText.milliseconds(trace.seconds))</td>"
      out += "<td><meter min=\"0\" max=\"\(max(1, all))\" value=\"\(letters)\">\(letters) of \(all) letters</meter></td></tr>\n"
    }
    return out + "</tbody></table>"
  }

  private var controls: String {
    let stages = traces.filter { trace in trace.edits.contains { $0.change == .drop } }
    let choices = stages.map { "<option value=\"\(places[$0.id] ?? 0)\">\(MarkupText.escaped($0.id))</option>" }.joined()
    return """
      <nav aria-label="Steps and filters"><label for="step">step</label><input type="range" id="step" min="0" max="\(traces.count)" value="\(traces.count)">
      <label>dropped by <select id="stage"><option value="">every stage</option>\(choices)</select></label>
      <label>rule <select id="rule"><option value="">every rule</option></select></label>
      <label>search <input type="search" id="search" placeholder="/"></label><span id="found" class="quiet" role="status"></span><span class="quiet">← → step, / search</span></nav>
      """
  }

  private var source: String {
    zip(page.tree.blocks, page.drops).map { block, drop -> String in
      let range = page.tree[block.nodes.lowerBound].sourceRange.lowerBound..<page.tree[block.nodes.upperBound - 1].sourceRange.upperBound
      var attributes = "data-place=\"\(MarkupText.escaped(block.path)), bytes \(range.lowerBound)–\(range.upperBound)\""
      var classes = "block \(block.kind.rawValue)"
      if let edit = drop, let place = places[edit.step] {
        classes += " gone \(tint(place))"
        attributes += " data-step=\"\(place)\" data-rule=\"\(MarkupText.escaped(edit.reason.rule))\" data-why=\"\(MarkupText.escaped("\(edit.step): \(edit.reason)"))\""
      } else {
        attributes += texts(of: block)
      }
      return "<p class=\"\(classes)\" dir=\"auto\" tabindex=\"0\" \(attributes)>\(MarkupText.escaped(block.text))</p>\n"
    }.joined()
  }

  /// What a block that stands says behind each step that changed it.
  private func texts(of block: Block) -> String {
    guard page.text(of: block) != block.text else { return "" }
    var last = block.text, json = JSONWriter()
    json.object { json in
      for (place, trace) in traces.enumerated() where !trace.edits.isEmpty {
        let text = trace.after.text(of: block)
        if text != last { json.member("\(place + 1)", text) }
        last = text
      }
    }
    return " data-texts=\"\(MarkupText.escaped(String(decoding: json.bytes, as: UTF8.self)))\""
  }

  private var standing: String {
    page.blocks.map { "<p class=\"block \($0.kind.rawValue)\" dir=\"auto\">\(MarkupText.escaped(page.text(of: $0)))</p>\n" }.joined()
  }

  private var record: String {
    let provenance = Provenance(page)
    var out = "<table><thead><tr><th>key</th><th>value</th><th>from</th><th>stage</th></tr></thead><tbody>\n"
    for key in provenance.keys {
      for value in (provenance.values[key] ?? []).sorted(by: { $0.won && !$1.won }) { out += Self.row(key, value.text, value.rule, value.stage, isLost: !value.won) }
    }
    for attribution in page.record.attributions { out += Self.row(attribution.kind.rawValue, "\(attribution.name) — “\(attribution.evidence)”", attribution.rule, "find-attributions", isLost: false) }
    for link in page.record.related { out += Self.row("related", link.title, link.url ?? "", "drop-related", isLost: false) }
    return out + "</tbody></table>"
  }

  private static func row(_ key: String, _ value: String, _ from: String, _ stage: String, isLost: Bool) -> String {
    "<tr\(isLost ? " class=\"lost\"" : "")><td>\(MarkupText.escaped(key))\(isLost ? " (lost)" : "")</td><td><bdi>\(MarkupText.escaped(value))</bdi></td><td>\(MarkupText.escaped(from))</td><td>\(MarkupText.escaped(stage))</td></tr>\n"
  }

  /// Words that were cut or replaced.
  private var changes: String {
    let lines = traces.flatMap { trace in
      trace.edits.compactMap { edit -> String? in
        switch edit.change {
        case .cut(let range): return line(trace, edit, range, "")
        case .replace(let range, let text): return line(trace, edit, range, text)
        case .drop, .keep, .label, .set, .candidate: return nil
        }
      }
    }
    return lines.isEmpty ? "" : "<section aria-labelledby=\"words\"><h2 id=\"words\">Words that were changed</h2><ul class=\"changes\">\(lines.joined())</ul></section>"
  }

  private func line(_ trace: StepTrace, _ edit: Edit, _ range: Range<Int>, _ text: String) -> String {
    let old = String(decoding: page.tree.text[range], as: UTF8.self)
    return "<li dir=\"auto\"><del>\(MarkupText.escaped(old))</del> <ins>\(MarkupText.escaped(text))</ins> <span class=\"quiet\">\(MarkupText.escaped("\(trace.id): \(edit.reason)"))</span></li>\n"
  }
}

/// The reports of many pages: those that lost most come first.
struct ReportIndex {
  struct Entry { let file, name, title: String, letters, lost: Int }
  private var entries: [Entry] = []

  mutating func add(_ page: Page, file: String) {
    let all = page.tree.root.letters
    entries.append(Entry(file: file, name: page.origin.name, title: page.record[.title] ?? "", letters: all, lost: all - DryRunText.letters(page)))
  }

  var html: String {
    let sorted = entries.sorted { ($1.lost, $0.name) < ($0.lost, $1.name) }
    let rows = sorted.map { entry in
      "<tr><td><a href=\"\(MarkupText.escaped(entry.file))\"><bdi>\(MarkupText.escaped(entry.name))</bdi></a></td><td><bdi>\(MarkupText.escaped(entry.title))</bdi></td><td class=\"number\">\(entry.lost)</td><td class=\"number\">\(entry.letters)</td>"
        + "<td><meter min=\"0\" max=\"\(max(1, entry.letters))\" value=\"\(entry.lost)\">\(entry.lost) of \(entry.letters)</meter></td></tr>\n"
    }
    let body = "<header><h1>\(entries.count) pages</h1><p class=\"quiet\">Those that lost most come first.</p></header><main><table><thead><tr><th>page</th><th>title</th><th class=\"number\">letters lost</th><th class=\"number\">of</th><th></th></tr></thead><tbody>\n\(rows.joined())</tbody></table></main>"
    return ReportFrame.page(title: "\(entries.count) pages – Winnow", body: body)
  }
}
