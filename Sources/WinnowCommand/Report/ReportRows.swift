import Winnow
import WinnowStages

/// The blocks of a page, one row each: the original and the kept text. Runs of short dropped blocks are collapsed to one row.
struct ReportRows {
  /// The number of unchanged, changed and dropped rows.
  struct Counts { var kept = 0, changed = 0, dropped = 0 }

  private(set) var counts = Counts()
  private(set) var html = ""
  /// The reason of each dropped block, by its index.
  private(set) var reasons: [Int: ReasonDescription] = [:]

  private let report: PageReport
  private let text: ReportText

  /// Minimum run of dropped blocks, and their maximum length in characters, to collapse.
  private static let minRun = 3, maxCharacters = 80

  init(_ report: PageReport) {
    self.report = report
    text = ReportText(report.page)
    let blocks = report.page.tree.blocks
    var start = 0
    while start < blocks.count {
      let end = endOfRun(start, blocks)
      if end - start >= Self.minRun { addRun(start..<end, blocks) } else { for index in start..<end { html += row(blocks[index]) } }
      start = end
    }
  }

  /// The end of the run of short blocks from here on that one stage dropped by one rule.
  private func endOfRun(_ start: Int, _ blocks: Blocks) -> Int {
    guard let first = report.drops[start], blocks[start].characterCount <= Self.maxCharacters else { return start + 1 }
    var end = start + 1
    while end < blocks.count, let next = report.drops[end], next.step == first.step, next.reason.rule == first.reason.rule,
      blocks[end].characterCount <= Self.maxCharacters
    { end += 1 }
    return end
  }

  private mutating func addRun(_ run: Range<Int>, _ blocks: Blocks) {
    guard let edit = report.drops[run.lowerBound] else { return }
    let reason = ReasonDescription(edit, blocks[run.lowerBound], count: run.count)
    let stepNumber = report.stepNumbers[edit.step] ?? 0
    let words = run.prefix(Self.shown).map { MarkupText.escaped(String(blocks[$0].text.prefix(Self.shownCharacters))) }.joined(
      separator: " · ")
    html +=
      "<li class=\"run\" data-step=\"\(stepNumber)\"><details><summary><span class=\"count\">\(run.count) short blocks</span> <bdi>\(words)\(run.count > Self.shown ? " …" : "")</bdi> <span class=\"as\">dropped as \(MarkupText.escaped(reason.label))</span></summary><ol>\n"
    for index in run { html += row(blocks[index]) }
    html += "</ol></details></li>\n"
  }

  /// Maximum words shown of a collapsed run.
  private static let shown = 6, shownCharacters = 24

  private mutating func row(_ block: Block) -> String {
    let page = report.page
    let kind = block.kind == .paragraph ? "" : " \(block.kind.rawValue)"
    guard let edit = report.drops[block.index], let stepNumber = report.stepNumbers[edit.step] else {
      let now = page.text(of: block)
      let isChanged = now != block.text && text.isChanged(block)
      if isChanged { counts.changed += 1 } else { counts.kept += 1 }
      let result = "<p class=\"r\" dir=\"auto\"\(isChanged ? "" : " aria-hidden=\"true\"")>\(text.kept(block, now))</p>"
      return
        "<li id=\"b\(block.index)\" class=\"row\(isChanged ? " changed" : "")\(kind)\"><p class=\"s\" dir=\"auto\">\(text.source(block))</p>\(result)</li>\n"
    }
    counts.dropped += 1
    let reason = ReasonDescription(edit, block)
    reasons[block.index] = reason
    return
      "<li id=\"b\(block.index)\" class=\"row gone\(kind)\" data-step=\"\(stepNumber)\"><p class=\"s\" dir=\"auto\">\(text.source(block))</p><p class=\"r\"><span class=\"as\">dropped as \(MarkupText.escaped(reason.label))</span></p></li>\n"
  }
}
