/// On how many pages of a site each of some texts stands.
struct PageTally {
  private var counts: [String: Int] = [:]
  /// How many pages were counted.
  private(set) var pages = 0

  /// When there are more texts than this, those of one page are forgotten.
  private static let mostTexts = 200_000

  /// Counts a page; a text that it has twice counts once.
  mutating func add(_ texts: some Sequence<String>) {
    pages += 1
    for text in Set(texts) where !text.isEmpty { counts[text, default: 0] += 1 }
    if counts.count > Self.mostTexts { counts = counts.filter { $0.value > 1 } }
  }

  /// The texts that stand on so many pages at least, and on this share of all, with the number of pages.
  func shared(by pages: Int, share: Double) -> [String: Int] {
    counts.filter { $0.value >= pages && Double($0.value) >= share * Double(self.pages) }
  }
}
