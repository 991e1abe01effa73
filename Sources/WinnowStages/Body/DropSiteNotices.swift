package import Winnow

/// Drops what a site asks of its readers among and under the paragraphs of an article: to take its newsletter, to follow it, to send tips;
/// and the labels of advertisements.
///
/// Matches short blocks by phrases of `site-notices.json`. If such blocks are a large share of the text, the page is about them, and they
/// are kept.
package struct DropSiteNotices: Stage {
  package static let name: StepName = "drop-site-notices"
  package static let summary =
    "Drops short blocks in which a site asks its readers to take its newsletter, to follow it or to write to it, and labels of advertisements, in 29 languages."
  package static let requires: [Capability] = [.recoveredText, .mainContent]
  package static let examples = [
    Example(
      "under an article",
      "<p>\(prose) \(prose)</p><p>⟦Sign up for our newsletter and never miss a thing!⟧</p><p><i>⟦Follow us on Facebook.⟧</i></p>"),
    Example("among its paragraphs", "<p>\(prose)</p>⟦<p>Mehr über den Hafen <a href=/h>lesen Sie hier</a>.</p>⟧<p>\(prose)</p>"),
    Example(
      "labels of advertisements",
      "<p>\(prose)</p>⟦<p>Advertisement</p>⟧<p>\(prose)</p>⟦<p>Lees verder onder de advertentie</p>⟧<p>\(prose)</p>"),
    Example("a text about advertisements", "<p>\(prose)</p><p>Advertisement is the art of being read.</p><p>\(prose)</p>"),
    Example(
      "a text about newsletters", "<p>\(prose)</p><p>Anna Berg wrote a newsletter, and let her readers follow her to the harbour.</p>"),
    Example("a page that is for it", "<h1>Newsletter</h1><p>Sign up for our newsletter and never miss a thing!</p>"),
    Example(
      "a paragraph that has more to say", "<p>\(prose)</p><p>\(prose) You can sign up for our newsletter to hear of it. \(prose)</p>"),
  ]
  @Option("The maximum character count of such a block.", in: 1...1_000) package var maxCharacters = 200
  @Option("The maximum share of the text's characters in such blocks.", in: 0...1) package var maxTextShare = 0.3
  package init() {}

  private static let prose =
    "On Monday a new park was opened in the town, which many had wanted and some had not, and which is there for all who live here."

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    var found: [(block: Block, reason: Reason)] = []
    var all = 0
    var count = 0
    for block in page.blocks {
      all += block.characterCount
      if AdvertisementLabels.matches(block) {
        found.append((block, "label of an advertisement"))
        count += block.characterCount
        continue
      }
      guard block.characterCount <= maxCharacters, block.kind != .code, block.kind != .cell,
        case let text = page.tree.text[block.textRange], SiteNotices.mayBeOne(text), let phrase = SiteNotices.phrase(in: text)
      else { continue }
      found.append((block, Reason("site notice", phrase)))
      count += block.characterCount
    }
    guard Double(count) <= Double(all) * maxTextShare else { return }
    for (block, reason) in found { page.drop(block, because: reason) }
  }
}
