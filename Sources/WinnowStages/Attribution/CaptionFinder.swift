import Winnow

/// Finds the texts about an article's images: captions, and text marked as a credit.
///
/// The whole neighbourhood of the text is searched, whatever selection kept: captions are often dropped as chrome.
struct CaptionFinder {
  /// A text about an image.
  struct Caption {
    let block: Block
    let bytes: [UInt8]
    /// Whether the page marks the whole text as a credit.
    let isCredit: Bool
  }

  /// Categories of class and id words, as bits.
  private static let caption: UInt64 = 1, credit: UInt64 = 2, picture: UInt64 = 4
  private static let tokens = ASCIIWordTable<UInt64>(
    [(ElementCategory.caption, caption), (.credit, credit), (.picture, picture)].flatMap { category, bit in category.words.map { ($0, bit) }
    })

  private static func categories(_ node: Node) -> UInt64 {
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

  /// The distance in blocks, before the first block of the text and after its last.
  static let above = 60, below = 6
  /// Characters.
  private static let maxLength = 600, maxCreditLength = 120, maxAdjacentLength = 220
  /// Characters: a credit that is a single name.
  private static let maxNameLength = 16
  /// Punctuation of credits, for text that the page does not mark as one.
  private static let signs: Set<Unicode.Scalar> = ["/", "|", "©", ":", "("]
  /// Maximum ancestors whose class may mark the text.
  private static let maxMarkedAncestors = 4

  /// Maximum ancestors checked for areas outside the article.
  private static let maxAncestors = 12

  /// The captions of the page, in document order.
  ///
  /// - Parameter kept: the kept blocks of the page.
  static func captions(of page: inout Page, _ kept: [Block]) -> [Caption] {
    guard let first = kept.first(where: { $0.kind != .heading }), let last = kept.last, page.tree.sourceFormat == .html else { return [] }
    let groups = page.analysis(ElementGroups.self)
    let tree = page.tree
    let blocks = tree.blocks
    var captions: [Caption] = []
    for index in max(0, first.index - above)..<min(blocks.endIndex, last.index + 1 + below) {
      let block = blocks[index]
      guard block.characterCount <= maxLength, block.kind != .heading, block.kind != .code, let isCredit = isCredit(block) else { continue }
      guard block.unlinkedCharacterCount * 3 > block.characterCount || isCredit, !isElsewhere(block, groups) else { continue }
      captions += inner(block, isCredit)
    }
    return captions
  }

  private static func isElsewhere(_ block: Block, _ groups: ElementGroups) -> Bool {
    let around = [block.container] + block.container.ancestors.prefix(maxAncestors)
    let inner = around.firstIndex { $0.tag == .figure || $0.tag == .main || $0.tag == .article }
    if let inner, around[inner].tag == .figure { return false }
    return around.prefix(inner ?? around.count).contains { groups[$0.id] & elsewhere != 0 }
  }

  /// Whether the whole block is a credit, by its element or its ancestors; `nil` if it is neither a caption nor directly after an image.
  private static func isCredit(_ block: Block) -> Bool? {
    var isCaption = block.kind == .caption
    var isPicture = false
    var isCredit = false
    var node: Node? = block.container
    var steps = 0
    while let at = node, steps < maxMarkedAncestors, at.characterCount <= maxLength * 2 {
      let said = categories(at)
      isCredit = isCredit || said & credit != 0 && at.characterCount <= maxCreditLength
      isCaption = isCaption || at.tag == .figcaption || said & caption != 0
      isPicture = isPicture || at.tag == .figure || at.tag == .picture || said & picture != 0
      (node, steps) = (at.parent, steps + 1)
    }
    // Without an image next to it, a marked source belongs to the text.
    if isCredit { return isCaption || isPicture || isBesidePicture(block) ? true : nil }
    if isCaption { return false }
    guard isPicture || isBesidePicture(block), block.characterCount <= maxAdjacentLength else { return nil }
    // “Jane Mercer, Reuters” below an image may be a byline.
    return block.text.unicodeScalars.contains { signs.contains($0) } || block.characterCount <= maxNameLength ? false : nil
  }

  /// Whether an image is directly before the block, with only closing tags between them.
  private static func isBesidePicture(_ block: Block) -> Bool {
    let start = block.nodes.lowerBound
    for id in stride(from: start - 1, through: max(0, start - 24), by: -1) {
      if block.tree.tag(of: id) == .img { return true }
      if block.tree.tag(of: id) == .text, block.tree.characterCount(in: id..<id + 1) > 0 { return false }
    }
    return false
  }

  /// The block's text, and separately the texts of elements in it that are marked as credits.
  private static func inner(_ block: Block, _ isCredit: Bool) -> [Caption] {
    let text = SeparatedText.bytes(of: block)
    if isCredit { return [Caption(block: block, bytes: text, isCredit: true)] }
    var captions = [Caption(block: block, bytes: text, isCredit: false)]
    for id in block.nodes where block.tree.tag(of: id) != .text {
      let node = block.tree[id]
      guard categories(node) & credit != 0, node.characterCount <= maxCreditLength else { continue }
      captions.append(Caption(block: block, bytes: SeparatedText.bytes(of: node), isCredit: true))
    }
    return captions
  }
}
