package import Winnow

/// Drops reader comments, and stores them in the record, one string per paragraph.
///
/// They are detected by a word of the class or id. If most of the text is comments and the page does not declare an article, or there is no
/// other prose, the comments are the content of the page and are kept.
package struct DropComments: Stage {
  package static let name: StepName = "drop-comments"
  package static let summary = "Drops reader comments and stores their text in the record; keeps them if they are the content of the page."
  package static let requires: [Capability] = [.recoveredText, .otherArticles]
  package static let provides: [Capability] = [.comments]
  package static let examples = [
    Example(
      "comments under an article",
      "<article><h1>Titel</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört und länger ist als alles darunter.</article>⟦<ol class=comment-list><li><b>Ute</b><p>Das sehe ich ganz anders, nämlich so.</p><a href=#>Antworten</a></ol>⟧",
      record: ["comments": "Das sehe ich ganz anders, nämlich so."]),
    Example(
      "the form for a comment",
      "<article><p>Ein langer Absatz mit viel Text, der zum Artikel gehört.</article>⟦<div id=respond><form><label>Schreiben Sie uns Ihre Meinung dazu</label></form></div>⟧"
    ),
    Example(
      "a heading that counts them",
      "<article><h1>Titel</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört und länger ist als alles darunter.</article>⟦<div class=stimmen><h3>2 Leserkommentare</h3><p>Das sehe ich ganz anders, nämlich so.</p><p>Ich nicht, und so sehen es alle hier.</p></div>⟧",
      record: ["comments": "Das sehe ich ganz anders, nämlich so. · Ich nicht, und so sehen es alle hier."]),
    Example(
      "behind a heading",
      "<div><h1>Titel</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört und länger ist als alles darunter.</p>⟦<h2>Comments (1)</h2><p>I see this otherwise, namely so.</p>⟧<h2>Über uns</h2><p>Wir.</p></div>"
    ),
    Example(
      "a heading of the text",
      "<article><h1>Titel</h1><p>Ein langer Absatz mit viel Text.</p><h2>Kommentare der Bürger im Wortlaut der Akten</h2><p>Sie sehen es ganz anders, nämlich so.</p></article>"
    ),
    Example(
      "a thread",
      "<h1>Wie rede ich mit ihm?</h1><div class=comment><p>Sag es ihm, wie du es uns sagst, und warte nicht so lange damit.</p></div><div class=comment><p>Ich würde noch warten, bis sich die Lage ein wenig beruhigt hat.</p></div>"
    ),
    Example(
      "a note that is made like a comment",
      "<meta property=og:type content=article><div class=comment><p>Sag es ihm, wie du es uns sagst, und warte nicht so lange damit.</p></div>"
    ),
    Example(
      "a comment in code, as highlighters mark it",
      "<article><h1>Titel</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört.</p><pre><code>let a = 1 <span class='token comment'>// the first one of the two</span></code></pre></article>"
    ),
    Example(
      "a word inside another",
      "<article><p>Ein Absatz mit Text.</p><div class=commentary><p>Der Kommentar unserer Zeitung dazu.</p></div></article>"),
  ]
  @Option("The maximum share of the page's unlinked text in comments, on a page that does not declare itself an article.", in: 0...1)
  package var maxTextShare = 0.5
  package init() {}

  private static let words = ClassTokens([.comment])
  /// A cheap test that excludes most elements.
  private static let group = ElementGroups.mask(.commentWord)
  private static let controls: TagSet = [.form, .button, .label, .nav, .header, .footer]
  /// Names, dates and counters are shorter.
  private static let minCharacters = 20

  package func run(on page: inout Page) throws {
    let body = page.tree.body
    let others = page.otherArticles
    let groups = page.analysis(ElementGroups.self)
    let isArticle = page.analysis(DeclaredPageKind.self).isArticle
    let prose = Double(max(1, page.tree.unlinkedCharacterCount(in: body.subtree)))
    let headings = page.tree.elements(.h1).map(\.id)
    var boxes: [(node: Node, word: String)] = []
    var sections: [(nodes: Range<Int>, heading: String)] = []
    var id = body.id + 1
    var share = 0.0
    while id < body.subtree.upperBound {
      guard groups[id] & Self.group != 0, !TagSet.wholePage.contains(page.tree.tag(of: id)), page.tree.tag(of: id).headingLevel == nil,
        let word = Self.words.first(in: page.tree[id]), !headings.contains(where: page.tree[id].subtree.contains), !page.tree[id].isInCode
      else {
        id += 1
        continue
      }
      defer { id = page.tree.end(of: id) }
      guard !others.contains(where: { $0.contains(id) }) else { continue }
      boxes.append((page.tree[id], word))
      share += Double(page.tree.unlinkedCharacterCount(in: page.tree[id].subtree)) / prose
    }
    for (nodes, heading) in CommentHeadings.sections(of: page)
    where !boxes.contains(where: { $0.node.subtree.overlaps(nodes) }) && !headings.contains(where: nodes.contains)
      && !others.contains(where: { $0.overlaps(nodes) })
    {
      sections.append((nodes, heading))
      share += Double(page.tree.unlinkedCharacterCount(in: nodes)) / prose
    }
    guard !boxes.isEmpty || !sections.isEmpty, isArticle || share <= maxTextShare else { return }
    let found = (boxes.map { ($0.node.subtree, $0.word) } + sections).sorted { $0.0.lowerBound < $1.0.lowerBound }
    guard hasProse(page, outside: found.map(\.0)) else { return }
    for (nodes, word) in found {
      let reason = Reason("comments", word)
      for block in page.tree.blocks(in: nodes) where Self.isComment(block, in: nodes) {
        page.set(.add(.comments, block.text), at: block, because: reason)
      }
      page.drop(nodes, because: reason)
    }
  }

  /// Unlinked characters: minimum length of prose.
  private static let minProse = 40

  /// Whether there is prose outside the comments; a page that declares an article may be a note with the markup of comments.
  private func hasProse(_ page: Page, outside comments: [Range<Int>]) -> Bool {
    var next = comments[...]
    return page.tree.blocks(in: page.tree.body.subtree).contains { block in
      while let first = next.first, first.upperBound <= block.nodes.lowerBound { next = next.dropFirst() }
      return block.unlinkedCharacterCount >= Self.minProse && next.first?.contains(block.nodes.lowerBound) != true
        && page.isKept(block.nodes)
    }
  }

  private static func isComment(_ block: Block, in nodes: Range<Int>) -> Bool {
    guard block.unlinkedCharacterCount >= minCharacters, block.kind != .heading, !controls.contains(block.container.tag) else {
      return false
    }
    return !block.container.ancestors.prefix { $0.id >= nodes.lowerBound }.contains { controls.contains($0.tag) }
  }
}
