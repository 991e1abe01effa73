public import Winnow

/// Drops what readers wrote under an article, and keeps it in the record, a text a paragraph.
///
/// An element is known by a word of its class or id. Where most of the text is comments and the page does not call itself an
/// article, or no prose stands beside them, they are what the page is about, and stay.
public struct DropComments: Stage {
  public static let name: StepName = "drop-comments"
  public static let summary = "Drops readers' comments, and keeps their text in the record; on a page that is about them they stay."
  public static let examples = [
    Example("comments under an article", "<article><h1>Titel</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört und länger ist als alles darunter.</article>⟦<ol class=comment-list><li><b>Ute</b><p>Das sehe ich ganz anders, nämlich so.</p><a href=#>Antworten</a></ol>⟧",
            gives: ["comments": "Das sehe ich ganz anders, nämlich so."]),
    Example("the form for a comment", "<article><p>Ein langer Absatz mit viel Text, der zum Artikel gehört.</article>⟦<div id=respond><form><label>Schreiben Sie uns Ihre Meinung dazu</label></form></div>⟧"),
    Example("a thread", "<h1>Wie rede ich mit ihm?</h1><div class=comment><p>Sag es ihm, wie du es uns sagst, und warte nicht so lange damit.</p></div><div class=comment><p>Ich würde noch warten, bis sich die Lage ein wenig beruhigt hat.</p></div>"),
    Example("a note that is made like a comment", "<meta property=og:type content=article><div class=comment><p>Sag es ihm, wie du es uns sagst, und warte nicht so lange damit.</p></div>"),
    Example("a word inside another", "<article><p>Ein Absatz mit Text.</p><div class=commentary><p>Der Kommentar unserer Zeitung dazu.</p></div></article>"),
  ]
  @Option("The largest share of the page's unlinked text that comments may have on a page that does not call itself an article.", in: 0...1)
  public var largestShare = 0.5
  public init() {}

  private static let words = ClassTokens(["comments", "comment", "commentlist", "respond", "commentform"])
  /// Most elements are told by a look at one number.
  private static let group = ElementGroups.mask(["word comment"])
  private static let pages: TagSet = [.html, .body, .main, .article, .document]
  private static let controls: TagSet = [.form, .button, .label, .nav, .header, .footer]
  /// Names, days and counters are shorter.
  private static let leastLetters = 20

  public func run(on page: inout Page) throws {
    let body = page.tree.body
    let groups = page.fact(ElementGroups.self), isArticle = page.fact(PageKind.self).isArticle
    let prose = Double(max(1, page.tree.unlinkedLetters(in: body.subtree)))
    let headings = page.tree.all(.h1).map(\.id)
    var boxes: [(node: Node, word: String)] = [], id = body.id + 1, share = 0.0
    while id < body.subtree.upperBound {
      guard groups[id] & Self.group != 0, !Self.pages.contains(page.tree.tag(of: id)), page.tree.tag(of: id).headingLevel == nil,
            let word = Self.words.first(in: page.tree[id]), !headings.contains(where: page.tree[id].subtree.contains) else { id += 1; continue }
      boxes.append((page.tree[id], word))
      share += Double(page.tree.unlinkedLetters(in: page.tree[id].subtree)) / prose
      id = page.tree.end(of: id)
    }
    guard !boxes.isEmpty, isArticle || share <= largestShare, hasProse(page, outside: boxes.map(\.node)) else { return }
    for (box, word) in boxes {
      let reason = Reason("comments", word)
      for block in page.tree.blocks(in: box.subtree) where Self.isComment(block, in: box) {
        page.set(.add(.comments, block.text), at: block, because: reason)
      }
      page.drop(box, because: reason)
    }
  }

  /// In letters outside links: what is shorter is no prose.
  private static let leastProse = 40

  /// Whether prose stands beside the comments; a page that calls itself an article may be a note that is made like one.
  private func hasProse(_ page: Page, outside boxes: [Node]) -> Bool {
    var next = boxes[...]
    return page.tree.blocks(in: page.tree.body.subtree).contains { block in
      while let first = next.first, first.subtree.upperBound <= block.nodes.lowerBound { next = next.dropFirst() }
      return block.unlinkedLetters >= Self.leastProse && next.first?.subtree.contains(block.nodes.lowerBound) != true && page.stands(block.nodes)
    }
  }

  private static func isComment(_ block: Block, in box: Node) -> Bool {
    guard block.unlinkedLetters >= leastLetters, block.kind != .heading, !controls.contains(block.container.tag) else { return false }
    return !block.container.ancestors.prefix { $0.id >= box.id }.contains { controls.contains($0.tag) }
  }
}
