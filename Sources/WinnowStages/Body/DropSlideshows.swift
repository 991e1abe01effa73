package import Winnow

/// Drops a slideshow within an article on another subject: a gallery with numbered slides, “1/50”, if the article is long without it.
///
/// The text of an article that is a slideshow itself is in the slides, and is kept.
package struct DropSlideshows: Stage {
  package static let name: StepName = "drop-slideshows"
  package static let summary = "Drops galleries with numbered slides in an article that is long without them."
  package static let requires: [Capability] = [.mainContent]
  package static let examples = [
    Example(
      "a gallery beside an article",
      "<p>\(prose)</p><div class=gallery><ul>"
        + (1...5).map { "<li><h2>⟦\($0)/50 A ship⟧</h2><p>⟦It came in on day \($0).⟧</p></li>" }.joined() + "</ul></div>"),
    Example(
      "an article that is one",
      "<p>Five ships came in.</p><div class=gallery><ul>"
        + (1...5).map { "<li><h2>\($0)/50 A ship</h2><p>It came in on day \($0).</p></li>" }.joined() + "</ul></div>"),
    Example(
      "scores", "<p>\(prose)</p><div class=table><ul>" + (1...5).map { "<li><p>\($0)/50 of the ships</p></li>" }.joined() + "</ul></div>"),
  ]
  @Option("The minimum character count of the article outside the gallery.", in: 1...100_000) package var minArticleCharacters = 2_000
  @Option("The minimum number of numbered slides.", in: 2...1_000) package var minSlides = 5
  package init() {}

  private static let prose = String(
    repeating: "On Monday a new park was opened in the town, which many had wanted and some had not, and which is there for all. ",
    count: 30)
  private static let words = ClassTokens([.gallery])
  /// Bytes: “100 / 100 The last slide”.
  private static let maxCounterLength = 11
  /// The number of ancestors whose classes are checked.
  private static let maxAncestors = 4

  package func run(on page: inout Page) throws {
    let tree = page.tree
    guard tree.sourceFormat == .html else { return }
    let blocks = page.blocks
    let counted = blocks.compactMap { block in Self.counter(tree.text[block.textRange]).map { (block: block, counter: $0) } }
    guard counted.count >= minSlides, let first = counted.first, let last = counted.last, case let total = first.counter.total,
      counted.allSatisfy({ $0.counter.total == total }),
      zip(counted, counted.dropFirst()).allSatisfy({ $0.counter.number < $1.counter.number }),
      let list = first.block.container.ancestors.first(where: { $0.subtree.contains(last.block.nodes.lowerBound) })
    else { return }
    let around = [list] + list.ancestors.prefix(Self.maxAncestors)
    guard let gallery = around.last(where: { !TagSet.wholePage.contains($0.tag) && Self.words.first(in: $0) != nil }) else { return }
    let outside = blocks.reduce(0) { gallery.subtree.contains($1.nodes.lowerBound) ? $0 : $0 + $1.unlinkedCharacterCount }
    if outside >= minArticleCharacters { page.drop(gallery, because: Reason("slideshow", "of \(total)")) }
  }

  /// 3 and 50 for “3/50 A ship”.
  private static func counter(_ text: ArraySlice<UInt8>) -> (number: Int, total: Int)? {
    guard text.first.map({ 0x30...0x39 ~= $0 }) ?? false else { return nil }
    let start = text.prefix(maxCounterLength).filter { !UTF8Bytes.isASCIIWhitespace($0) }
    guard let slash = start.firstIndex(of: UInt8(ascii: "/")), let number = UTF8Bytes.decimalInteger(start[..<slash]),
      case let rest = start[(slash + 1)...].prefix(while: { 0x30...0x39 ~= $0 }), let total = UTF8Bytes.decimalInteger(rest), number > 0,
      number <= total
    else { return nil }
    return (number, total)
  }
}
