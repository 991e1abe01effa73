import ArgumentParser
import FoundationEssentials
import SystemPackage
import Winnow

struct Stages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Lists the stages, or tells what one does, with its options and examples.")

  @Argument(help: "A stage's name.", completion: .stages) var name: String?
  @ArgumentParser.Option(help: ArgumentHelp("Write a page of DocC for each stage into this folder, instead.", valueName: "folder"))
  var docc: String?

  func run() throws {
    if let docc { return try write(to: docc) }
    let registry = WinnowCommand.registry
    let style = Style(isColoured: Console.wantsColour(.standardOutput))
    guard let name else {
      let widest = registry.names.map(\.count).max() ?? 0
      for step in registry.steps {
        let name = step.name.description
        Console.write("\(style.bold(name))\(String(repeating: " ", count: widest - name.count + 2))\(step.summary)\n", to: .standardOutput)
      }
      return
    }
    guard let step = registry[name] else {
      throw ValidationError(
        "There is no stage \"\(name)\"; \(SpellingSuggestion.hint(name, among: registry.names) ?? "`winnow stages` lists them").")
    }
    Console.write(description(step, style), to: .standardOutput)
  }

  private func write(to folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in StagePages(registry: WinnowCommand.registry).files {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      }
    } catch { throw Failure.stop(error) }
  }

  private func description(_ step: any Step.Type, _ style: Style) -> String {
    var out = "\(style.bold(step.name.description))  \(step.summary)\n"
    let order = StepOrderDescription(step, WinnowCommand.registry)
    if !order.lines.isEmpty { out += "\n" }
    for (head, names) in order.lines { out += "\(style.bold(head))  \(names)\n" }
    let options = OptionDescription.all(of: step.init())
    if !options.isEmpty { out += "\n\(style.bold("Options"))\n" }
    for option in options {
      let range = option.range.map { ", \($0.lowerBound.json.text) to \($0.upperBound.json.text)" } ?? ""
      out +=
        "  \(style.cyan(option.name))  \(option.typeName)\(range); default \(option.defaultValue.text)\n      \(option.documentation)\n"
    }
    if let stage = step as? any Stage.Type {
      out += "\n\(style.bold("Examples"))  ⟦…⟧ is what goes\n"
      for example in stage.examples { out += Self.shown(example, style) }
    }
    return out
  }

  /// Before and after: dropped text is red before, and kept text is green after.
  private static func shown(_ example: Example, _ style: Style) -> String {
    let before = Terminal.sanitized(example.page)
    let pieces = before.split(separator: "⟦", omittingEmptySubsequences: false).map {
      $0.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
    }
    var coloured = ""
    var left = ""
    for piece in pieces {
      if piece.count == 2 { coloured += style.red("⟦\(piece[0])⟧") }
      coloured += piece.last ?? ""
      left += piece.last ?? ""
    }
    var out = "  \(example.name)\(example.isNearMiss ? style.dim("  (left alone)") : "")\n      \(coloured)\n"
    if example.options != "{}" { out += style.dim("      with \(example.options)") + "\n" }
    if !example.otherPages.isEmpty { out += style.dim("      beside \(example.otherPages.count) other pages") + "\n" }
    if pieces.count > 1 { out += style.green("    → \(left)") + "\n" }
    if let becomes = example.expectedText { out += style.green("    → \(Terminal.sanitized(becomes))") + "\n" }
    for (key, value) in example.expectedRecord.sorted(by: { $0.key < $1.key }) {
      out += style.green("    → \(key) = \(value.isEmpty ? "nothing" : Terminal.sanitized(value))") + "\n"
    }
    return out
  }
}
