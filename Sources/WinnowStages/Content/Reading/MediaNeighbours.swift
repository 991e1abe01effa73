import Winnow

/// Decides which images, frames and the like are content: they have no text of their own, and are judged by the text next to them.
///
/// They are content if the nearest ancestor with text has kept text, and an adjacent block is kept.
struct MediaNeighbours {
  private let page: Page
  /// The kept blocks.
  private var kept: RankIndex
  /// By block: the characters, and the linked characters, before it that were dropped for their content.
  private var dropped: [Int32] = [0], linked: [Int32] = [0]
  /// The names of the authors, lowercased.
  private let authors: [String]
  private let site: SiteLinks

  init(_ page: Page) {
    self.page = page
    site = SiteLinks(from: page.origin.url)
    authors = page.record.authors.map { $0.name.lowercased() }.filter { !$0.isEmpty }
    kept = RankIndex(capacity: page.tree.blocks.count)
    for block in page.tree.blocks {
      let isKept = page.isKept(block.nodes)
      let isDropped = !isKept && !Self.isNeutral(block, page)
      kept.append(isKept)
      dropped.append(dropped[block.index] + (isDropped ? Int32(block.characterCount) : 0))
      linked.append(linked[block.index] + (isDropped ? Int32(block.characterCount - block.unlinkedCharacterCount) : 0))
    }
  }

  /// Characters: a byline, a share line, a caption, whose removal is no evidence against an adjacent image.
  private static let maxDroppedCharacters = 250

  /// Whether so little of these blocks was dropped, and no list of links, that an image among them belongs to the text.
  private func isLittle(_ blocks: Range<Int>) -> Bool {
    let characterCount = dropped[blocks.upperBound] - dropped[blocks.lowerBound]
    return characterCount <= Self.maxDroppedCharacters && (linked[blocks.upperBound] - linked[blocks.lowerBound]) * 2 <= characterCount
  }

  private func isBlockKept(_ block: Int) -> Bool { kept[block..<block + 1] > 0 }

  /// Maximum number of blocks searched on each side.
  private static let maxDistance = 8

  /// Whether a kept block is near, with little text between.
  private func isBeside(_ index: Int, in blocks: Range<Int>) -> Bool {
    var after = index
    while after < min(blocks.upperBound, index + Self.maxDistance), isLittle(index..<after + 1) {
      if isBlockKept(after) { return true }
      after += 1
    }
    var before = index - 1
    while before >= max(blocks.lowerBound, index - Self.maxDistance), isLittle(before..<index) {
      if isBlockKept(before) { return true }
      before -= 1
    }
    return false
  }

  /// Elements that frame a page; an image in one without kept text is dropped with it.
  private static let frames: TagSet = [.nav, .footer, .aside, .form]

  func isKept(_ id: Int) -> Bool {
    let tree = page.tree
    guard page.isKept(id), DropInvisible.hiding(tree[id]) == nil, !isOfAuthor(id), !isLogo(id) else { return false }
    let next = tree.blocks(in: id..<tree.count).indices.lowerBound
    if isLead(id, before: next) { return true }
    var around = tree.parent(of: id)
    while true {
      let tag = tree.tag(of: around)
      let blocks = tree.blocks(in: around..<tree.end(of: around)).indices
      if kept[blocks] > 0 {
        // The block around it begins before it.
        return isBeside(min(max(next, blocks.lowerBound), blocks.upperBound), in: blocks)
      }
      if isPortrait(id, beside: blocks, before: next) || !blocks.isEmpty && Self.bylines.first(in: tree[around]) != nil { return false }
      if Self.inserted.first(in: tree[around]) != nil { return false }
      if tag == .noscript, !page.isKept(around), blocks.isEmpty { return false }
      if Self.frames.contains(tag) || around == 0 || !isLittle(blocks) { return false }
      around = tree.parent(of: around)
    }
  }

  /// CSS pixels: minimum width of a lead image.
  private static let minLeadWidth = 600

  /// Whether it is a wide image directly before the first kept block: the article's lead image, in a header of its own.
  private func isLead(_ id: Int, before next: Int) -> Bool {
    let tree = page.tree
    guard tree.tag(of: id) == .img, next < tree.blocks.count, kept[0..<next] == 0, isBlockKept(next),
      let width = tree[id]["width"].flatMap({ Int($0) }), width >= Self.minLeadWidth
    else { return false }
    return tree[id].ancestors.allSatisfy { !Self.frames.contains($0.tag) && $0.tag != .a }
  }

  /// Words of author boxes; an image in one is dropped with its text.
  private static let bylines = ClassTokens([.authorBox])

  /// Words for what offers to share the text, and for advertisements.
  private static let inserted = ClassTokens([.share, .advertisement])

  /// Whether it is the only content of a link to the site's home page.
  private func isLogo(_ id: Int) -> Bool {
    guard page.tree.tag(of: id) == .img, let link = page.tree[id].ancestors.prefix(3).first(where: { $0.tag == .a }),
      link.characterCount == 0
    else { return false }
    return link.bytes(.href).map(site.isHomePageLink) ?? false
  }

  /// Bytes: text next to the name, as in “Photo of Ann Lee”.
  private static let maxLengthBesideName = 24

  /// Whether its alternative text names an author of the text, and it has no caption.
  private func isOfAuthor(_ id: Int) -> Bool {
    guard !authors.isEmpty, page.tree.tag(of: id) == .img, case let node = page.tree[id], let alt = node[.alt]?.lowercased(),
      !node.ancestors.prefix(3).contains(where: { $0.tag == .figure })
    else { return false }
    return authors.contains { alt.utf8.count <= $0.utf8.count + Self.maxLengthBesideName && alt.contains($0) }
  }

  /// Characters: a name and a job title.
  private static let maxBylineLength = 80

  /// Whether it is marked as decorative (HTML Standard, “A purely decorative image”), next to a line or two that were dropped, or next to
  /// text dropped after the article.
  private func isPortrait(_ id: Int, beside blocks: Range<Int>, before next: Int) -> Bool {
    let tree = page.tree
    guard !blocks.isEmpty, tree.tag(of: id) == .img, tree[id][.alt]?.isEmpty == true,
      !tree[id].ancestors.prefix(3).contains(where: { $0.tag == .figure })
    else { return false }
    if kept[next..<tree.blocks.count] == 0 { return true }
    return blocks.count <= 2 && blocks.allSatisfy { tree.blocks[$0].kind != .heading && tree.blocks[$0].kind != .caption }
      && blocks.reduce(0) { $0 + tree.blocks[$1].characterCount } <= Self.maxBylineLength
  }

  /// A dropped heading or caption is no evidence against an adjacent image: the title is dropped because the record has it.
  private static func isNeutral(_ block: Block, _ page: Page) -> Bool {
    block.kind == .heading || block.kind == .caption || page.label(of: block) != nil || isControl(block)
  }

  /// Characters: “Click to enlarge”.
  private static let maxControlLength = 40

  /// Whether it is a link or button of a figure next to an unlinked caption: an action on the image.
  private static func isControl(_ block: Block) -> Bool {
    guard block.characterCount <= maxControlLength, block.linkDensity > 0.8 || block.container.tag == .button,
      let figure = block.container.ancestors.prefix(3).first(where: { $0.tag == .figure })
        ?? (block.container.tag == .figure ? block.container : nil),
      let caption = figure.children.first(where: { $0.tag == .figcaption })
    else { return false }
    return !caption.subtree.contains(block.nodes.lowerBound) && caption.characterCount > 0 && caption.linkDensity < 0.5
  }
}
