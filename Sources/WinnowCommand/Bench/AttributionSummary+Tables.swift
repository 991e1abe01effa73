import Winnow

extension AttributionSummary {
  /// The scores as tables, and the errors on the worst pages.
  func text(_ style: Style) -> String {
    var out = style.bold("all") + "  \(pages) pages" + (failed > 0 ? ", \(failed) failed" : "") + "\n"
    out += Self.table("kind", kinds + [("all", all)], style)
    if !languages.isEmpty { out += "\n" + Self.table("language", languages, style) }
    if !rules.isEmpty { out += "\n" + ruleTable(style) }
    if !worst.isEmpty { out += "\n" + style.bold("worst") + "\n" }
    for score in worst { out += describe(of: score, style) }
    return out
  }

  private static func table(_ name: String, _ rows: [(name: String, counts: MatchCounts)], _ style: Style) -> String {
    var table = TextTable([name, "gold", "tp", "fp", "fn", "P", "R", "F1"])
    for (name, counts) in rows {
      let numbers = [counts.expected, counts.truePositives, counts.falsePositives, counts.falseNegatives].map { "\($0)" }
      table.add([name] + numbers + [counts.precision, counts.recall, counts.f1].map(TextTable.thousandths))
    }
    return table.text(style)
  }

  private func ruleTable(_ style: Style) -> String {
    var table = TextTable(["rule", "found", "right", "wrong", "neither", "P"])
    for (name, counts) in rules {
      let numbers = [counts.found, counts.right, counts.wrong, counts.ignored].map { "\($0)" }
      table.add([name] + numbers + [counts.precision.map(TextTable.thousandths) ?? ""])
    }
    return table.text(style)
  }

  private func describe(of score: AttributionScore, _ style: Style) -> String {
    var out = "  " + style.bold(Terminal.sanitized(score.id)) + (score.language.map { "  \(Terminal.sanitized($0))" } ?? "") + "\n"
    if let failure = score.failure { out += style.red("    failed  \(Terminal.sanitized("\(failure)"))") + "\n" }
    for record in score.missed {
      out +=
        style.red(
          "    missed  \(record.kind.rawValue)  \(Terminal.truncatedInIsolate(record.names.first ?? "", width: Self.maxNameColumns))")
        + "\n"
      if let command = command(explaining: record) { out += "      \(command)\n" }
    }
    for attribution in score.wrong {
      out +=
        style.yellow(
          "    wrong   \(attribution.kind.rawValue)  \(Terminal.truncatedInIsolate(attribution.name, width: Self.maxNameColumns))")
        + style.dim("  \(attribution.rule)") + "\n"
    }
    return out
  }

  /// Maximum columns of a name.
  private static let maxNameColumns = 60
}
