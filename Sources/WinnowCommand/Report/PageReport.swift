import Winnow
import WinnowStages

/// The dry run of a page as one HTML file: its fields, the stages' edits, and the original page next to the kept text, block by block.
struct PageReport {
  let page: Page
  let traces: [StepTrace]
  let pipeline: Pipeline
  /// The position of each step, from 1, by its id.
  let stepNumbers: [String: Int]
  /// For each block, the edit that dropped all of it.
  let drops: [Edit?]
  /// The links to the previous and next report and to their index; empty for a single report.
  var links: [ReportLink] = []

  /// - Parameter page: the page after the last step.
  init(_ page: Page, _ traces: [StepTrace], _ pipeline: Pipeline) {
    (self.page, self.traces, self.pipeline) = (page, traces, pipeline)
    stepNumbers = Dictionary(traces.enumerated().map { ($0.element.id, $0.offset + 1) }) { first, _ in first }
    drops = page.drops
  }

  var html: String {
    let name = page.origin.name
    let title = page.record[.title] ?? name
    let rows = ReportRows(self)
    let body = """
      <a class="skip" href="#rows">Skip to the page</a>
      <header>\(ReportLink.navigation(links))<h1><bdi>\(MarkupText.escaped(title))</bdi></h1>
      <p class="quiet"><bdi>\(MarkupText.escaped(name))</bdi> · pipeline <b>\(MarkupText.escaped(pipeline.name))</b> · \(page.tree.blocks.count) blocks, \(page.tree.root.characterCount) letters, \(MarkupText.escaped(page.tree.encoding))</p></header>
      \(ReportFields(self).html)
      \(ReportStages(self).html)
      \(ReportViews.toolbar(rows.counts, steps: traces.count))
      <main>
      <section id="view-rows" role="tabpanel" aria-label="Side by side"><div class="heads" aria-hidden="true"><b>The page as read</b><b>What stands <span id="stepname"></span></b></div>
      <ol id="rows">
      \(rows.html)</ol></section>
      \(ReportViews(page).panels)
      <aside id="why" aria-label="Why" aria-live="polite"><div id="why-text"><p>Click a block, in either column, to see why it went or stands.</p>\(Self.keys)</div></aside>
      </main>
      <script type="application/json" id="data">\(ReportData(self, rows).json)</script>
      """
    return ReportFrame.page(title: "\(title) – Winnow", body: body, script: .page)
  }

  private static let keys = """
    <dl class="keys"><dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>next and last block</dd><dt><kbd>d</kbd> <kbd>⇧d</kbd></dt><dd>next and last dropped block</dd><dt><kbd>→</kbd> <kbd>←</kbd></dt><dd>next and last stage</dd>\
    <dt><kbd>/</kbd></dt><dd>search; <kbd>n</kbd> jumps on</dd><dt><kbd>c</kbd></dt><dd>copy the patch that keeps the block</dd><dt><kbd>Esc</kbd></dt><dd>back to the whole page</dd></dl>
    """
}

/// A link from one report to another.
struct ReportLink {
  let name, file: String

  static func navigation(_ links: [ReportLink]) -> String {
    guard !links.isEmpty else { return "" }
    return "<nav aria-label=\"Reports\">"
      + links.map { "<a href=\"\(MarkupText.escaped($0.file))\">\(MarkupText.escaped($0.name))</a>" }.joined(separator: " ") + "</nav>"
  }
}
