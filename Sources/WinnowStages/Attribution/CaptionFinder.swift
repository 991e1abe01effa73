import Winnow

/// Finds the texts about an article's pictures: captions, and what the page marks as a credit.
///
/// They are looked for beside the text and above it, before anything is asked of selection: captions are often dropped as chrome.
struct CaptionFinder {
  /// A text about a picture.
  struct Caption {
    let block: Block
    let bytes: [UInt8]
    /// Whether the page says that all of it is a credit.
    let isCredit: Bool
  }

  /// What the words of classes and ids say of an element, as bits.
  private static let caption: UInt64 = 1, credit: UInt64 = 2, picture: UInt64 = 4
  private static let tokens = TokenTable<UInt64>(
    [(ElementCategory.caption, caption), (.credit, credit), (.picture, picture)].flatMap { category, bit in category.words.map { ($0, bit) }
    })

  private static func says(_ node: Node) -> UInt64 {
    var said: UInt64 = 0
    guard node.hasAttributes else { return said }
    for bytes in [node.bytes(.class), node.bytes(.id)] {
      if let bytes {
        tokens.each(in: bytes) {
          said |= $0
          return true
        }
      }
    }
    return said
  }

  private static let elsewhere = ElementGroups.mask(
    .nav, .aside, .footer, .navigationWord, .footerWord, .relatedWord, .commentWord, .shareWord, .advertisementWord)

  /// How far above the first block of the text, and below its last, in blocks.
  static let above = 60, below = 6
  /// In characters.
  private static let longest = 600, longestCredit = 120, longestBeside = 220
  /// In characters: a credit that is one name.
  private static let longestName = 16
  /// What credits have where the page does not mark them as such.
  private static let signs: Set<Unicode.Scalar> = ["/", "|", "©", ":", "("]
  /// How many elements around a text may say what it is.
  private static let outward = 4

  /// How many elements around a block may say that it is none of the article.
  private static let mostAround = 12

  /// The captions of the page, in document order.
  ///
  /// - Parameter kept: the blocks of the page that stand.
  static func captions(of page: inout Page, _ kept: [Block]) -> [Caption] {
    guard let first = kept.first(where: { $0.kind != .heading }), let last = kept.last, page.tree.form == .html else { return [] }
    let groups = page.analysis(ElementGroups.self)
    let tree = page.tree
    let blocks = tree.blocks
    var captions: [Caption] = []
    for index in max(0, first.index - above)..<min(blocks.endIndex, last.index + 1 + below) {
      let block = blocks[index]
      guard block.characterCount <= longest, block.kind != .heading, block.kind != .code, let isCredit = isCredit(block) else { continue }
      guard block.unlinkedCharacterCount * 3 > block.characterCount || isCredit, !isElsewhere(block, groups) else { continue }
      captions += inner(block, isCredit)
    }
    return captions
  }

  private static func isElsewhere(_ block: Block, _ groups: ElementGroups) -> Bool {
    let around = [block.container] + block.container.ancestors.prefix(mostAround)
    let inner = around.firstIndex { $0.tag == .figure || $0.tag == .main || $0.tag == .article }
    if let inner, around[inner].tag == .figure { return false }
    return around.prefix(inner ?? around.count).contains { groups[$0.id] & elsewhere != 0 }
  }

  /// Whether all of the block is a credit, by its element or those around it; `nil` where it is no caption either, nor stands right
  /// after a picture.
  private static func isCredit(_ block: Block) -> Bool? {
    var isCaption = block.kind == .caption
    var isPicture = false
    var isCredit = false
    var node: Node? = block.container
    var steps = 0
    while let at = node, steps < outward, at.characterCount <= longest * 2 {
      let said = says(at)
      isCredit = isCredit || said & credit != 0 && at.characterCount <= longestCredit
      isCaption = isCaption || at.tag == .figcaption || said & caption != 0
      isPicture = isPicture || at.tag == .figure || at.tag == .picture || said & picture != 0
      (node, steps) = (at.parent, steps + 1)
    }
    // Beside no picture, what the page calls a source is the text's.
    if isCredit { return isCaption || isPicture || isBesidePicture(block) ? true : nil }
    if isCaption { return false }
    guard isPicture || isBesidePicture(block), block.characterCount <= longestBeside else { return nil }
    // “Jane Mercer, Reuters” below a picture may be a byline.
    return block.text.unicodeScalars.contains { signs.contains($0) } || block.characterCount <= longestName ? false : nil
  }

  /// Whether a picture stands right before the block: no more than its closing elements between them.
  private static func isBesidePicture(_ block: Block) -> Bool {
    let start = block.nodes.lowerBound
    for id in stride(from: start - 1, through: max(0, start - 24), by: -1) {
      if block.tree.tag(of: id) == .img { return true }
      if block.tree.tag(of: id) == .text, block.tree.characterCount(in: id..<id + 1) > 0 { return false }
    }
    return false
  }

  /// The block's text, and the texts of elements within it that are marked as credits, each by itself.
  private static func inner(_ block: Block, _ isCredit: Bool) -> [Caption] {
    let text = SeparatedText.bytes(of: block)
    if isCredit { return [Caption(block: block, bytes: text, isCredit: true)] }
    var captions = [Caption(block: block, bytes: text, isCredit: false)]
    for id in block.nodes where block.tree.tag(of: id) != .text {
      let node = block.tree[id]
      guard says(node) & credit != 0, node.characterCount <= longestCredit else { continue }
      captions.append(Caption(block: block, bytes: SeparatedText.bytes(of: node), isCredit: true))
    }
    return captions
  }
}
