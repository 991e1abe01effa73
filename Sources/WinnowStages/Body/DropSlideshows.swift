package import Winnow

/// Drops a slideshow that stands in an article and tells of other things: a gallery whose slides count themselves, “1/50”, beside an
/// article that is long enough without it.
///
/// An article that is a slideshow has its text in it, and keeps it.
package struct DropSlideshows: Stage {
  package static let name: StepName = "drop-slideshows"
  package static let summary = "Drops galleries in an article whose slides count themselves, where the article is long without them."
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
  @Option("The fewest letters that the article has outside the gallery.", in: 1...100_000) package var article = 2_000
  @Option("The fewest slides that count themselves.", in: 2...1_000) package var slides = 5
  package init() {}

  private static let prose = String(
    repeating: "On Monday a new park was opened in the town, which many had wanted and some had not, and which is there for all. ",
    count: 30)
  private static let words = ClassTokens([.gallery])
  /// In bytes: “100 / 100 The last slide”.
  private static let longestCounter = 11
  /// How many elements outward a gallery says that it is one.
  private static let outward = 4

  package func run(on page: inout Page) throws {
    let tree = page.tree
    guard tree.sourceFormat == .html else { return }
    let blocks = page.blocks
    let counted = blocks.filter { Self.counter(tree.text[$0.textRange]) != nil }
    guard counted.count >= slides, let first = counted.first, let last = counted.last,
      let total = Self.counter(tree.text[first.textRange])?.total,
      case let numbers = counted.compactMap({ Self.counter(tree.text[$0.textRange]) }), numbers.allSatisfy({ $0.total == total }),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0.number < $1.number }),
      let list = first.container.ancestors.first(where: { $0.subtree.contains(last.nodes.lowerBound) })
    else { return }
    let around = [list] + list.ancestors.prefix(Self.outward)
    guard let gallery = around.last(where: { !TagSet.wholePage.contains($0.tag) && Self.words.first(in: $0) != nil }) else { return }
    let outside = blocks.reduce(0) { gallery.subtree.contains($1.nodes.lowerBound) ? $0 : $0 + $1.unlinkedCharacterCount }
    if outside >= article { page.drop(gallery, because: Reason("slideshow", "of \(total)")) }
  }

  /// Of “3/50 A ship”, 3 and 50.
  private static func counter(_ text: ArraySlice<UInt8>) -> (number: Int, total: Int)? {
    guard text.first.map({ 0x30...0x39 ~= $0 }) ?? false else { return nil }
    let start = text.prefix(longestCounter).filter { !UTF8Bytes.isASCIIWhitespace($0) }
    guard let slash = start.firstIndex(of: UInt8(ascii: "/")), let number = UTF8Bytes.decimalInteger(start[..<slash]),
      case let rest = start[(slash + 1)...].prefix(while: { 0x30...0x39 ~= $0 }), let total = UTF8Bytes.decimalInteger(rest), number > 0,
      number <= total
    else { return nil }
    return (number, total)
  }
}
