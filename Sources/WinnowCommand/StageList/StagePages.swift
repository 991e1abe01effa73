import Winnow

/// Generates one DocC article per step from its description and examples.
struct StagePages {
  let registry: StepRegistry

  /// The articles by file name, including one that lists them all.
  var files: [(name: String, text: String)] { [("All-stages.md", list)] + registry.steps.map { ("\($0.name).md", page($0)) } }

  private var list: String {
    let lines = { (isWriter: Bool) in
      registry.steps.filter { ($0 is any Writer.Type) == isWriter }.map { "- <doc:\($0.name)>\n" }.joined()
    }
    return """
      # All stages

      What a pipeline file may name: each marks the page, or writes what stands of it.

      ## Topics

      ### Stages

      \(lines(false))
      ### Writers

      \(lines(true))
      """
  }

  private func page(_ step: any Step.Type) -> String {
    var out = "# \(step.name)\n\n\(step.summary)\n"
    for (head, names) in StepOrderDescription(step, registry).lines { out += "\n\(head): \(names).\n" }
    let options = OptionDescription.all(of: step.init())
    if !options.isEmpty {
      out += "\n## Options\n\n| option | type | default | meaning |\n| --- | --- | --- | --- |\n"
      for option in options {
        let range = option.range.map { ", \($0.lowerBound.json.text) to \($0.upperBound.json.text)" } ?? ""
        out +=
          "| `\(option.name)` | \(Self.cell(option.typeName))\(range) | `\(Self.cell(option.defaultValue.text))` | \(Self.cell(option.documentation)) |\n"
      }
    }
    guard let stage = step as? any Stage.Type else { return out }
    out += "\n## Examples\n\n`⟦…⟧` is what goes.\n"
    for example in stage.examples {
      out +=
        "\n### \(example.name.prefix(1).uppercased())\(example.name.dropFirst())\(example.isNearMiss ? " (left alone)" : "")\n\n```html\n\(example.page)\n```\n"
      if example.options != "{}" { out += "\nWith `\(example.options)`.\n" }
      if !example.otherPages.isEmpty { out += "\nBeside \(example.otherPages.count) other pages of its site.\n" }
      for (key, value) in example.expectedRecord.sorted(by: { $0.key < $1.key }) {
        out += "\n`\(key)` is \(value.isEmpty ? "not set" : "“\(value)”").\n"
      }
      if let becomes = example.expectedText { out += "\nIt becomes “\(becomes)”.\n" }
    }
    return out
  }

  /// Text within a table cell.
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
