package import Winnow

/// Drops short lines of metadata around an article's text: byline, date, reading time, share prompts, categories.
///
/// Such a line is short, is before the first paragraph or after the last, and has a telling class, or consists of a date, names and labels
/// only. Pipelines that read bylines do so before.
package struct DropMetaLines: Stage {
  package static let name: StepName = "drop-meta-lines"
  package static let summary =
    "Drops short lines with a date, a rights notice, a share prompt, categories, or a class of bylines, authors or dates, before the first paragraph and after the last."
  package static let requires: [Capability] = [.mainContent, .authors]
  package static let examples = [
    Example(
      "a date below the heading",
      "<h1>Der Sturm</h1><p>⟦5. März 2024, 10:30⟧<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt."
    ),
    Example(
      "a byline by its class",
      "<h1>Sturm</h1><div class=byline>⟦Anna Berg⟧</div><p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt."
    ),
    Example(
      "a notice of rights",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>⟦© Der Bote. Alle Rechte vorbehalten.⟧"
    ),
    Example(
      "a date within the text",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>5. März 2024<p>Auch heute stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt."
    ),
    Example(
      "a list of days",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<ul>"
        + (1_990...2_002).map { "<li>Sturm von \($0)" }.joined() + "</ul>"),
    Example(
      "a sentence with a year",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>Der letzte Wärter starb 2009 im Alter von 91 Jahren."
    ),
    Example(
      "days with what happened",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<ul><li>4. Mai 1887: Gründung<li>2. Januar 1978: Ende<li>11. März 2020: Kauf</ul>"
    ),
    Example(
      "sources with their year",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<h2>Quellen</h2><ol><li>Berg, A. (2020). <a href=/a>Sturm</a>.<li>Dahl, B. (2021). <a href=/b>Flut</a>.</ol>"
    ),
    Example(
      "notes and sources with their year",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<a href='#n'>*</a><div class=footnotes><ol><li><p>Der Bote, 12. Mai 2019.</ol></div><p id=n>* Amtsblatt, 3. Mai 2018."
    ),
    Example(
      "a day that ends as a sentence does, and says something",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>Sie starb am 9. März 2021."
    ),
    Example(
      "what is open when",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>Einlass: 19:30 Uhr"
    ),
    Example(
      "years of a list",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<ul><li>Baujahr: 1931<li>Länge: 820 m</ul><dl><dt>Umbau<dd>1964</dl>"
    ),
    Example(
      "a diary",
      "<article><p>3. März 1926<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>4. März 1926<p>Auch heute stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt."
    ),
    Example(
      "a Chinese day below the heading",
      "<h1>渡口重开</h1><p>⟦发布时间：2021-03-09 08:00⟧<p>老渡口经过长时间的修缮后重新开放，船工们把断裂的缆绳换成了新的，还铺好了通往河边的台阶。<p>渡口始建于1931年。"),
    Example(
      "how long it takes to read",
      "<h1>Der Sturm</h1><p>⟦Lesezeit: 3 Minuten⟧<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt."
    ),
    Example(
      "the sentence that files a post",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.</p>⟦<p>Dieser Beitrag wurde am Mittwoch, den 27. November 2019 um 15:21 Uhr geschrieben und unter <a rel='category tag' href=/c>Hafen</a> abgelegt.</p>⟧"
    ),
    Example(
      "a box about the author, and a label of comments",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt. Auch auf den Inseln fährt nichts mehr, und niemand weiß, wie lange es so bleibt. Die Schulen haben geschlossen.<div class=author-box><h4>⟦Anna Berg⟧</h4><p>⟦Anna Berg schreibt über das Meer, und tut das seit zwanzig Jahren aus ihrem Haus am Hafen.⟧</div><p>⟦Kommentare⟧"
    ),
    Example(
      "an offer to share it, its categories, and a count of its readers",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>⟦Artikel teilen⟧<p>⟦Beitrag teilen: <a href=/f>Facebook</a> | <a href=/m>Mail</a>⟧<p>⟦Veröffentlicht in: <a href=/h>Hafen</a>, <a href=/w>Wetter</a>⟧<p>⟦312 Aufrufe⟧"
    ),
    Example(
      "a sentence that shares",
      "<p>Seit gestern stürmt es an der ganzen Küste, und die Fähren bleiben im Hafen, wie die Reederei mitteilt.<p>Teilen Sie diesen Artikel nicht mit Erik.<p>Mehr in: <a href=/h>Der Hafen im Winter</a>, das Buch von Anna Berg."
    ),
    Example(
      "a short first line",
      "<p>Es stürmt.<p>Seit gestern bleiben die Fähren im Hafen, wie die Reederei mitteilt, und niemand weiß, wann sie wieder fahren werden."
    ),
  ]
  @Option("The maximum character count of a meta line.", in: 1...500) package var maxCharacters = 80
  @Option("The maximum number of meta lines on one side of the text; more are treated as a list and kept.", in: 1...1_000) package
    var maxLines = 12
  @Option("The minimum character count outside links of a paragraph of the text.", in: 1...500) package var minParagraphCharacters = 70
  package init() {}

  private static let words = ClassTokens([.metadata])

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    let blocks = page.blocks
    // Shops describe sellers in boxes like those about authors.
    let isArticle = page.record[.pageType].map { $0 == PageType.article.rawValue } ?? true
    let all = isArticle ? blocks.reduce(0) { $0 + $1.characterCount } : 0
    var filing: [Int: Bool] = [:]
    func files(_ block: Block) -> Bool {
      guard CategoryLine.mayBeOne(block) else { return false }
      let files = filing[block.index] ?? CategoryLine.files(block)
      filing[block.index] = files
      return files
    }
    func isText(_ block: Block) -> Bool {
      let count = block.unlinkedCharacterCount
      if count < block.characterCount, files(block) { return false }
      return (count >= minParagraphCharacters || count * Self.lettersASign >= minParagraphCharacters && Self.isWide(block))
        && AuthorBox.word(around: block, ofCharacters: all) == nil
    }
    guard let first = blocks.firstIndex(where: isText), let last = blocks.lastIndex(where: isText) else { return }
    let bylines = Self.bylines(page)
    // Computed only if a line is a date.
    var diaries: [Int: Bool] = [:]
    func isOfDays(_ parent: Int) -> Bool {
      let isDiary = diaries[parent] ?? Self.tellsDays(blocks[first...last], in: parent)
      diaries[parent] = isDiary
      return isDiary
    }
    for side in [blocks[..<first], blocks[(last + 1)...]] {
      let dated = Self.datedLists(side)
      let lines = side.compactMap { block -> (block: Block, sign: Evidence)? in
        let parent = block.container.parent?.id ?? 0
        let sign =
          boxed(block, all) ?? sign(block, page, bylines, files: files, isListed: dated.contains(parent), isOfDays: { isOfDays(parent) })
        return sign.map { (block, $0) }
      }
      guard !lines.isEmpty else { continue }
      let called = Self.calledFootnotes(page.tree)
      for (block, sign) in lines where lines.count <= maxLines && !Self.isFootnote(block, called) || sign == .rights {
        page.drop(block, because: sign.reason)
      }
    }
  }

  /// Letters that a Han or kana character or a Hangul syllable counts for.
  private static let lettersASign = 2

  private static func isWide(_ block: Block) -> Bool {
    let scalars = block.text.unicodeScalars
    return scalars.count(where: DatedLine.isWide) * 2 > scalars.count
  }

  /// Whether dates are blocks of their own between the paragraphs of an element, as in diaries.
  private static func tellsDays(_ blocks: ArraySlice<Block>, in parent: Int) -> Bool {
    blocks.contains {
      $0.characterCount <= maxDateLength && $0.kind == .paragraph && $0.container.parent?.id == parent && hasDate($0.text)
        && DatedLine($0.text).isBareDate
    }
  }

  /// Letters.
  private static let maxDateLength = 30

  /// The first nodes of the blocks with an author's name.
  private static func bylines(_ page: Page) -> Set<Int> {
    Set(page.locatedValues.lazy.filter { $0.author != nil }.map(\.nodes.lowerBound))
  }

  /// The evidence for a meta line.
  private enum Evidence: Equatable {
    /// It is about the site, not the article: any number of such lines is dropped.
    case rights
    case byline
    case word(String)
    case date, readingTime, categories, comments, offer

    var reason: Reason {
      switch self {
      case .rights: Reason("line about the site", "rights reserved")
      case .byline: Reason("line about the article", "byline")
      case .word(let word): Reason("line about the article", "class \(word)")
      case .date: Reason("line about the article", "a date")
      case .comments: Reason("line about the article", "a label of its comments")
      case .offer: Reason("line about the article", "an offer to share or print it, or a count of its readers")
      case .categories: Reason("line about the article", "when it was written, or its categories")
      case .readingTime: Reason("line about the article", "how long it takes to read")
      }
    }
  }

  /// The lists of three or more items, most of which have a date: chronicles.
  private static func datedLists(_ blocks: ArraySlice<Block>) -> Set<Int> {
    var counts: [Int: (items: Int, dated: Int)] = [:]
    for block in blocks where block.kind == .item {
      guard let list = block.container.parent?.id else { continue }
      counts[list, default: (0, 0)].items += 1
      if hasDate(block.text) { counts[list]?.dated += 1 }
    }
    return Set(counts.filter { $0.value.items >= 3 && $0.value.dated * 2 > $0.value.items }.keys)
  }

  /// The evidence for a block of any length or kind.
  private func boxed(_ block: Block, _ all: Int) -> Evidence? {
    if block.kind == .code || block.kind == .cell { return nil }
    if block.characterCount <= Self.maxLabelLength, CommentHeadings.says(block.tree.text[block.textRange]) { return .comments }
    if LineLabels.says(block) || LineLabels.offers(block) { return .offer }
    if LineLabels.namesCategories(block) { return .categories }
    return AuthorBox.word(around: block, ofCharacters: all).map { .word($0) }
  }

  /// Characters: “Leserkommentare (12)”.
  private static let maxLabelLength = 30

  private func sign(
    _ block: Block, _ page: Page, _ bylines: Set<Int>, files: (Block) -> Bool, isListed: Bool, isOfDays: () -> Bool
  ) -> Evidence? {
    if block.kind == .paragraph, files(block), Self.hasDate(block.text) { return .categories }
    guard block.characterCount <= maxCharacters, block.kind != .heading, block.kind != .code, block.kind != .quote else { return nil }
    let text = page.text(of: block)
    if RightsNotices.occur(in: Array(text.utf8)[...]) { return .rights }
    if block.kind == .cell { return nil }
    if bylines.contains(block.nodes.lowerBound) { return .byline }
    if let word = Self.words(around: block) { return .word(word) }
    // Numbered items are sources, steps, ranks.
    if block.kind == .item, block.container.parent?.tag == .ol || block.container.parent?.parent?.tag == .ol { return nil }
    if isListed || block.container.tag == .dd { return nil }
    let hasDate = block.nodes.contains { block.tree.tag(of: $0) == .time } || Self.hasDate(text)
    guard hasDate || block.kind != .item && text.utf8.count <= DatedLine.maxReadingTimeLength else { return nil }
    let line = DatedLine(text)
    if block.kind != .item, line.tellsReadingTime { return .readingTime }
    guard hasDate, block.kind == .item ? line.isLabelOnly : line.isMetadata, !(line.isBareDate && isOfDays()) else { return nil }
    return .date
  }

  /// Whether the line is a footnote, by its ancestors, or because a marker in the text links to it.
  private static func isFootnote(_ block: Block, _ called: Set<String>) -> Bool {
    let around = [block.container] + block.container.ancestors.prefix(4)
    return around.contains { node in
      guard node.hasAttributes else { return false }
      if FootnoteMarker.roles.contains(node[.role] ?? "") { return true }
      return node.tag != .p && ContentClasses.builtIn.has(.footnoteLists, node)
    } || around.prefix(2).contains { $0[.id].map(called.contains) ?? false }
  }

  /// The ids that footnote markers link to: 1, *, †.
  private static func calledFootnotes(_ tree: Tree) -> Set<String> {
    var ids: Set<String> = []
    for link in tree.elements(.a) where link.bytes(.href)?.first == UInt8(ascii: "#") && 1...maxMarkLength ~= link.characterCount {
      if FootnoteMarker.read(link.text) != nil, let id = link[.href]?.dropFirst() { ids.insert(String(id)) }
    }
    return ids
  }

  /// Characters: “[12]”.
  private static let maxMarkLength = 5

  /// The class word of the line's element or the two around it; further ancestors are about something larger.
  private static func words(around block: Block) -> String? {
    words.first(in: block.container)
      ?? block.container.ancestors.prefix(2).filter { $0.characterCount <= 160 }.lazy.compactMap(words.first(in:)).first
  }

  /// Years of this century and the last, in the Gregorian, Solar Hijri, Islamic and Buddhist calendars.
  private static let years = [1900...2100, 1300...1500, Calendar.buddhistYears]

  /// Whether it contains a year or a time of day, in any digits.
  private static func hasDate(_ text: String) -> Bool {
    var run = 0
    var value = 0
    var hour = false
    for scalar in text.unicodeScalars {
      if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map(Int.init) : nil {
        run += 1
        value = run > 4 ? 0 : value * 10 + digit
        if hour, run == 2, value < 60 { return true }
        continue
      }
      if run == 4, years.contains(where: { $0 ~= value }) { return true }
      hour = scalar == ":" && 1...2 ~= run && value < 24
      (run, value) = (0, 0)
    }
    return run == 4 && years.contains { $0 ~= value }
  }
}
