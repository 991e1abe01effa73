import Winnow
import WinnowStages

/// The trials for a terminal.
extension RuleTrials {
  /// Maximum number of rules shown.
  private static let shown = 10

  func text(_ style: Style, width: Int) -> String {
    guard isRead else { return style.dim("  No stage looks for credits in this block.") + "\n" }
    let name = LanguageNames.english[language] ?? language
    guard !trials.isEmpty else { return style.dim("  No rule of \(name) looks for anything in these words.") + "\n" }
    var out = "  " + style.bold("rules of \(name)") + " (\(files.joined(separator: ", ")))\n"
    for trial in trials.prefix(Self.shown) {
      out += "    \(style.cyan(trial.rule))  \(Terminal.sanitized(trial.pattern)) — \(trial.outcome(style, width: width))\n"
    }
    if trials.count > Self.shown { out += style.dim("    … \(trials.count - Self.shown) more") + "\n" }
    return out
  }
}

extension RuleTrial {
  fileprivate func outcome(_ style: Style, width: Int) -> String {
    func quoted(_ text: String) -> String { "“" + Terminal.truncatedInIsolate(text, width: width / 2) + "”" }
    func names(_ found: [Attribution]) -> String {
      found.map { "\($0.kind.rawValue) \(Terminal.truncatedInIsolate($0.name, width: width / 2))" }.joined(separator: ", ")
    }
    switch outcome {
    case .matched(let found): return style.green("took it") + ": \(names(found))"
    case .suppressed(let found):
      return "matched \(quoted(matched)), but " + (found.isEmpty ? "it names nobody" : "\(names(found)) is left out")
    case .overridden(let rule): return "matched \(quoted(matched)), but \(rule) goes first"
    case .excluded(let pattern): return "matched \(quoted(matched)), unless \(Terminal.sanitized(pattern))"
    case .refused(let term, let words, let isBefore):
      let location = words.isEmpty ? "the \(isBefore ? "beginning" : "end") of the text" : quoted(words)
      return (matched.isEmpty ? "" : "matched \(quoted(matched)), ") + (isBefore ? "before it " : "then ")
        + "\(Terminal.sanitized(term)) refused \(location)"
    case .outsideZones(let zones): return "only looked at in \(zones.map { Self.zoneNames[$0] ?? $0 }.joined(separator: ", "))"
    }
  }
  /// The zones by their names in packs.
  private static let zoneNames = [
    "lead": "the beginnings of the first blocks", "opening": "the first paragraphs", "line": "short lines", "tail": "the ends of blocks",
    "caption": "captions", "credit": "marked credits", "sentence": "paragraphs",
  ]
}
