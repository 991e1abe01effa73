import Winnow
import WinnowCommand

/// Misbehaves on pages that request it.
struct Misbehave: Stage {
  static let name: StepName = "misbehave"
  static let summary = "Traps, loops, or exhausts memory on pages that request it."
  static let examples: [Example] = []

  func run(on page: inout Page) throws {
    switch page.blocks.first.map({ page.text(of: $0) }) {
    case "trap": fatalError("as the page asked")
    case "loop": while !page.tree.text.isEmpty {}
    case "eat":
      var eaten: [[UInt8]] = []
      while !page.tree.text.isEmpty { eaten.append([UInt8](repeating: 1, count: 16 << 20)) }
    default: break
    }
  }
}

await WinnowCommand.main(adding: [Misbehave.self])
