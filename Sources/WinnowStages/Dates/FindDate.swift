package import Winnow

/// Finds the date displayed on the page: in a `time` element, in one that is marked as a date, in a short line near the heading, or in the
/// page's URL.
///
/// If the page declares several times, the one on the displayed day is used; otherwise the displayed day is recorded as `shown`.
package struct FindDate: Stage {
  package static let name: StepName = "find-date"
  package static let summary =
    "Sets the publication time from the displayed date, if the page declares none; in 26 languages and the Persian, Islamic and Thai calendars."
  package static let requires: [Capability] = [.metadata, .title, .visibleText, .otherArticles]
  package static let provides: [Capability] = [.published]
  package static let examples = [
    Example(
      "a line under the heading", "<html lang=ar><h1>العنوان</h1><p>الجمعة ٤ نيسان/أبريل ٢٠١٨</p><p>نص الخبر.",
      record: ["published": "2018-04-04"]),
    Example(
      "the last change before the day",
      "<html lang=en><h1>Title</h1><p>Updated: March 10, 2021 | Published: March 9, 2021</p><p>Text.",
      record: ["published": "2021-03-09", "modified": "2021-03-10"]),
    Example(
      "the last change in a line before",
      "<html lang=de><h1>Titel</h1><p>Aktualisiert: 10.03.2021</p><p>Veröffentlicht: 09.03.2021</p><p>Text.",
      record: ["published": "2021-03-09"]),
    Example(
      "a change alone", "<html lang=de><h1>Titel</h1><p>Aktualisiert: 10.03.2021</p><p>Text.", record: ["published": "2021-03-10"]),
    Example(
      "the last change, glued to the day", "<html lang=ko><h1>제목</h1><p><b>입력 2021.03.09 10:21</b><b>수정 2021.03.10 08:00</b></p><p>본문.",
      record: ["published": "2021-03-09", "modified": "2021-03-10"]),
    Example(
      "the last change under the text, in a line that says so",
      "<html lang=en><h1>Title</h1><p>Text.</p><p>Text.</p><p>Last updated on <time datetime=2021-03-10T00:00:00Z>March 10, 2021</time></p>",
      record: ["modified": "2021-03-10T00:00:00Z"]),
    Example(
      "a change that the story tells of", "<html lang=en><h1>Title</h1><p>The law was changed on March 10, 2021.</p><p>Text.",
      record: ["modified": ""], isNearMiss: true),
    Example(
      "an element marked as a date", "<html lang=de><div class=post-date>5. März 2024, 10 Uhr</div><h1>Titel</h1><p>Text.",
      record: ["published": "2024-03-05"]),
    Example(
      "a short year beside the heading", "<html lang=de><h1>Titel</h1><div>Von: Anna Berg | 31.10.23</div><p>Text.",
      record: ["published": "2023-10-31"]),
    Example(
      "the moment of the day shown",
      "<html lang=en><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.</p><abbr class=published title='2024-03-05T10:52:00+02:00'>10:52</abbr>",
      record: ["published": "2024-03-05T10:52:00+02:00"]),
    Example(
      "in a box called a teaser, right above the heading", "<html lang=de><div class=teaser-meta>02.01.2022</div><h1>Titel</h1><p>Text.",
      record: ["published": "2022-01-02"]),
    Example(
      "small print of the heading", "<html lang=de><h1>Titel<br><small>02.02.2022 • Verband</small></h1><p>Text.",
      record: ["published": "2022-02-02"]),
    Example("microdata", "<p><span itemprop=datePublished content=2024-03-05>neulich</span><p>Text.", record: ["published": "2024-03-05"]),
    Example(
      "RDFa",
      "<h1>Titel</h1><p>Text.<footer><span property='dc:date dc:created' content='2024-03-05T10:00:00+01:00'>Von Anna Berg</span></footer>",
      record: ["published": "2024-03-05T10:00:00+01:00"]),
    Example(
      "RDFa of the last change",
      "<h1>Titel</h1><p>Text.<span property='schema:dateModified' content='2024-03-05T10:00:00+01:00'>neulich</span>",
      record: ["published": ""], isNearMiss: true),
    Example(
      "a change that is marked as one",
      "<h1>Titel</h1><p><time class='date published' datetime=2024-03-05>gestern</time><time class=updated datetime=2024-03-06>heute</time><p>Text.",
      record: ["published": "2024-03-05", "modified": "2024-03-06"]),
    Example(
      "the same time as that of publication", "<h1>Titel</h1><time class='published updated' datetime=2024-03-05>gestern</time><p>Text.",
      record: ["published": "2024-03-05", "modified": ""], isNearMiss: true),
    Example(
      "an attribute with the moment", "<h1>Titel</h1><span class=date data-timestamp=1651569000>3. Mai</span><p>Text.",
      record: ["published": "2022-05-03T09:10:00Z"]),
    Example(
      "an abbreviation with the moment", "<h1>Titel</h1><abbr class=published title='2024-03-05T10:00:00+01:00'>gestern</abbr><p>Text.",
      record: ["published": "2024-03-05T10:00:00+01:00"]),
    Example(
      "a day before the text",
      "<html lang=de><h1>Titel</h1><p>29.11.2022 – Der Bund hat am Dienstag in Berlin ein Gesetz beschlossen, das den Bau von Leitungen für den Strom aus dem Norden leichter macht.",
      record: ["published": "2022-11-29"]),
    Example("the address", "<h1>Titel</h1><p>Text.", url: "https://example.org/2024/03/05/titel", record: ["published": "2024-03-05"]),
    Example(
      "the address, as Chinese outlets write it", "<html lang=zh><h1>标题</h1><p>正文。", url: "https://example.cn/2024-03/05/content_1.htm",
      record: ["published": "2024-03-05"]),
    Example(
      "the canonical address", "<link rel=canonical href=https://example.org/2024/0305/titel><h1>Titel</h1><p>Text.",
      record: ["published": "2024-03-05"]),
    Example(
      "a number in the address", "<h1>Titel</h1><p>Text.", url: "https://example.org/202403051234/titel", record: ["published": ""],
      isNearMiss: true),
    Example("a birthday", "<html lang=zh><h1>蔡小雅</h1><ul><li>1975年1月28日<li>新加坡</ul><p>正文。", record: ["published": ""], isNearMiss: true),
    Example(
      "a declared day and another shown",
      "<html lang=en><meta property=article:published_time content=2024-03-04><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.",
      record: ["shown": "2024-03-05"]),
    Example(
      "two declared days, one of them shown",
      "<html lang=en><script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-03-04\"}</script><meta property=article:published_time content=2024-03-05T09:00:00Z><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.",
      record: ["published": "2024-03-05T09:00:00Z", "shown": ""]),
    Example(
      "the day of the last change, shown",
      "<html lang=en><meta property=article:published_time content=2023-03-04T09:00:00Z><meta property=article:modified_time content=2024-03-05T09:00:00Z><meta name=date content=2024-03-05><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.",
      record: ["published": "2023-03-04T09:00:00Z", "shown": "2024-03-05"], isNearMiss: true),
    Example(
      "a day shown that is before the one declared",
      "<html lang=en><meta property=article:published_time content=2024-03-09><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.",
      record: ["published": "2024-03-05", "shown": ""]),
    Example(
      "a moment with a zone of its own, and another day shown",
      "<html lang=en><meta property=article:published_time content=2024-03-09T10:00:00+01:00><h1>Title</h1><p class=date>March 5, 2024</p><p>Text.",
      record: ["published": "2024-03-09T10:00:00+01:00", "shown": "2024-03-05"], isNearMiss: true),
    Example(
      "the last change of a page of a wiki",
      "<html lang=de><h1>Titel</h1><p>Text.<footer id=footer><ul><li id=footer-info-lastmod>Diese Seite wurde zuletzt am 5. März 2024 geändert.</ul></footer>",
      record: ["published": "2024-03-05"]),
    Example(
      "the sentence that files a post",
      "<html lang=de><h1>Titel</h1><p>Text.<p>Dieser Beitrag wurde am Mittwoch, den 27. November 2019 um 15:21 Uhr geschrieben und unter <a rel='category tag' href=/c>Hafen</a> abgelegt.",
      record: ["published": "2019-11-27"]),
    Example(
      "data of the page",
      "<h1>Title</h1><p>Text.<script type=application/json>{\"review\":{\"id\":\"7\",\"publishedDate\":\"2016-11-04T20:37:27Z\"}}</script>",
      record: ["published": "2016-11-04T20:37:27Z"]),
    Example(
      "data of several articles",
      "<h1>Title</h1><p>Text.<script type=application/json>[{\"publishedDate\":\"2016-11-04\"},{\"publishedDate\":\"2016-11-05\"}]</script>",
      record: ["published": ""], isNearMiss: true),
    Example(
      "a part of the title", "<html lang=es><title>El puerto abre - 11/05/2024 - El Bote</title><h1>El puerto abre</h1><p>Texto.",
      record: ["published": "2024-05-11"]),
    Example(
      "a day in the title's words", "<html lang=es><title>Qué pasó el 11/05/2024 - El Bote</title><h1>Qué pasó el 11/05/2024</h1><p>Texto.",
      record: ["published": ""], isNearMiss: true),
    Example(
      "a day of the story",
      "<html lang=en><h1>Title</h1><p>On March 5, 2024 the two presidents met in the capital to talk about the treaty, and nobody knew what would come of it.</p>",
      record: ["published": ""], isNearMiss: true),
    Example(
      "a day of the story that opens it",
      "<html lang=de><h1>Titel</h1><p>29.11.2022 war ein Tag, an den sich in Berlin alle erinnern, die damals dabei waren, und an dem das Gesetz beschlossen worden ist, von dem heute alle reden.",
      record: ["published": ""], isNearMiss: true),
    Example(
      "the date of another article",
      "<html lang=en><h1>Title</h1><p>Text.</p><ul class=related><li><time datetime=2023-01-01>New Year</time></ul>",
      record: ["published": ""], isNearMiss: true),
    Example(
      "the year of the footer", "<html lang=en><h1>Title</h1><p>Text.</p><footer><p class=date>March 5, 2024</p></footer>",
      record: ["published": ""], isNearMiss: true),
  ]
  package init() {}

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    let around = HeadingSurroundings(&page)
    defer { setChange(&page, around) }
    guard let found = best(page, around) else { return }
    guard let declared = page.record[.published] else {
      return page.set(.text(.published, found.time), at: found.block, because: found.reason)
    }
    let day = String(found.time.prefix(Self.dayBytes))
    guard found.isShown, !declared.hasPrefix(day) else { return }
    if let (time, rule) = Self.declared(of: day, page) {
      page.set(.text(.published, time), at: found.block, because: Reason("declared and shown", rule.description))
    } else if Self.isBefore(day, declared, page) {
      page.set(.text(.published, day), at: found.block, because: Reason("shown, and before what is declared") { declared })
    } else if page.record[.shown] == nil {
      page.set(.text(.shown, day), at: found.block, because: found.reason)
    }
  }

  /// The declared time on this day; a bare date that equals that of the last change gets its time.
  private static func declared(of day: String, _ page: Page) -> (time: String, rule: RuleID)? {
    let isChange = page.record[.modified]?.hasPrefix(day) ?? false
    return page.declared.times.first { $0.time.hasPrefix(day) && !(isChange && $0.time == day) }
  }

  /// Whether the displayed date is before the declared one, which is then that of a change or of another time zone: no article displays a
  /// date before its publication. A time with a time zone is kept.
  private static func isBefore(_ day: String, _ declared: String, _ page: Page) -> Bool {
    let zone = declared.utf8.dropFirst(dayBytes).last
    return day < declared.prefix(dayBytes) && !(page.record[.modified]?.hasPrefix(day) ?? false)
      && (zone == nil || zone == UInt8(ascii: "Z")
        || declared.hasSuffix("+00:00"))
  }

  struct Found {
    let time: String, reason: Reason
    var block: Block?
    /// Whether it is displayed as the article's date, near its heading.
    var isShown = false
  }

  private func best(_ page: Page, _ around: HeadingSurroundings) -> Found? {
    let body = page.tree.body
    let reader = DateReader(tag: page.tree.first(.html)?[.lang])
    let beside = around.blocks
    var besideReader = reader
    besideReader.readsShortYears = true
    return marked(page, body, around, reader) ?? within(around.heading, page, besideReader) ?? line(
      page, in: beside, Self.lineCharacters, around, besideReader)
      ?? opening(page, beside, around, reader) ?? titled(page, reader)
      ?? line(page, in: nearest(page, body, around), Self.dayCharacters, around, reader)
      ?? dateInCategoryLine(page, body, around, reader) ?? dateInURL(page) ?? dateInState(page, reader)
  }

  /// A page with more blocks is a table or an archive, and no line is its date.
  private static let maxBlocks = 2_000

  /// The blocks of the page except its heading, the nearest to it first.
  private func nearest(_ page: Page, _ body: Node, _ around: HeadingSurroundings) -> [Block] {
    let blocks = page.tree.blocks(in: body.subtree)
    let heading = around.heading?.subtree ?? 0..<0
    guard blocks.count <= Self.maxBlocks else { return [] }
    return blocks.filter { !heading.contains($0.nodes.lowerBound) }.sorted {
      around.distance(of: $0.nodes.lowerBound) < around.distance(of: $1.nodes.lowerBound)
    }
  }

  // MARK: Lines

  /// Maximum characters of a line near the heading with a date and little else; and of a line anywhere with only a date.
  static let lineCharacters = 90
  private static let dayCharacters = 32

  /// Whether it is in a quotation: an embedded post has a date of its own.
  static func isQuoted(_ node: Node) -> Bool {
    node.tag == .blockquote || node.ancestors.prefix(8).contains { $0.tag == .blockquote }
  }

  private func line(_ page: Page, in blocks: [Block], _ maxCount: Int, _ around: HeadingSurroundings, _ reader: DateReader) -> Found? {
    var change: Found?
    for block in blocks
    where block.characterCount <= maxCount && !Self.isQuoted(block.container) && DateReader.mayContainDate(page.tree.text[block.textRange])
      && page.isKept(block.nodes) && !around.isWithin(Self.elsewhere(around.distance(of: block.nodes.lowerBound)), block.container)
    {
      // A birthday is a line as well.
      if let (day, isChange) = reader.published(in: block.text), day.isPlausiblePublicationDate {
        let found = Found(
          time: day.text, reason: Reason("line of a date", at: block.container), block: block, isShown: maxCount == Self.lineCharacters)
        if !isChange { return found }
        change = change ?? found
      }
    }
    return change
  }

  /// The date in small print within the heading.
  private func within(_ heading: Node?, _ page: Page, _ reader: DateReader) -> Found? {
    guard let heading, DateReader.mayContainDate(page.tree.text[heading.textRange]) else { return nil }
    return heading.subtree.lazy.map { page.tree[$0] }.filter { $0.tag == .small }.compactMap { small in
      reader.firstDate(in: small.text).map { Found(time: $0.text, reason: Reason("small print of the heading", at: small), isShown: true) }
    }.first
  }

  /// The date that is a separate part of the title: “The bridge opens - 11/05/2024 - The Boat”.
  private func titled(_ page: Page, _ reader: DateReader) -> Found? {
    guard let title = page.tree.titleElement, title.textRange.count <= Self.maxLength,
      DateReader.mayContainDate(page.tree.text[title.textRange])
    else { return nil }
    return TitleSplit.all(of: title.text).lazy.compactMap {
      reader.wholeDate($0.left) ?? reader.wholeDate($0.right) ?? reader.leadingDate(in: $0.right)
    }.first
      .map { Found(time: $0.text, reason: Reason("part of the title", title.text), isShown: true) }
  }

  /// A paragraph near the heading that begins with the date, followed by a separator: “29.11.2022 – Der Bund …”.
  private func opening(_ page: Page, _ blocks: [Block], _ around: HeadingSurroundings, _ reader: DateReader) -> Found? {
    for block in blocks
    where block.characterCount > Self.lineCharacters && DateReader.mayContainDate(page.tree.text[block.textRange].prefix(Self.maxLength))
      && page.isKept(block.nodes) && !around.isWithin(Self.elsewhere, block.container)
    {
      if let day = reader.leadingDate(in: block.text) {
        return Found(time: day.text, reason: Reason("day before the text", at: block.container), block: block, isShown: true)
      }
    }
    return nil
  }

}
