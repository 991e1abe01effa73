package import Winnow

/// Drops text that the page has said already: the same article again for another width of screen, a pull quote, a teaser.
///
/// The first place counts. Short blocks, headings, cells and code are said twice for good reasons, and so is a text beside
/// itself, such as a refrain: all of these stay.
package struct DropDuplicates: Stage {
  package static let name: StepName = "drop-duplicates"
  package static let summary =
    "Drops paragraphs whose words stand in another part of the page already; short blocks, headings, cells, code and refrains stay."
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
  @Option("The fewest letters of a block that is compared.", in: 1...10_000) package var shortest = 60
  package init() {}

  private static let kinds: Set<BlockKind> = [.paragraph, .item, .quote]

  package func run(on page: inout Page) throws {
    let blocks = page.blocks.filter { $0.characterCount >= shortest && Self.kinds.contains($0.kind) }
    // Only blocks of as many characters can say the same.
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
