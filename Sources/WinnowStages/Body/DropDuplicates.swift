package import Winnow

/// Drops repeated text: the same article for another screen width, a pull quote, a teaser.
///
/// The first occurrence is kept. Short blocks, headings, cells and code may repeat, and so may adjacent blocks, such as a refrain.
package struct DropDuplicates: Stage {
  package static let name: StepName = "drop-duplicates"
  package static let summary =
    "Drops paragraphs that repeat an earlier part of the page; keeps short blocks, headings, cells, code and refrains."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let examples = [
    Example(
      "a paragraph for phones and one for desks",
      "<div><p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde.</div><div><p>⟦Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde!⟧</div>"
    ),
    Example(
      "a refrain",
      "<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde.<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde."
    ),
    Example("short lines", "<p>Ja.<p>Ja."),
    Example(
      "other words",
      "<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde.<p>Am Dienstag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde."
    ),
  ]
  @Option("The minimum character count of a compared block.", in: 1...10_000) package var minCharacters = 60
  package init() {}

  private static let kinds: Set<BlockKind> = [.paragraph, .item, .quote]

  package func run(on page: inout Page) throws {
    let blocks = page.blocks.filter { $0.characterCount >= minCharacters && Self.kinds.contains($0.kind) }
    // Only blocks with equal character counts can be equal.
    let lengths = Dictionary(blocks.map { ($0.characterCount, 1) }, uniquingKeysWith: +)
    var said: [[UInt8]: Block] = [:]
    for block in blocks where lengths[block.characterCount] != 1 {
      let key = FoldedText.bytes(of: page.text(of: block).utf8)
      guard let first = said[key] else {
        said[key] = block
        continue
      }
      guard !block.isInCallout else { continue }
      if first.container.parent != block.container.parent { page.drop(block, because: Reason("said before") { "in \(first.path)" }) }
    }
  }
}
