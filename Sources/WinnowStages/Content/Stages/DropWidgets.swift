package import Winnow

/// Drops controls of the user interface around content that are not part of its text.
package struct DropWidgets: Stage {
  package static let name: StepName = "drop-widgets"
  package static let summary =
    "Drops line numbers, copy buttons and titles of code, links of headings to themselves, back-links of footnotes, and ruby annotations."
  package static let requires: [Capability] = [.recoveredText]
  package static let examples = [
    Example(
      "line numbers", "<pre><code><span class=line-number>⟦1⟧</span>let a = 1\n<span class=line-number>⟦2⟧</span>let b = 2</code></pre>"),
    Example("a column of line numbers", "<table><tr><td class=gutter><pre>⟦1\n2⟧</pre><td><pre>let a = 1\nlet b = 2</pre></table>"),
    Example(
      "a button that copies",
      "<div><div class=code-header><span>⟦swift⟧</span><button>⟦Copy⟧</button></div><pre><code class=language-swift>let a = 1 + 2 + 3 + 4</code></pre></div>"
    ),
    Example("a link of a heading to itself", "<h2 id=a>Bridges<a class=headerlink href=#a>⟦¶⟧</a></h2><p>Text."),
    Example("a reading", "<p><ruby>漢<rp>⟦(⟧</rp><rt>⟦かん⟧</rt><rp>⟦)⟧</rp></ruby>字"),
    Example(
      "words for screen readers in a sentence", "<p>The plan<span class=sr-only>⟦ (opens in a new window)⟧</span> is in the hall.</p>"),
    Example("words for screen readers that open a cell", "<table><tr><th><span class=sr-only>⟦Sort by ⟧</span>Year<td>1911</table>"),
    Example(
      "hidden on small screens, and a line of its own", "<p>The <b class=hidden-xs>plan</b>.<p><span class=sr-only>The plan</span></p>"),
    Example("a heading that is a link to itself", "<h2 id=a><a class=headerlink href=#a>Bridges</a></h2><p>Text."),
    Example("a link back", "<p>A note. <a href=#r1>⟦↩⟧</a>"),
    Example("a number and a link that are text", "<p>See <a href=#a>1</a>.<h2><a href=/b>2</a> bridges</h2>"),
  ]
  package init() {}

  /// Characters: “Section titled …”.
  private static let maxLabelLength = 120
  private static let signs: Set<String> = [
    "#", "¶", "§", "🔗", "⚓", "∞", "⌗", "link", "permalink", "direct link", "anchor", "copy link", "edit", "[edit]",
  ]

  package func run(on page: inout Page) throws {
    for code in CodeWidgets.blocksOfCode(in: page.tree) where page.isKept(code.subtree) { CodeWidgets(code: code).drop(from: &page) }
    dropPermalinks(of: &page)
    dropReadings(of: &page)
    dropSpokenWords(of: &page)
    for link in page.tree.elements(.a) where link.bytes(.href)?.first == UInt8(ascii: "#") && page.isKept(link.id) {
      if FootnoteNames.arrows.contains(link.text) {
        page.drop(link, because: "link back")
      } else if link.hasAttributes, link.characterCount < Self.maxLabelLength, ContentClasses.builtIn.has(.permalinks, link),
        !link.ancestors.prefix(2).contains(where: { $0.tag.headingLevel != nil && $0.characterCount == link.characterCount })
      {
        page.drop(link, because: "link to the heading itself")
      }
    }
  }

  private func dropPermalinks(of page: inout Page) {
    let tree = page.tree
    let classes = ContentClasses.builtIn
    for heading in tree.elements(.h1, .h2, .h3, .h4, .h5, .h6) where page.isKept(heading.id) {
      for id in heading.subtree.dropFirst()
      where tree.tag(of: id) != .text && tree[id].characterCount > 0 && tree[id].characterCount < heading.characterCount {
        let node = tree[id]
        let isLink = node.tag == .a && node.bytes(.href)?.first == UInt8(ascii: "#") && Self.signs.contains(node.text.lowercased())
        if isLink || node[.name] == nil && classes.has(.permalinks, node) && (node.tag != .a || node.characterCount <= 12) {
          page.drop(node, because: "link to the heading itself")
        }
      }
    }
  }

  /// Drops inline text for screen readers only.
  private func dropSpokenWords(of page: inout Page) {
    let tree = page.tree
    for block in page.blocks {
      for id in block.nodes where id > block.container.id { Self.drop(id, ifSpokenIn: block, tree, &page) }
      // An element that opens the block begins before its first text.
      var around = tree.parent(of: block.nodes.lowerBound)
      while around > block.container.id {
        Self.drop(around, ifSpokenIn: block, tree, &page)
        around = tree.parent(of: around)
      }
    }
  }

  private static func drop(_ id: Int, ifSpokenIn block: Block, _ tree: Tree, _ page: inout Page) {
    guard tree.tag(of: id) != .text, tree.tag(of: id).isInline, tree.bytes(.class, of: id) != nil, case let node = tree[id],
      1...maxLabelLength ~= node.characterCount, node.characterCount < block.characterCount,
      ContentClasses.builtIn.isScreenReaderText(node),
      page.isKept(id)
    else { return }
    page.drop(node, because: "for screen readers")
  }

  private func dropReadings(of page: inout Page) {
    let tree = page.tree
    guard tree.hasName("rt") else { return }
    for node in tree.elements(.other) where node.name == "rt" || node.name == "rp" || node.name == "rtc" {
      page.drop(node, because: "reading of ruby")
    }
  }
}
