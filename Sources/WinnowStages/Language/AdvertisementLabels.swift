import Winnow

/// Lines that stand over an advertisement among the paragraphs of a text, and say that it is one or where the text goes on.
enum AdvertisementLabels {
  /// In loose form.
  private static let whole = Set(LanguageFiles.keys(of: "advertisement-labels"))
  /// In characters.
  private static let longest = 60

  /// Whether a block says this and nothing else.
  static func says(_ block: Block) -> Bool {
    block.characterCount <= longest && block.kind == .paragraph && whole.contains(FoldedText.bytes(of: block.tree.text[block.textRange]))
  }
}
