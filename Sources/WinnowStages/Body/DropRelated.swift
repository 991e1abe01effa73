package import Winnow

/// Drops lists of links to other articles, and stores them in the record.
///
/// A heading with known words (in any language, of any tag) begins the list; the form of what follows determines its end: links, or
/// headline-like lines in plain text. The text after the list is kept.
package struct DropRelated: Stage {
  package static let name: StepName = "drop-related"
  package static let summary = "Drops lists of links to other articles, at the end or between paragraphs, and stores them in the record."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let provides: [Capability] = [.related]
  package static let examples = [
    Example("a heading and its list", "<p>المتن.</p>⟦<h3>مقالات ذات صلة</h3><ul><li><a href=/1>خبر</a></ul>⟧", record: ["related": "خبر"]),
    Example(
      "a heading that is no heading element",
      "<p>Der Text.</p><div>⟦<b>Mehr zum Thema</b><p><a href=/1>Ein anderer Artikel</a></p><p><a href=/2>Noch einer</a></p>⟧</div>",
      record: ["related": "Ein anderer Artikel · Noch einer"]),
    Example(
      "between two paragraphs", "<p>First paragraph.</p>⟦<p>Read more: <a href=/x>Another story of ours</a></p>⟧<p>Second paragraph.</p>",
      record: ["related": "Another story of ours"]),
    Example(
      "the text behind the box stays",
      "<p>Un.</p>⟦<p>Lire aussi</p><p><a href=/a>Le premier article</a></p>⟧<p>Deux, un long paragraphe qui continue le texte.</p>",
      record: ["related": "Le premier article"]),
    Example(
      "whole articles behind the heading",
      "<main>\(prose)</main><section>⟦<h3>You may also like</h3><article>\(other)</article><article>\(other)</article>⟧</section>"),
    Example(
      "articles of a page that has no text of its own",
      "<section><h3>Recommended stories</h3><article>\(other)</article><article>\(other)</article></section>"),
    Example(
      "short lines behind a link", "⟦<h3>See also</h3><p><a href=/1>The river of the town</a></p>⟧\(verse)",
      record: ["related": "The river of the town"]),
    Example(
      "sources on other sites",
      "<p>Text.</p><h3>Further reading</h3><ul><li><a href=https://a.example/1>On bridges</a>, Berg 2020<li><a href=https://b.example/2>On rivers</a></ul>",
      url: "https://www.gazette.example/bridge"),
    Example(
      "pages of the site's other hosts",
      "<p>Text.</p>⟦<h3>Further reading</h3><ul><li><a href=https://blog.gazette.example/1>On bridges</a></ul>⟧",
      url: "https://www.gazette.example/bridge", record: ["related": "On bridges"]),
    Example("the words in a sentence stay", "<h3>Related articles of the treaty</h3><p>Article 5 says that members help each other.</p>"),
    Example(
      "a heading without links stays", "<h3>Read more</h3><p>Reading more makes better writers, as this study of ten schools has shown.</p>"
    ),
    Example(
      "a sentence that begins with the words",
      "<p>Read more books than I ever could: that was <a href=/j>John's</a> aim, and he kept to it for years.</p>"),
  ]
  @Option("The minimum link density of a block of the list.", in: 0...1) package var minLinkDensity = 0.5
  @Option("The maximum character count of a headline in a plain-text list.", in: 10...1000) package var maxHeadlineCharacters = 140
  package init() {}

  private static let prose = String(
    repeating: "<p>On Monday a new park was opened in the town, which many had wanted and some had not, and which is there for all.</p>",
    count: 6)
  private static let other =
    "<p>On Tuesday the old bridge over the river was closed, since its stones have to be seen to before the winter.</p>"
  private static let verse = (1...9).map { "<p>Line \($0) of a song of the river</p>" }.joined()

  /// Maximum length of a heading.
  private static let headingBytes = 120
  /// Length of the prefix, in bytes, that is compared with the headings first.
  private static let prefixLength = 16

  package func run(on page: inout Page) throws {
    let blocks = page.blocks
    let maxLength = RelatedHeadings.builtIn.maxLength
    var i = 0
    while i < blocks.count {
      let block = blocks[i]
      // “Read more” as a link is the end of a teaser, not the heading of a list.
      let isLinked = block.linkDensity > minLinkDensity
      let isHeading = block.kind == .heading || block.linkDensity < minLinkDensity
      guard isHeading && block.characterCount <= maxLength || isLinked && block.unlinkedCharacterCount <= maxLength,
        block.textRange.count <= Self.headingBytes * 4
      else {
        i += 1
        continue
      }
      if isHeading, let text = heading(block, in: page) {
        let end = max(endOfList(blocks, after: i, in: page), endOfArticles(blocks, after: i))
        if end > i + 1, areSources(blocks[(i + 1)..<end], page) {
          i = end
          continue
        }
        if end > i + 1 { drop(blocks[i..<end], heading: block, text, from: &page) }
        i = max(end, i + 1)
      } else {
        if let text = card(block, in: page) { drop(blocks[i...i], heading: nil, text, from: &page) }
        i += 1
      }
    }
  }

  /// Whether all links of a list lead to other sites: sources and further reading of the text.
  private func areSources(_ list: ArraySlice<Block>, _ page: Page) -> Bool {
    guard page.tree.sourceFormat == .html, list.allSatisfy({ $0.kind == .item }) else { return false }
    let site = SiteLinks(from: page.origin.url)
    var links = 0
    for block in list {
      for id in block.nodes where page.tree.tag(of: id) == .text {
        guard let link = page.tree[id].ancestors.prefix(8).first(where: { $0.tag == .a }), let href = link.bytes(.href) else { continue }
        guard site.isExternalLink(href) else { return false }
        links += 1
      }
    }
    return links > 0
  }

  /// The block's text if it is a heading of related articles.
  private func heading(_ block: Block, in page: Page) -> String? {
    let headings = RelatedHeadings.builtIn
    var key: [UInt8] = []
    var isOther = false
    key.reserveCapacity(Self.headingBytes)
    page.eachPiece(of: block) { piece in
      guard !isOther, case .text(_, let bytes) = piece else { return }
      let isFirst = key.isEmpty
      let glance = isFirst ? UTF8Bytes.firstScalar(after: Self.prefixLength, in: bytes) : bytes.startIndex
      FoldedText.append(bytes[..<glance], to: &key)
      isOther = isFirst && headings.excludesBeginning(of: key)
      if !isOther { FoldedText.append(bytes[glance...], to: &key) }
    }
    guard !isOther, headings.contains(key), case let text = page.text(of: block), text.utf8.count <= Self.headingBytes else {
      return nil
    }
    return text
  }

  /// “Read also: <a>…</a>”: the words, then only the link.
  private func card(_ block: Block, in page: Page) -> String? {
    guard block.linkDensity > minLinkDensity, mayHaveSign(block, in: page), case let text = page.text(of: block),
      let colon = text.unicodeScalars.firstIndex(where: Self.isCardSign),
      RelatedHeadings.builtIn.contains(FoldedText.bytes(of: text[..<colon].utf8)),
      block.unlinkedCharacterCount <= text[..<colon].utf8.count + 2
    else { return nil }
    return text
  }

  /// Tests the bytes of a block before its text is computed.
  private func mayHaveSign(_ block: Block, in page: Page) -> Bool {
    var hasSign = false
    page.eachPiece(of: block) { piece in
      if !hasSign, case .text(_, let bytes) = piece { hasSign = bytes.contains(where: Self.beginsCardSign) }
    }
    return hasSign
  }

  private static func beginsCardSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") || byte == 0xE2 || byte == 0xEF
  }

  private static func isCardSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "-" || scalar == "|" || scalar == "：" || scalar == "…" || scalar == "–"
  }

  /// Between the links of a list: the maximum characters of a line, and the maximum number of lines before the first link.
  private static let maxInterruptionCharacters = 40, maxInterruptions = 3

  private func endOfList(_ blocks: [Block], after heading: Int, in page: Page) -> Int {
    var end = heading + 1
    var links = 0
    var lastLink = heading
    var box: Node?
    while end < blocks.count {
      let block = blocks[end]
      if links == 1, box == nil { box = commonBox(blocks[heading], blocks[end - 1]) }
      if let box, !box.subtree.contains(block.nodes.lowerBound) { break }
      if page.tree.sourceFormat == .plainText {
        guard isHeadline(page.text(of: block), block) else { break }
        links += 1
      } else if isLink(block) {
        (links, lastLink) = (links + 1, end)
      } else if block.characterCount > Self.maxInterruptionCharacters || block.kind == .heading
        || links == 0 && end > heading + Self.maxInterruptions
      {
        // Dates, counters and categories may be between the links; a paragraph or a heading ends the list.
        break
      } else if end > lastLink + 2 * Self.maxInterruptions {
        // This many unlinked lines are a text of short lines.
        end = lastLink + 1
        break
      }
      end += 1
    }
    guard links > 0 else { return heading + 1 }
    while page.tree.sourceFormat == .html, end > heading + 1, !isLink(blocks[end - 1]), !sameBox(blocks[end - 1], blocks[heading]) {
      end -= 1
    }
    return end
  }

  /// The unlinked characters before the heading that make the articles after it other articles.
  private static let ownCharacters = 500

  /// The end of the `article` elements directly after the heading, if the page has text of its own before it.
  private func endOfArticles(_ blocks: [Block], after heading: Int) -> Int {
    let tree = blocks[heading].tree
    var head = blocks[heading].container
    while let around = head.parent, around.characterCount == head.characterCount { head = around }
    let parent = head.parent?.subtree ?? head.subtree
    var position = head.subtree.upperBound
    while position < parent.upperBound,
      tree.tag(of: position) == .article || tree.characterCount(in: position..<tree.end(of: position)) == 0
    { position = tree.end(of: position) }
    guard tree.characterCount(in: head.subtree.upperBound..<position) > 0,
      tree.unlinkedCharacterCount(in: 0..<head.id) >= Self.ownCharacters
    else { return heading }
    return blocks[(heading + 1)...].firstIndex { $0.nodes.lowerBound >= position } ?? blocks.count
  }

  /// Whether it is mostly links, or part of a card that is linked as a whole, with blocks inside the link.
  private func isLink(_ block: Block) -> Bool {
    block.linkDensity >= minLinkDensity
      || block.characterCount < maxHeadlineCharacters * 2
        && (block.container.tag == .a || block.container.ancestors.prefix(4).contains { $0.tag == .a })
  }

  /// The lowest common ancestor of the heading and its first link, unless it is nearly the whole page.
  private func commonBox(_ heading: Block, _ link: Block) -> Node? {
    let box = heading.container.ancestors.first { $0.subtree.contains(link.nodes.lowerBound) }
    return box.flatMap { TagSet.wholePage.contains($0.tag) || page($0) > Self.pageShare ? nil : $0 }
  }

  /// The maximum share of the page's characters in a box.
  private static let pageShare = 0.6

  private func sameBox(_ block: Block, _ heading: Block) -> Bool {
    guard let box = heading.container.parent, !TagSet.wholePage.contains(box.tag) else { return false }
    return box.subtree.contains(block.nodes.lowerBound) && page(box) < Self.pageShare
  }

  /// The share of the page's characters in this box.
  private func page(_ box: Node) -> Double { Double(box.characterCount) / Double(max(1, box.tree.root.characterCount)) }

  private func isHeadline(_ text: String, _ block: Block) -> Bool {
    guard block.characterCount <= maxHeadlineCharacters, let last = text.unicodeScalars.last else { return false }
    return ![".", "؟", "。", ":", "۔", "،"].contains(last) && !text.hasPrefix("- ")
  }

  private func drop(_ box: ArraySlice<Block>, heading: Block?, _ words: String, from page: inout Page) {
    let reason = Reason(
      heading == nil ? "link card" : "link list", "“\(words.prefix(60))”, \(box.count - (heading == nil ? 0 : 1)) entries")
    let base = URLResolver(page)
    for block in box where block != heading {
      for link in links(in: block, page, base) { page.set(.related(link), at: block, because: reason) }
    }
    for block in box { page.drop(block, because: reason) }
  }

  private func links(in block: Block, _ page: Page, _ base: URLResolver) -> [Link] {
    if page.tree.sourceFormat == .plainText { return [Link(title: page.text(of: block))] }
    var links: [Link] = []
    var id = block.nodes.lowerBound
    while id < block.nodes.upperBound {
      let node = page.tree[id]
      let anchor = node.isText ? node.ancestors.prefix(8).first { $0.tag == .a } : node.tag == .a ? node : nil
      guard let anchor else {
        id += 1
        continue
      }
      let title = anchor.characterCount > block.characterCount ? page.text(of: block) : anchor.text
      let link = Link(title: title, url: anchor[.href].flatMap(base.resolved))
      if anchor.characterCount >= 3, !title.isEmpty, anchor.bytes(.href).map(SiteLinks.isPageLink) ?? true, links.last != link {
        links.append(link)
      }
      id = max(id + 1, min(anchor.subtree.upperBound, block.nodes.upperBound))
    }
    return links
  }
}
