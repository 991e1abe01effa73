import Winnow

extension StepTrace {
  /// The nodes' text before the step.
  func texts(of nodes: Range<Int>, atMost maxCount: Int = .max) -> [String] {
    Array(before.tree.blocks(in: nodes).lazy.map { before.text(of: $0) }.filter { !$0.isEmpty }.prefix(maxCount))
  }
}

/// The dry run of a page as text.
struct DryRunText {
  let page: Page
  let style: Style
  let width: Int
  let folds: Bool
  /// The number of blocks shown around a dropped one.
  var context = 0

  /// Maximum edits shown per stage; the rest are summarized.
  private static let shown = 8, shownResult = 20

  func text(_ traces: [StepTrace], whole: Bool) -> String {
    var out =
      style.bold("\(Terminal.sanitized(page.origin.name))")
      + style.dim("  \(page.tree.blocks.count) blocks, \(page.tree.root.characterCount) letters, \(page.tree.encoding)") + "\n"
    let counts = StageCount.all(traces)
    if whole { out += table(traces, counts) }
    for (trace, count) in zip(traces, counts) where !whole || !trace.edits.isEmpty { out += step(trace, count) }
    if whole { out += result() }
    return out
  }

  /// What each stage keeps of the page, and its time.
  private func table(_ traces: [StepTrace], _ counts: [StageCount]) -> String {
    let widest = max(5, traces.map(\.id.count).max() ?? 0)
    let row = { (name: String, columns: [String]) in
      name + String(repeating: " ", count: widest - name.count)
        + columns.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
    var out = "\n" + style.dim(row("stage", ["blocks", "letters", "ms"])) + "\n"
    let gone = { (count: Int) in count == 0 ? "·" : "−\(count)" }
    for (trace, count) in zip(traces, counts) where !trace.edits.isEmpty {
      out += row(trace.id, [gone(count.droppedBlocks), gone(count.droppedCharacters), Self.milliseconds(trace.seconds)]) + "\n"
    }
    return out + idle(traces.filter(\.edits.isEmpty))
  }

  /// Stages without edits, in one line.
  private func idle(_ traces: [StepTrace]) -> String {
    guard !traces.isEmpty else { return "" }
    return style.dim(Terminal.cut("nothing by \(traces.map { $0.id + ($0.ran ? "" : " (not run)") }.joined(separator: ", "))", to: width))
      + "\n"
  }

  static func milliseconds(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100_000).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  func steps(_ traces: [StepTrace]) -> String { zip(traces, StageCount.all(traces)).map(step).joined() }

  /// The reason as a sentence.
  private func why(_ edit: Edit) -> String {
    switch edit.change {
    case .drop:
      let blocks = edit.nodes.map { page.tree.blocks(in: $0) }
      let reason = ReasonDescription(edit, blocks?.first, count: blocks?.count ?? 1)
      return "\(reason.label): \(reason.sentence)"
    case .set, .candidate: return "from \(ReasonDescriptions.builtIn.origin(edit.reason))"
    case .keep, .cut, .replace, .label: return "\(edit.reason)"
    }
  }

  private func step(_ trace: StepTrace, _ count: StageCount) -> String {
    let (dropped, blocks) = (count.droppedCharacters, count.droppedBlocks)
    var facts: [String] = []
    if !trace.ran { facts.append("not run: its condition does not hold") }
    if blocks > 0 || dropped > 0 { facts.append(style.red("−\(blocks) block\(blocks == 1 ? "" : "s"), −\(dropped) letters")) }
    var sets = 0
    var cuts = 0
    for edit in trace.edits {
      switch edit.change {
      case .set: sets += 1
      case .cut, .replace: cuts += 1
      case .drop, .keep, .label, .candidate: continue
      }
    }
    if cuts > 0 { facts.append(style.yellow("\(cuts) changed")) }
    if sets > 0 { facts.append(style.green("\(sets) found")) }
    if trace.ran, facts.isEmpty { facts.append(style.dim("nothing")) }
    var out = "\n" + style.bold(style.cyan(trace.id)) + "  " + facts.joined(separator: ", ") + "\n"
    let edits = folds ? Array(trace.edits.prefix(Self.shown)) : trace.edits
    for edit in edits { out += line(edit, trace) }
    if edits.count < trace.edits.count {
      out += style.dim("  … \(trace.edits.count - edits.count) more; --stage \(trace.id) shows all") + "\n"
    }
    return out
  }

  static func characterCount(_ page: Page) -> Int { page.characterCount(in: page.tree.root.subtree) }

  private func line(_ edit: Edit, _ trace: StepTrace) -> String {
    let location = edit.path(in: page.tree).map { path in
      edit.sourceRange(in: page.tree).map { "\(path) \($0.lowerBound)–\($0.upperBound)" } ?? path
    }
    let why = style.dim(
      "      \(Terminal.cut(Terminal.sanitized(why(edit) + (location.map { " · \($0)" } ?? "")), to: width - 7))\(Terminal.lineEnd)")
    let (before, after) = around(edit, trace)
    return before + "  \(describe(edit, trace))\n\(why)\n" + after
  }

  /// The blocks before and after a dropped one.
  private func around(_ edit: Edit, _ trace: StepTrace) -> (String, String) {
    guard context > 0, edit.change == .drop, let nodes = edit.nodes else { return ("", "") }
    let blocks = trace.before.blocks
    let line = { (block: Block) in style.dim("    \(Terminal.truncatedInIsolate(trace.before.text(of: block), width: width - 4))") + "\n" }
    return (
      blocks.filter { $0.nodes.upperBound <= nodes.lowerBound }.suffix(context).map(line).joined(),
      blocks.filter { $0.nodes.lowerBound >= nodes.upperBound }.prefix(context).map(line).joined()
    )
  }

  private func describe(_ edit: Edit, _ trace: StepTrace) -> String {
    let available = max(10, width - 6)
    func words(_ nodes: Range<Int>) -> String { trace.texts(of: nodes, atMost: 4).joined(separator: " ¶ ") }
    switch edit.change {
    case .drop: return style.red("− \(Terminal.truncatedInIsolate(edit.nodes.map(words) ?? "", width: available))")
    case .keep: return style.green("! \(Terminal.truncatedInIsolate(edit.nodes.map(words) ?? "", width: available))")
    case .cut(let range): return changed(range, "", edit, available)
    case .replace(let range, let text): return changed(range, text, edit, available)
    case .label(let label):
      return style.yellow("# \(label.rawValue): \(Terminal.truncatedInIsolate(edit.nodes.map(words) ?? "", width: available - 12))")
    case .candidate(let assignment):
      return style.dim("? \(assignment.key) = \(Terminal.truncatedInIsolate("\(assignment)", width: available - assignment.key.count - 3))")
    case .set(let assignment):
      return style.green(
        "+ \(assignment.key) = \(Terminal.truncatedInIsolate("\(assignment)", width: available - assignment.key.count - 3))")
    }
  }

  /// The changed words, with context.
  private func changed(_ range: Range<Int>, _ text: String, _ edit: Edit, _ available: Int) -> String {
    let block = edit.nodes.flatMap { page.tree.blocks(in: $0).first }?.textRange ?? range
    let share = available / 4
    let before = String(
      decoding: page.tree.text[max(block.lowerBound, min(range.lowerBound, range.lowerBound - share))..<range.lowerBound], as: UTF8.self)
    let after = String(
      decoding: page.tree.text[range.upperBound..<max(range.upperBound, min(block.upperBound, range.upperBound + share))], as: UTF8.self)
    let old = Terminal.truncatedInIsolate(Self.visible(page.tree.text[range]), width: share)
    let new = text.isEmpty ? "" : " " + style.green("{+\(Terminal.truncatedInIsolate(text, width: share))+}")
    return style.yellow("~ ") + style.dim(Terminal.truncatedInIsolate(before.filter { $0 != "\u{FFFD}" }, width: share)) + " "
      + style.red("[-\(old)-]")
      + new + " " + style.dim(Terminal.truncatedInIsolate(after.filter { $0 != "\u{FFFD}" }, width: share))
  }

  /// Invisible characters as `U+XXXX`.
  private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      $0.properties.generalCategory == .format ? "U+\(String($0.value, radix: 16, uppercase: true))" : "\($0)"
    }.joined()
  }

  private func result() -> String {
    let record = page.record
    var out =
      "\n" + style.bold("result")
      + "  \(page.blocks.count) blocks, \(Self.characterCount(page)) of \(page.tree.root.characterCount) letters stand\n"
    if let title = record[.title] { out += "  title  \(Terminal.truncatedInIsolate(title, width: width - 9))\n" }
    if let site = record[.site] { out += "  site   \(Terminal.truncatedInIsolate(site, width: width - 9))\n" }
    let blocks = page.blocks
    let shown = folds ? blocks.prefix(Self.shownResult) : blocks[...]
    for block in shown { out += "  " + Terminal.truncatedInIsolate(page.text(of: block), width: width - 2) + "\n" }
    if shown.count < blocks.count { out += style.dim("  … \(blocks.count - shown.count) more; --all shows them") + "\n" }
    return out
  }
}
