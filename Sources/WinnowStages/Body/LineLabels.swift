import Winnow

/// Short lines that a page puts around its text, and that say nothing of it: offers to share it, counts of its readers, its categories.
enum LineLabels {
  /// In loose form, without digits.
  private static let whole = Set(LanguageFiles.keys(of: "line-labels"))
  /// Those that stand before links.
  private static let categories = Set(LanguageFiles.keys(of: "category-labels"))

  /// In characters: a longer line says more.
  private static let longest = 40
  /// In characters: signs that part links.
  private static let mostBetweenLinks = 12

  /// Whether a block says this and nothing else but a number.
  static func says(_ block: Block) -> Bool {
    guard block.characterCount <= longest, block.kind != .heading else { return false }
    return has(whole, block.tree.text[block.textRange])
  }

  /// Whether a block is a label with links behind it: “Filed under: Harbours”.
  static func namesCategories(_ block: Block) -> Bool { isLabel(block, of: categories) }

  /// Whether a block offers to share the text by the links behind it: “Share this article: Facebook | Mail”.
  static func offers(_ block: Block) -> Bool { isLabel(block, of: whole) }

  private static func isLabel(_ block: Block, of keys: Set<[UInt8]>) -> Bool {
    guard block.unlinkedCharacterCount < block.characterCount, block.unlinkedCharacterCount <= longest, block.kind != .heading,
      let link = block.nodes.first(where: { block.tree.tag(of: $0) == .a })
    else { return false }
    let start = block.tree.textRange(of: link).lowerBound
    let label = block.tree.text[block.textRange.lowerBound..<max(start, block.textRange.lowerBound)]
    return !label.isEmpty && block.unlinkedCharacterCount - UTF8Bytes.scalars(in: label) <= mostBetweenLinks && has(keys, label)
  }

  private static func has(_ keys: Set<[UInt8]>, _ text: ArraySlice<UInt8>) -> Bool {
    keys.contains(FoldedText.bytes(of: text).filter { !(0x30...0x39 ~= $0) })
  }
}
