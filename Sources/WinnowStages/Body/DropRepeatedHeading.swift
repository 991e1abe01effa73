package import Winnow

/// Drops a heading at the beginning of the text that repeats the title, which is in the record; and in plain text the lines above it: the
/// site's name and menu.
package struct DropRepeatedHeading: Stage {
  package static let name: StepName = "drop-repeated-heading"
  package static let summary =
    "Drops blocks at the beginning of the text that repeat the title, and lines above the title of a plain text; keeps later headings."
  package static let requires: [Capability] = [.title, .mainContent]
  package static let examples = [
    Example("the page's own heading", "<title>Der Sturm</title><h1>⟦Der Sturm⟧</h1><p>Es stürmt seit Tagen."),
    Example("twice, with other punctuation", "<title>Der Sturm!</title><h1>⟦Der Sturm⟧</h1><p>⟦»Der Sturm«⟧</p><p>Es stürmt seit Tagen."),
    Example(
      "a badge beside the title",
      "<title>Der Sturm über der See</title><h1><span>⟦Premium⟧</span>⟦ Der Sturm über der See⟧</h1><p>Es stürmt seit Tagen."),
    Example(
      "a heading of two lines",
      "<title>Der Sturm über der See</title><h1><div>⟦Der Sturm⟧</div><div>⟦über der See⟧</div></h1><p>Es stürmt seit Tagen."),
    Example(
      "a section of the same name",
      "<title>Der Sturm</title><p>Es stürmt seit Tagen.<p>Und wie.<p>Sehr.<p>Noch mehr.<p>Viel.<p>Ende.<p>Oder.<p>Nicht.<p>Doch.<p>So.<h2>Der Sturm</h2><p>Mehr."
    ),
  ]
  @Option("The number of leading blocks that are searched.", in: 1...50) package var maxBlocks = 8
  package init() {}

  /// Characters of a heading that its folded form lacks.
  private static let punctuation = 20

  package func run(on page: inout Page) throws {
    let title = FoldedText.key(page.record[.title] ?? page.tree.titleElement?.text ?? "")
    let raw = FoldedText.key(page.record[.titleRaw] ?? "")
    guard !title.isEmpty else { return }
    if page.tree.sourceFormat == .plainText { dropAbove(title, raw, &page) }
    let blocks = page.blocks.filter { $0.container.tag != .title }.prefix(maxBlocks)
    for block in blocks {
      guard block.characterCount <= max(title.utf8.count, raw.utf8.count) + Self.punctuation else { continue }
      let key = FoldedText.key(page.text(of: block))
      if key == title || key == raw || block.level == 1 && Self.says(title, in: block, key) {
        page.drop(block, because: "repeats the title")
      }
    }
  }

  /// Blocks: maximum number above the title of a plain text.
  private static let maxBlocksAbove = 60

  private func dropAbove(_ title: String, _ raw: String, _ page: inout Page) {
    let blocks = page.blocks.prefix(Self.maxBlocksAbove)
    let keys = blocks.map { FoldedText.key(page.text(of: $0)) }
    guard let index = keys.firstIndex(of: title) else { return }
    for (block, key) in zip(blocks[..<index], keys) where key != raw { page.drop(block, because: "above the title of a plain text") }
  }

  /// Bytes: maximum length of a badge or a kicker in the heading, which is also not longer than the title.
  private static let maxBadgeLength = 24

  /// Whether the highest heading is the title with a further word, or the block is one of its lines.
  private static func says(_ title: String, in block: Block, _ key: String) -> Bool {
    if key.hasSuffix(title) || key.hasPrefix(title) {
      return key.utf8.count - title.utf8.count <= min(maxBadgeLength, title.utf8.count)
    }
    guard title.hasPrefix(key) || title.hasSuffix(key) else { return false }
    let all = block.tree.blocks
    let before = all[..<block.index].suffix(maxLines).reversed().prefix { $0.level == 1 }.reversed()
    let after = all[block.index...].prefix(maxLines).prefix { $0.level == 1 }
    return FoldedText.key((before.map(\.text) + after.map(\.text)).joined()) == title
  }

  private static let maxLines = 4
}
