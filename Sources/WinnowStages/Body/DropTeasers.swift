package import Winnow

/// Drops cards of other articles, such as rows below an article: a linked headline each, with an image or a line or two.
///
/// Detected by structure, not by words: most children of an element are cards, each with a headline that links to another page of the site,
/// and with little other text. If they have more text than the prose around them, they are the content of the page and are kept, unless the
/// page declares an article and begins as one; truncated first lines do not count.
package struct DropTeasers: Stage {
  package static let name: StepName = "drop-teasers"
  package static let summary =
    "Drops rows of cards with the headlines and first lines of other articles, unless they have more text than the prose around them."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let examples = [
    Example("cards under an article", "<main>\(prose)</main>⟦<section>\(card(1))\(card(2))\(card(3))</section>⟧"),
    Example("cards of a headline and a picture", "<main>\(prose)</main>⟦<ul>\(pictured(1))\(pictured(2))\(pictured(3))</ul>⟧"),
    Example("first lines behind the headline, cut short", "<main>\(prose)</main>⟦<ul>\(cut(1))\(cut(2))\(cut(3))</ul>⟧"),
    Example(
      "an article with more cards than text",
      "<meta property=og:type content=article><main>\(prose)\(prose)</main>⟦<ul>\((1...4).map(long).joined())</ul>⟧"),
    Example("a page that opens with a text, and is for its cards", "<main>\(prose)\(prose)</main><ul>\((1...4).map(long).joined())</ul>"),
    Example("two are no row", "<main>\(prose)</main><section>\(card(1))\(card(2))</section>"),
    Example("a page that is for them", "<h1>Aus der Stadt</h1><main>\(card(1))\(card(2))\(card(3))</main>"),
    Example("reviews of what others sell", "<main>\(prose)\(review(1))\(review(2))\(review(3))</main>"),
    Example(
      "sources, in a list of bare links",
      "<main>\(prose)<ul><li><a href=/1>Bericht der Stadt zum Park</a><li><a href=/2>Bericht der Stadt zum Fluss</a><li><a href=/3>Bericht der Stadt zum Hafen</a></ul></main>"
    ),
  ]
  @Option("The minimum number of cards in a row.", in: 2...100) package var minCards = 3
  @Option("The maximum character count outside links of a card.", in: 0...10_000) package var maxUnlinkedCharacters = 400
  @Option("The minimum character count of prose outside the cards.", in: 0...1_000_000) package var minProseCharacters = 500
  package init() {}

  /// Maximum levels from a block up to its card.
  private static let levels = 6
  /// Unlinked characters: minimum length of prose.
  private static let proseCharacters = 70
  private static let pages: TagSet = [.html, .head, .body]
  /// Multiple of `minProseCharacters` before the first card that makes a declared article one.
  private static let openings = 2

  package func run(on page: inout Page) throws {
    let body = page.tree.body
    var rows = CardRows(page.tree, SiteLinks(from: page.origin.url), fewest: minCards, longest: maxUnlinkedCharacters)
    var cards: [(id: Int, blocks: [Block])] = []
    var prose = 0
    var opening = 0
    for block in page.blocks(in: body.subtree) {
      if let card = card(around: block, in: &rows) {
        if cards.last?.id == card { cards[cards.count - 1].blocks.append(block) } else { cards.append((card, [block])) }
      } else if block.unlinkedCharacterCount >= Self.proseCharacters {
        prose += block.unlinkedCharacterCount
        if cards.isEmpty { opening += block.unlinkedCharacterCount }
      }
    }
    let said = cards.reduce(0) {
      $0 + ($1.blocks.contains(where: rows.isCut) ? 0 : page.tree.unlinkedCharacterCount(in: page.tree[$1.id].subtree))
    }
    let isArticle = opening >= minProseCharacters * Self.openings && page.analysis(DeclaredPageKind.self).isArticle
    guard !cards.isEmpty, isArticle || prose >= max(minProseCharacters, said) else { return }
    for (card, blocks) in cards {
      let row = page.tree[page.tree.parent(of: card)]
      let reason = Reason("teaser") { "a card in \(row.path)" }
      for block in blocks { page.drop(block, because: reason) }
    }
  }

  private func card(around block: Block, in rows: inout CardRows) -> Int? {
    var id = block.container.id
    for _ in 0..<Self.levels where id > 0 && !Self.pages.contains(block.tree.tag(of: id)) {
      if rows.hasCard(id) { return id }
      id = block.tree.parent(of: id)
    }
    return nil
  }

  private static let prose =
    "<h1>Ein neuer Park</h1>"
    + String(
      repeating:
        "<p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde und der nun allen offensteht, die hier leben oder zu Besuch sind.</p>",
      count: 5)
  private static func card(_ number: Int) -> String {
    "<div><h3><a href=/\(number)>Meldung Nummer \(number) von heute</a></h3><p>Worum es in der Meldung geht.</p></div>"
  }
  private static func long(_ number: Int) -> String {
    "<li><h3><a href=/\(number)>Meldung Nummer \(number) von heute</a></h3><p>\(String(repeating: "Worum es in der Meldung geht, sagen ihre ersten Zeilen. ", count: 8))"
  }
  private static func pictured(_ number: Int) -> String { "<li><a href=/\(number)><img src=x.png>Meldung Nummer \(number) von heute</a>" }
  private static func cut(_ number: Int) -> String {
    "<li><a href=/\(number)>Meldung Nummer \(number) von heute</a> <span>Worum es in der Meldung geht, und was davon auf ihrer eigenen Seite…</span>"
  }
  private static func review(_ number: Int) -> String {
    "<div><h3><a href=https://shop.example/\(number)>Gerät Nummer \(number) im Laden</a></h3><p>Was daran gut ist.</p></div>"
  }
}

