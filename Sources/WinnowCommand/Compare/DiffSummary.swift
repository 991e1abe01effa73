import Winnow

/// The differences of many pages, by stage and rule.
struct DiffSummary {
  private struct Group { var pages = 0, blocks = 0, characterCount = 0, samples: [(page: String, text: String)] = [] }
  private struct Key: Hashable { let step, rule: String }

  private(set) var pages = 0, changed = 0
  private var won: [Key: Group] = [:], lost: [Key: Group] = [:]
  private var rewritten = Group()
  private var fields: [Key: Group] = [:]

  mutating func add(_ difference: PageDifference) {
    pages += 1
    guard !difference.isEmpty else { return }
    changed += 1
    Self.add(difference.added, difference.origin, &won)
    Self.add(difference.removed, difference.origin, &lost)
    if !difference.changed.isEmpty { rewritten.pages += 1 }
    for texts in difference.changed {
      rewritten.blocks += 1
      rewritten.samples.append((difference.origin.name, WordDifference(texts.old, texts.new).text))
    }
    for field in difference.fields {
      var group = fields[Key(step: field.step, rule: field.key)] ?? Group()
      group.pages += 1
      group.samples.append((difference.origin.name, "\(field.old ?? "nothing") → \(field.new ?? "nothing")"))
      fields[Key(step: field.step, rule: field.key)] = group
    }
  }

  private static func add(_ blocks: [PageDifference.Block], _ origin: Origin, _ groups: inout [Key: Group]) {
    for (key, blocks) in Dictionary(grouping: blocks, by: { Key(step: $0.step, rule: $0.rule) }) {
      var group = groups[key] ?? Group()
      group.pages += 1
      group.blocks += blocks.count
      group.characterCount += blocks.reduce(0) { $0 + $1.characterCount }
      group.samples += blocks.map { (origin.name, $0.text) }
      groups[key] = group
    }
  }

  /// Maximum samples of a group that are shown by default.
  private static let shown = 3

  func text(_ style: Style, width: Int, folds: Bool) -> String {
    guard changed > 0 else { return "the same of \(pages == 1 ? "the page" : "all \(pages) pages")\n" }
    var out = style.bold("\(changed) of \(pages) page\(pages == 1 ? "" : "s") differ\(changed == 1 && pages == 1 ? "s" : "")") + "\n"
    for (key, group) in Self.sorted(lost) { out += lines("−", "lost to \(key.step)", key.rule, group, style.red, style, width, folds) }
    for (key, group) in Self.sorted(won) { out += lines("+", "won from \(key.step)", key.rule, group, style.green, style, width, folds) }
    if rewritten.blocks > 0 { out += lines("~", "other words", "", rewritten, style.yellow, style, width, folds) }
    for (key, group) in Self.sorted(fields) { out += lines("=", "\(key.rule), by \(key.step)", "", group, style.cyan, style, width, folds) }
    return out
  }

  private static func sorted(_ groups: [Key: Group]) -> [(key: Key, value: Group)] {
    groups.sorted {
      ($1.value.characterCount, $1.value.pages, $0.key.step, $0.key.rule) < (
        $0.value.characterCount, $0.value.pages, $1.key.step, $1.key.rule
      )
    }
  }

  private func lines(
    _ sign: String, _ what: String, _ rule: String, _ group: Group, _ colour: (String) -> String, _ style: Style, _ width: Int,
    _ folds: Bool
  ) -> String {
    let counts =
      (group.blocks > 0
        ? "\(group.blocks) block\(group.blocks == 1 ? "" : "s")" + (group.characterCount > 0 ? ", \(group.characterCount) letters" : "")
          + ", " : "") + "\(group.pages) page\(group.pages == 1 ? "" : "s")"
    var out = "\n" + colour("\(sign) \(what)") + (rule.isEmpty ? "" : ": \(rule)") + style.dim("  \(counts)") + "\n"
    let samples = folds ? Array(group.samples.prefix(Self.shown)) : group.samples
    for sample in samples {
      out +=
        "    " + Terminal.truncatedInIsolate(sample.text, width: width - 4) + "\n"
        + style.dim("      \(Terminal.cut(Terminal.sanitized(sample.page), to: width - 6))") + "\n"
    }
    if samples.count < group.samples.count {
      out += style.dim("    … \(group.samples.count - samples.count) more; --all shows them") + "\n"
    }
    return out
  }
}
