import Winnow

/// For a terminal.
extension Explanation {
  func text(_ style: Style, width: Int) -> String {
    var out = place(finding, style, width: width)
    if case .dropped = finding.fate { out += advice(style, width: width) }
    if !others.isEmpty { out += "\n  " + style.bold("\(others.count) more place\(others.count == 1 ? "" : "s")") + "\n" + others.prefix(Self.shown).map { place($0, style, width: width) }.joined() }
    if others.count > Self.shown { out += style.dim("    … \(others.count - Self.shown) more") + "\n" }
    return out + (trials.map { "\n" + $0.text(style, width: width) } ?? "")
  }

  /// So many other places, and blocks that come in besides, are shown.
  private static let shown = 5
  /// A change that lets in no more than so many blocks is what a person would make.
  private static let few = 3

  private func place(_ finding: Finding, _ style: Style, width: Int) -> String {
    var out = style.bold(Terminal.harmless(page.origin.name)) + style.dim(":\(finding.line):\(finding.column)  \(finding.block.path), bytes \(finding.source.lowerBound)–\(finding.source.upperBound)") + "\n"
    out += "  " + Terminal.quoted(finding.block.text, width: width - 2) + "\n"
    switch finding.fate {
    case .kept: return out + style.green("  It stands in the result.") + "\n"
    case .changed(let edit): return out + style.yellow("  It stands in the result, changed by \(edit.step): \(Terminal.harmless("\(edit.reason)"))") + "\n"
    case .dropped(let edit):
      let reason = PlainReason(edit, finding.block)
      return out + "  " + style.red("dropped by \(edit.step)") + " as \(reason.label): \(Terminal.harmless(reason.sentence))\n"
    }
  }

  private func advice(_ style: Style, width: Int) -> String {
    var out = ""
    if !fields.isEmpty { out += "  The record has it as \(fields.joined(separator: ", ")).\n" }
    // What stands in a page's head is no part of its text, and nothing is to be kept.
    if finding.isHidden, !fields.isEmpty { return out }
    let small = remedy.flatMap { $0.letsIn.count <= Self.few && $0.losesBlocks == 0 ? $0 : nil }
    if let small { out += "\n  " + style.bold("This keeps it") + ", tried on this page:\n" + said(small, style, width: width) }
    if let keep {
      out += "\n  " + style.bold(small == nil ? "This keeps it" : "These words alone") + (small == nil ? ", by its words, tried on this page:\n    " : ":\n    ") + style.cyan(Terminal.harmless(keep.file)) + "\n"
      if small == nil { out += "  and lets " + (keep.letsIn == 0 ? "nothing else" : "\(keep.letsIn) other block\(keep.letsIn == 1 ? "" : "s")") + " in.\n" }
    }
    if small == nil, let remedy { out += "\n  " + style.bold("Looser") + ", for all that is like it:\n" + said(remedy, style, width: width) }
    return out.isEmpty ? "  No change of options keeps it, nor does leaving out the stages that drop it.\n" : out
  }

  private func said(_ remedy: Remedy, _ style: Style, width: Int) -> String {
    var out = "    " + style.cyan(remedy.file(extending: pipeline.name)) + "\n"
    guard !remedy.letsIn.isEmpty else { return out + "  and lets nothing else in.\n" }
    out += "  and lets in \(remedy.letsIn.count) other block\(remedy.letsIn.count == 1 ? "" : "s"), \(remedy.letters) letters" + (remedy.losesBlocks > 0 ? ", and loses \(remedy.losesBlocks)" : "") + ":\n"
    for block in remedy.letsIn.prefix(Self.shown) { out += style.yellow("    + \(Terminal.quoted(block.text, width: width - 6))") + "\n" }
    if remedy.letsIn.count > Self.shown { out += style.dim("    … \(remedy.letsIn.count - Self.shown) more") + "\n" }
    return out
  }
}