/// The elements that are cards of a row, computed once per parent.
private struct CardRows {
  private let tree: Tree, links: SiteLinks, minCards: Int, maxUnlinkedCharacters: Int
  /// By the parent, and by the card.
  private var isKnown: [Bool], isInRow: [Bool]
  /// The children with text of the current parent; one array for all parents.
  private var children: [Int] = []

  init(_ tree: Tree, _ links: SiteLinks, fewest: Int, longest: Int) {
    (self.tree, self.links, self.minCards, self.maxUnlinkedCharacters) = (tree, links, fewest, longest)
    isKnown = Array(repeating: false, count: tree.count)
    isInRow = isKnown
  }

  mutating func hasCard(_ element: Int) -> Bool {
    let parent = tree.parent(of: element)
    if !isKnown[parent] {
      isKnown[parent] = true
      for card in row(in: parent) { isInRow[card] = true }
    }
    return isInRow[element]
  }

  private static let cells: TagSet = [.tbody, .tr, .td, .th]
  /// Quarters of a row's elements that must be cards: a heading or an advertisement may be among them.
  private static let minQuarters = 3

  private mutating func row(in parent: Int) -> [Int] {
    var child = parent + 1
    children.removeAll(keepingCapacity: true)
    while child < tree.end(of: parent) {
      let end = tree.end(of: child)
      if tree.tag(of: child) != .text, tree.characterCount(in: child..<end) > 0 { children.append(child) }
      child = end
    }
    // Most parents have too few children, or too different ones, for a closer look.
    guard children.count >= minCards, let tag = mostFrequentTag(children) else { return [] }
    let alike = children.filter { tree.tag(of: $0) == tag }
    guard isRow(alike.count) else { return [] }
    let cards = alike.filter { isCard(tree[$0]) }
    return isRow(cards.count) ? cards : []
  }

  private func isRow(_ count: Int) -> Bool { count >= minCards && count * 4 >= children.count * Self.minQuarters }

  /// The tag of more than half of the elements, if any (Boyer–Moore majority vote).
  private func mostFrequentTag(_ elements: [Int]) -> Tag? {
    var found: Tag?
    var votes = 0
    for tag in elements.lazy.map(tree.tag(of:)) {
      if votes == 0 { found = tag }
      votes += tag == found ? 1 : -1
    }
    return found
  }

  /// Maximum number of blocks of a card.
  private static let maxBlocks = 12
  private static let linkLevels = 8

  private func isCard(_ element: Node) -> Bool {
    let unlinked = tree.unlinkedCharacterCount(in: element.subtree)
    guard !Self.cells.contains(element.tag), unlinked <= maxUnlinkedCharacters, unlinked < element.characterCount else { return false }
    let blocks = tree.blocks(in: element.subtree)
    guard blocks.count <= Self.maxBlocks else { return false }
    return (blocks.count > 1 || element.subtree.contains { tree.tag(of: $0) == .img }) && blocks.contains(where: isHeadline)
      || blocks.contains(where: isCut)
  }

  private static let headlineCharacters = 12
  private static let headlineLinks = 0.8

  private static let cuts = ["…", "...", "…]", "...]"].map { Array($0.utf8) }

  /// Whether a block begins with a headline, a link to another page of the site, and ends in truncated text.
  func isCut(_ block: Block) -> Bool {
    guard let link = link(of: block), link.characterCount >= Self.headlineCharacters, links.isInternalLink(link.bytes(.href) ?? []),
      tree.unlinkedCharacterCount(in: block.nodes.lowerBound..<max(block.nodes.lowerBound, link.id)) == 0
    else { return false }
    let text = tree.text[block.textRange]
    guard let end = text.lastIndex(where: { !UTF8Bytes.isASCIIWhitespace($0) }) else { return false }
    return Self.cuts.contains { text[...end].suffix($0.count).elementsEqual($0) }
  }

  /// Whether a block is hardly more than a link to another page of the site.
  private func isHeadline(_ block: Block) -> Bool {
    guard block.characterCount >= Self.headlineCharacters, block.linkDensity >= Self.headlineLinks else { return false }
    return link(of: block)?.bytes(.href).map(links.isInternalLink) ?? false
  }

  /// The link around a block, or the first in it.
  private func link(of block: Block) -> Node? {
    let node = tree[block.nodes.lowerBound]
    return node.tag == .a
      ? node : node.ancestors.prefix(Self.linkLevels).first { $0.tag == .a } ?? block.nodes.lazy.map { tree[$0] }.first { $0.tag == .a }
  }
}
