import Winnow

/// The explanation for a terminal.
extension Explanation {
  func text(_ style: Style, width: Int) -> String {
    var out = location(finding, style, width: width)
    if case .dropped = finding.fate { out += advice(style, width: width) }
    if !others.isEmpty {
      out +=
        "\n  " + style.bold("\(others.count) more place\(others.count == 1 ? "" : "s")") + "\n"
        + others.prefix(Self.shown).map { location($0, style, width: width) }.joined()
    }
    if others.count > Self.shown { out += style.dim("    … \(others.count - Self.shown) more") + "\n" }
    return out + (trials.map { "\n" + $0.text(style, width: width) } ?? "")
  }

  /// Maximum number of other matches, and of additionally kept blocks, that are shown.
  private static let shown = 5
  /// Maximum additionally kept blocks of a change that is recommended.
  private static let few = 3

  private func location(_ finding: Finding, _ style: Style, width: Int) -> String {
    var out =
      style.bold(Terminal.sanitized(page.origin.name))
      + style.dim(
        ":\(finding.line):\(finding.column)  \(finding.block.path), bytes \(finding.source.lowerBound)–\(finding.source.upperBound)") + "\n"
    out += "  " + Terminal.truncatedInIsolate(finding.block.text, width: width - 2) + "\n"
    switch finding.fate {
    case .kept: return out + style.green("  It stands in the result.") + "\n"
    case .changed(let edit):
      return out + style.yellow("  It stands in the result, changed by \(edit.step): \(Terminal.sanitized("\(edit.reason)"))") + "\n"
    case .dropped(let edit):
      let reason = ReasonDescription(edit, finding.block)
      return out + "  " + style.red("dropped by \(edit.step)") + " as \(reason.label): \(Terminal.sanitized(reason.sentence))\n"
    }
  }

  private func advice(_ style: Style, width: Int) -> String {
    var out = ""
    if !fields.isEmpty { out += "  The record has it as \(fields.joined(separator: ", ")).\n" }
    // Text in the page's head is not part of its text, and is not to be kept.
    if finding.isHidden, !fields.isEmpty { return out }
    let small = suggestion.flatMap { $0.alsoKept.count <= Self.few && $0.losesBlocks == 0 ? $0 : nil }
    if let small { out += "\n  " + style.bold("This keeps it") + ", tried on this page:\n" + describe(small, style, width: width) }
    if let keep {
      out +=
        "\n  " + style.bold(small == nil ? "This keeps it" : "These words alone")
        + (small == nil ? ", by its words, tried on this page:\n    " : ":\n    ") + style.cyan(Terminal.sanitized(keep.file)) + "\n"
      if small == nil {
        out +=
          "  and lets " + (keep.alsoKept == 0 ? "nothing else" : "\(keep.alsoKept) other block\(keep.alsoKept == 1 ? "" : "s")") + " in.\n"
      }
    }
    if small == nil, let suggestion {
      out += "\n  " + style.bold("Looser") + ", for all that is like it:\n" + describe(suggestion, style, width: width)
    }
    return out.isEmpty ? "  No change of options keeps it, nor does leaving out the stages that drop it.\n" : out
  }

  private func describe(_ suggestion: SuggestedChange, _ style: Style, width: Int) -> String {
    var out = "    " + style.cyan(suggestion.file(extending: pipeline.name)) + "\n"
    guard !suggestion.alsoKept.isEmpty else { return out + "  and lets nothing else in.\n" }
    out +=
      "  and lets in \(suggestion.alsoKept.count) other block\(suggestion.alsoKept.count == 1 ? "" : "s"), \(suggestion.characterCount) letters"
      + (suggestion.losesBlocks > 0 ? ", and loses \(suggestion.losesBlocks)" : "") + ":\n"
    for block in suggestion.alsoKept.prefix(Self.shown) {
      out += style.yellow("    + \(Terminal.truncatedInIsolate(block.text, width: width - 6))") + "\n"
    }
    if suggestion.alsoKept.count > Self.shown { out += style.dim("    … \(suggestion.alsoKept.count - Self.shown) more") + "\n" }
    return out
  }
}
