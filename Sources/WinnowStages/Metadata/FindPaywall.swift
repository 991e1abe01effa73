package import Winnow

/// Drops notices that readers must pay or subscribe to read on, and sets `isPaywalled` in the record.
///
/// A short block is a notice by its words, the box around it by its class too. A box with a paywall class but other words is the text after
/// the notice, and is kept.
package struct FindPaywall: Stage {
  package static let name: StepName = "find-paywall"
  package static let summary = "Drops notices that readers must pay or subscribe to read on, and sets isPaywalled."
  package static let requires: [Capability] = [.recoveredText, .metadata]
  package static let provides: [Capability] = [.paywall]
  package static let examples = [
    Example(
      "a box",
      "<article><h1>Title</h1><p>The bridge was opened on Monday after two years of work.</p><div class=paywall>⟦<h3>Subscribe to continue reading</h3><p>Unlimited access from 1 € a week.</p><a href=/s>Subscribe</a>⟧</div></article>",
      record: ["isPaywalled": "true"]),
    Example(
      "a list of what it offers",
      "<article><p>The bridge was opened on Monday after two years of work.</p><div>⟦<p>Create an account or sign in to continue with your reading experience.</p><ul><li>Access articles with one account.<li>Enjoy additional articles per month.</ul>⟧</div></article>",
      record: ["isPaywalled": "true"]),
    Example(
      "a line, in German",
      "<article><p>Die Brücke ist am Montag eröffnet worden.</p><p>⟦Jetzt weiterlesen mit dem Digital-Abo⟧</p></article>",
      record: ["isPaywalled": "true"]),
    Example(
      "what is left, in French",
      "<article><p>Le pont a rouvert lundi.</p><div class=offer>⟦<p>Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés.</p>⟧</div></article>",
      record: ["isPaywalled": "true"]),
    Example("in Japanese", "<article><p>橋が開通した。</p><p>⟦この記事は有料会員限定です。残り1234文字⟧</p></article>", record: ["isPaywalled": "true"]),
    Example(
      "the text behind the paywall",
      "<article><p>The bridge was opened on Monday.</p><div class=paywall><p>It had been shut for two years, and the ferry that took its place will be missed.</p></div></article>",
      record: ["isPaywalled": ""]),
    Example(
      "an article about them",
      "<article><p>Publishers ask their readers to subscribe, and many of them found that those who are asked to subscribe to continue reading go elsewhere, while a few stay, and pay, and read more than they did before, and recommend to others what they read, as the institute said in its report on Monday, which is open to all.</p></article>",
      record: ["isPaywalled": ""]),
  ]
  package init() {}

  /// Characters: a longer block is about such notices, or is the text.
  private static let maxLength = 180, maxBoxLength = 1_500
  private static let levels = 6
  private static let boxes = ClassTokens([.subscription, .paywall])

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    var isFound = false
    for block in page.tree.blocks(in: page.tree.body.subtree)
    where block.characterCount <= Self.maxLength && Self.mayAsk(block) && PaywallNotices.mayBeOne(page.tree.text[block.textRange])
      && PaywallNotices.isOne(page.tree.text[block.textRange]) && page.isKept(block.nodes)
    {
      let box = box(around: block, page)
      page.drop(box ?? block.nodes, because: Reason("paywall notice", at: block.container))
      isFound = true
    }
    // A page may offer its subscription even if it declares the article free.
    if isFound, page.record.isPaywalled == nil { page.set(.paywalled(true), because: "paywall notice") }
  }

  /// Items and cells with only links belong to menus and lists of articles.
  private static func mayAsk(_ block: Block) -> Bool { block.kind != .item && block.kind != .cell || block.unlinkedCharacterCount > 0 }

  private func box(around block: Block, _ page: Page) -> Range<Int>? {
    let around = ([block.container] + block.container.ancestors.prefix(Self.levels)).prefix {
      !TagSet.wholePage.contains($0.tag) && $0.characterCount <= Self.maxBoxLength && !$0.subtree.contains { page.tree.tag(of: $0) == .h1 }
    }
    return (around.last { Self.boxes.first(in: $0) != nil } ?? around.first { isOffer($0, page) })?.subtree
  }

  /// Whether it lists the benefits of a subscription, or has a button for it, and no long text.
  private func isOffer(_ node: Node, _ page: Page) -> Bool {
    node.characterCount <= Self.maxOfferLength && node.subtree.contains { Self.offers.contains(page.tree.tag(of: $0)) }
      && page.tree.blocks(in: node.subtree).allSatisfy {
        $0.kind == .item || $0.characterCount <= Self.maxLineLength || PaywallNotices.isOne(page.tree.text[$0.textRange])
      }
  }

  private static let offers: TagSet = [.ul, .ol, .button, .form, .input]
  private static let maxOfferLength = 800, maxLineLength = 100
}
