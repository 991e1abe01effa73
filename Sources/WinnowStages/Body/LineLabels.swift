import Winnow

/// Labels around a text that are not part of it: share prompts, reader counts, categories.
enum LineLabels {
  /// Folded, without digits.
  private static let whole = Set(LanguageFiles.keys(of: "line-labels"))
  /// Labels before links.
  private static let categories = Set(LanguageFiles.keys(of: "category-labels"))

  /// Characters: maximum length of such a line.
  private static let maxLength = 40
  /// Characters: maximum length of a separator between links.
  private static let maxBetweenLinks = 12

  /// Whether the whole block is a label, apart from numbers.
  static func says(_ block: Block) -> Bool {
    guard block.characterCount <= maxLength, block.kind != .heading else { return false }
    return has(whole, block.tree.text[block.textRange])
  }

  /// Whether a block is a label followed by links: “Filed under: Harbours”.
  static func namesCategories(_ block: Block) -> Bool { isLabel(block, of: categories) }

  /// Whether a block offers to share the text by the links behind it: “Share this article: Facebook | Mail”.
  static func offers(_ block: Block) -> Bool { isLabel(block, of: whole) }

  private static func isLabel(_ block: Block, of keys: Set<[UInt8]>) -> Bool {
    guard block.unlinkedCharacterCount < block.characterCount, block.unlinkedCharacterCount <= maxLength, block.kind != .heading,
      let link = block.nodes.first(where: { block.tree.tag(of: $0) == .a })
    else { return false }
    let start = block.tree.textRange(of: link).lowerBound
    let label = block.tree.text[block.textRange.lowerBound..<max(start, block.textRange.lowerBound)]
    return !label.isEmpty && block.unlinkedCharacterCount - UTF8Bytes.scalarCount(of: label) <= maxBetweenLinks && has(keys, label)
  }

  private static func has(_ keys: Set<[UInt8]>, _ text: ArraySlice<UInt8>) -> Bool {
    keys.contains(FoldedText.bytes(of: text).filter { !(0x30...0x39 ~= $0) })
  }
}
