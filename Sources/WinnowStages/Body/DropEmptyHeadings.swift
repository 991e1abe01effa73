package import Winnow

/// Drops headings whose sections other stages dropped entirely.
package struct DropEmptyHeadings: Stage {
  package static let name: StepName = "drop-empty-headings"
  package static let summary =
    "Drops empty headings: those after which other stages dropped all text up to the next heading of the same or a higher level."
  package static let requires: [Capability] = [.visibleText, .mainContent]
  package static let examples = [
    Example("a heading over a list that is gone", "<p>Text.</p><h2>⟦Share⟧</h2><ul hidden><li>Mail<li>Post</ul><h2>More</h2><p>Text."),
    Example("a heading over a heading", "<h2>Parts</h2><h3>One</h3><p>Text."),
    Example("a heading over a picture", "<p>Text.</p><h2>The bridge</h2><img src=https://example.org/a.jpg><h2>More</h2><p>Text."),
    Example("headings in a row, of which nothing was dropped", "<h2>One</h2><h2>Two</h2><p>Text."),
  ]
  package init() {}

  private static let media: TagSet = [.img, .iframe, .video, .audio, .embed, .object, .svg, .picture]

  package func run(on page: inout Page) throws {
    let tree = page.tree
    let blocks = page.blocks
    // Backwards: a heading over only dropped headings is empty, too.
    var next: Block?
    var end = tree.body.subtree.upperBound
    // The nodes after this index were already searched for images.
    var seen = end
    var hasMedia = false
    func begin(_ block: Block) { (next, end, seen, hasMedia) = (block, block.nodes.lowerBound, block.nodes.lowerBound, false) }
    for block in blocks.reversed() {
      guard let level = block.level, block.kind == .heading else {
        begin(block)
        continue
      }
      let between = block.nodes.upperBound..<max(block.nodes.upperBound, end)
      hasMedia = hasMedia || (between.lowerBound..<max(between.lowerBound, seen)).contains { Self.media.contains(tree.tag(of: $0)) }
      seen = between.lowerBound
      let isOverNothing = next.map { $0.kind == .heading && ($0.level ?? 7) <= level } ?? true
      if isOverNothing, !hasMedia, tree.characterCount(in: between) > 0 {
        page.drop(block, because: Reason("heading over nothing", "\(tree.characterCount(in: between)) letters behind it were dropped"))
      } else {
        begin(block)
      }
    }
  }
}
