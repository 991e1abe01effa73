import Winnow

/// The standfirst of an article: a summary in a sentence or two between the title and the text.
extension Coherence {
  /// Blocks: names, dates, an image and its caption may be between the title and the text too.
  private static let maxStandfirstDistance = 40
  /// Characters: minimum overlap with the page's description, and maximum length.
  private static let minStandfirstLength = 40, maxStandfirstLength = 600

  private static let elsewhere = ElementGroups.mask(
    .nav, .navigationWord, .footer, .aside, .relatedWord, .teaserWord, .commentWord, .advertisementWord)

  /// Keeps the block between the title and the text that equals the page's declared description.
  mutating func restoreStandfirst(_ page: Page) {
    guard let title = context.title, let description = page.record[.description], title + 1 < context.count,
      let first = context.all[(title + 1)...].prefix(Self.maxStandfirstDistance).first(where: { isKept[$0] }), first > title + 1
    else { return }
    let said = FoldedText.bytes(of: description.utf8)
    guard said.count >= Self.minStandfirstLength else { return }
    for i in title + 1..<first where mayBeStandfirst(i) && says(i, said) {
      isKept[i] = true
      return
    }
  }

  private func mayBeStandfirst(_ i: Int) -> Bool {
    let count = context.characterCount(i)
    return Self.minStandfirstLength...Self.maxStandfirstLength ~= count && context.unlinked(i) * 2 > count && context.kinds[i] != .cell
      && context.kinds[i] != .caption && !context.isInside(Self.elsewhere, i)
  }

  /// Whether one is a prefix or suffix of the other: descriptions are truncated, and a place may precede the text.
  private func says(_ i: Int, _ description: [UInt8]) -> Bool {
    let text = FoldedText.bytes(of: context.tree.text[context.blocks[i].textRange])
    let (short, long) = text.count < description.count ? (text, description) : (description, text)
    return short.count >= Self.minStandfirstLength && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
  }
}
