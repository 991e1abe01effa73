import Winnow

/// Labels of advertisements between the paragraphs of a text: “Advertisement”, “Continue reading below”.
enum AdvertisementLabels {
  /// Folded.
  private static let whole = Set(LanguageFiles.keys(of: "advertisement-labels"))
  /// Characters.
  private static let maxLength = 60

  /// Whether a block is such a label and nothing else.
  static func matches(_ block: Block) -> Bool {
    block.characterCount <= maxLength && block.kind == .paragraph && whole.contains(FoldedText.bytes(of: block.tree.text[block.textRange]))
  }
}
