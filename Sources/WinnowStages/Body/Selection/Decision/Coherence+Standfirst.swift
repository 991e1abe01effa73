import Winnow

/// The standfirst of an article: what it is about, in a sentence or two between its title and its text.
extension Coherence {
  /// In blocks: names, days, a picture and its caption stand between the title and the text as well.
  private static let farthestStandfirst = 40
  /// In characters, and the least of them that the page's description says as well.
  private static let shortestStandfirst = 40, longestStandfirst = 600

  private static let elsewhere = ElementGroups.mask(
    .nav, .navigationWord, .footer, .aside, .relatedWord, .teaserWord, .commentWord, .advertisementWord)

  /// Lets the block between the title and the text stay that says what the page declares as its description.
  mutating func restoreStandfirst(_ page: Page) {
    guard let title = context.title, let description = page.record[.description], title + 1 < context.count,
      let first = context.all[(title + 1)...].prefix(Self.farthestStandfirst).first(where: { isKept[$0] }), first > title + 1
    else { return }
    let said = FoldedText.bytes(of: description.utf8)
    guard said.count >= Self.shortestStandfirst else { return }
    for i in title + 1..<first where mayBeStandfirst(i) && says(i, said) {
      isKept[i] = true
      return
    }
  }

  private func mayBeStandfirst(_ i: Int) -> Bool {
    let count = context.characterCount(i)
    return Self.shortestStandfirst...Self.longestStandfirst ~= count && context.unlinked(i) * 2 > count && context.kinds[i] != .cell
      && context.kinds[i] != .caption && !context.isInside(Self.elsewhere, i)
  }

  /// Whether one says how the other begins or ends: descriptions are cut, and a place may stand before the text.
  private func says(_ i: Int, _ description: [UInt8]) -> Bool {
    let text = FoldedText.bytes(of: context.tree.text[context.blocks[i].textRange])
    let (short, long) = text.count < description.count ? (text, description) : (description, text)
    return short.count >= Self.shortestStandfirst && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
  }
}
