package import Winnow

/// Finds datelines and bylines: the lines that state the place, date and source of a report.
///
/// They are found by their form (“LONDON (Reuters) –”, “بلدي نيوز - (متابعات)”, “Par Anne Martin”), given as templates in the data of each
/// language. A separate line is labelled and removed from the text; the beginning of a paragraph is kept. A survey of a site finds the
/// outlet's name: the common beginning of its first lines.
package struct FindDateline: SurveyingStage {
  package static let name: StepName = "find-dateline"
  package static let summary =
    "Sets the dateline and its outlet, place and agency, and the authors of bylines; drops lines with nothing else."
  package static let requires: [Capability] = [.language, .mainContent, .metadata, .site]
  package static let provides: [Capability] = [.dateline, .authors]
  package static let examples = [
    Example(
      "a line with outlet and source", "<html lang=ar><p>⟦بلدي نيوز - (متابعات)⟧<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.",
      record: ["dateline": "outlet بلدي نيوز; agency متابعات"]),
    Example(
      "before the first sentence", "<html lang=en><p>LONDON (Reuters) - The council said on Monday that the park would open.",
      record: ["dateline": "place LONDON; agency Reuters"]),
    Example(
      "a counter glued to the agency", "<html lang=ar><p>3|كونا<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.",
      record: ["dateline": "agency كونا"]),
    Example(
      "with a date", "<html lang=es><p>Madrid, 3 mar (EFE).- El pan subió un cuatro por ciento este año.",
      record: ["dateline": "place Madrid; agency EFE; date 3 mar"]),
    Example(
      "a byline", "<html lang=en><p>⟦By Jane Mercer and Paul O’Neill⟧<p>Roads were closed on Monday because of the storm.",
      record: ["authors": "Jane Mercer · Paul O’Neill"]),
    Example(
      "an outlet that most pages of the site begin with",
      "<html lang=ar><p>⟦الصباح - دمشق⟧<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.",
      otherPages: [
        "<html lang=ar><p>الصباح - حلب<p>افتتح اليوم معرض الكتاب وسط حضور كبير من القراء.",
        "<html lang=ar><p>الصباح - حمص<p>وصلت القافلة إلى المدينة صباح أمس بعد رحلة طويلة.",
      ],
      record: ["dateline": "outlet الصباح; place دمشق"]),
    Example(
      "an agency for a byline", "<html lang=no><h1>Brua er åpen</h1><div class=byline>⟦NTB⟧</div><p>Brua åpnet igjen mandag.",
      record: ["dateline": "agency NTB"]),
    Example(
      "an agency below a picture",
      "<html lang=ar><figure><img src=a.jpg><figcaption>الميناء القديم عند الفجر (أ ف ب)</figcaption></figure><p>أعيد فتح الميناء أمس.",
      record: ["dateline": ""], isNearMiss: true),
    Example(
      "a sentence with brackets", "<html lang=en><p>Researchers (all of them volunteers) - said that the park would open on Monday.",
      record: ["dateline": ""]),
    Example("by Monday is no byline", "<html lang=en><p>By Monday the roads were open again.", record: ["authors": ""]),
  ]
  @Option("The number of leading blocks that are searched.", in: 1...100) package var maxBlocks = 8
  @Option("The minimum share of a site's pages that begin with a name for it to be the outlet's.", in: 0...1) package var minPageShare = 0.5
  @Option("The minimum number of pages of the site.", in: 2...10_000) package var minPages = 3
  @Option("Whether lines that are only a dateline or byline are dropped.") package var drop = true
  package init() {}

  private static let maxLeadLength = 110

  /// The common beginning of a site's first lines.
  package struct Findings: Sendable, Codable {
    /// The number of pages surveyed.
    package var pageCount: Int
    /// Outlet names, folded, with their page counts.
    package var outlets: [String: Int]

    private enum CodingKeys: String, CodingKey { case pageCount = "surveyed", outlets }
  }

  package var minimumPages: Int { minPages }

  package func siteFeatures(of page: Page) -> [String] {
    page.blocks.lazy.filter { $0.kind != .heading }.prefix(2).compactMap { Self.opening(of: page.text(of: $0)) }
  }

  package func findings(of frequency: DocumentFrequency) -> Findings {
    Findings(pageCount: frequency.pages, outlets: frequency.shared(by: minPages, share: minPageShare))
  }

  /// The text before the first dash, colon or bracket of a line, if it could be a name.
  private static func opening(of text: String) -> String? {
    let signs: Set<Unicode.Scalar> = ["-", "–", "—", ":", "(", "|", "/"]
    let head = text.unicodeScalars.prefix(60)
    guard let end = head.firstIndex(where: signs.contains) else { return nil }
    let name = UTF8Bytes.collapsed(text[..<end].utf8)
    return NameShape.isOutlet(name) && Agencies.id(of: name) == nil ? FoldedText.key(name) : nil
  }

  package func run(on page: inout Page) throws { try run(on: &page, knowing: Findings(pageCount: 0, outlets: [:])) }

  package func run(on page: inout Page, knowing findings: Findings) throws { try run(on: &page, knowing: findings, telling: nil) }

  private func run(on page: inout Page, knowing findings: Findings, telling listener: RuleScan.Observer?) throws {
    let groups = page.tree.sourceFormat == .html ? page.analysis(ElementGroups.self) : nil
    let isByline: (Block) -> Bool = { block in
      groups.map { $0[block.container.id] & ElementGroups.byline != 0 } ?? false
    }
    for line in try lines(of: page, knowing: findings, listener, isByline) { apply(line, &page) }
  }

  /// A dateline or byline found by a rule.
  private struct Line {
    let block: Block, rule: String, evidence: String, attributions: [Attribution], date: String?
    /// Whether it is the whole block.
    let isWhole: Bool
    var isDateline: Bool { attributions.contains { [.place, .agency, .publisher].contains($0.kind) } }
  }

  private func lines(of page: Page, knowing findings: Findings, _ listener: RuleScan.Observer?, _ isByline: (Block) -> Bool) throws
    -> [Line]
  {
    let pack = try LanguagePacks.pack(of: page.record[.language])
    let pageNames = PageNames(page.record, host: page.host, pack.vocabulary, surveyed: Set(findings.outlets.keys)) {
      page.blocks.map { page.bytes(of: $0) }
    }
    var lines: [Line] = []
    let head = PlainTextHead(page)
    var hasPlace = false
    var hasAgency = false
    var index = -1
    for block in candidates(page) {
      let isKept = page.isKept(block.nodes)
      if isKept, block.kind != .heading, block.characterCount >= Self.shortestParagraph || index < 0 { index += 1 }
      let text = String(decoding: isKept ? SeparatedText.bytes(of: block, in: page) : SeparatedText.bytes(of: block), as: UTF8.self)
      guard block.kind != .heading, block.kind != .caption, !text.isEmpty else { continue }
      let lead = text.unicodeScalars.prefix(Self.maxLeadLength)
      let names = NameRecognizer(
        Array(Self.withoutCounter(text[..<lead.endIndex]).utf8), pack, pageNames, isEnd: lead.endIndex == text.unicodeScalars.endIndex)
      let zones: Rule.Zones = isKept && head.isBesideDate(block) ? [.lead, .head] : .lead
      listener?(RuleScan(block: block, names: names, zones: zones))
      var matcher = Matcher(names, pack.rules)
      var end = 0
      for match in matcher.matches(in: zones) where match.tokens.lowerBound >= end {
        let rule = pack.rules.rules[match.rule]
        let date = match.captures.first { $0.slot.role == .date }
        let line = Line(
          block: block, rule: rule.id, evidence: names.text(match.tokens),
          attributions: AttributionBuilder.attributions(match, of: rule, in: names),
          date: date.map { names.text($0.span.tokens) },
          isWhole: match.tokens.count >= names.tokens.count && names.isEnd && names.bytes.count == text.utf8.count)
        let namesAgency = line.attributions.contains { $0.kind == .agency }
        guard !line.attributions.isEmpty, !line.isDateline || !hasPlace || namesAgency && !hasAgency else { continue }
        guard isKept || match.tokens.count > 1 || isByline(block),
          index < Self.firstLines || !line.isDateline || namesAgency
        else { continue }
        lines.append(line)
        // An agency alone may credit a photo or a teaser, and one after an author belongs to a byline: the search continues.
        hasPlace = hasPlace || line.attributions.contains { $0.kind == .place || $0.kind == .publisher }
        hasAgency = hasAgency || namesAgency && isKept
        end = match.tokens.upperBound
      }
    }
    return lines
  }

  /// In paragraphs: a place or an outlet is no further down. In characters: a shorter block is a line of the page's head.
  private static let firstLines = 3, shortestParagraph = 60

  /// The line without a comment count that scraping joined to it: “3|كونا”.
  private static func withoutCounter(_ line: Substring) -> String {
    let after = line.utf8.drop { 0x30...0x39 ~= $0 }
    return String(after.first == UInt8(ascii: "|") && after.startIndex > line.startIndex ? Substring(after.dropFirst()) : line)
  }

  /// The number of short lines searched directly before the text, since they are often dropped as chrome.
  private static let maxDroppedLinesBefore = 4

  private func candidates(_ page: Page) -> [Block] {
    let kept = page.blocks.prefix(maxBlocks)
    guard let first = kept.first(where: { $0.kind != .heading }) else { return Array(kept) }
    return page.dropped(above: first, maxCount: Self.maxDroppedLinesBefore).filter {
      $0.characterCount <= Self.maxLeadLength && $0.unlinkedCharacterCount * 2 > $0.characterCount
    } + kept
  }

  /// Whether a byline named the author with more or fewer words: “Dr. Jane Mercer”, “Paul Dunn Jr”.
  private static func isKnownAuthor(_ name: String, _ page: Page) -> Bool {
    let key = FoldedText.key(name)
    return page.record.authors.contains { author in
      let known = FoldedText.key(author.name)
      return !author.isOrganization
        && (UTF8Bytes.contains(key, in: known) || author.name.contains(" ") && UTF8Bytes.contains(known, in: key))
    }
  }

  private func apply(_ line: Line, _ page: inout Page) {
    let reason = Reason(RuleID(line.rule), "“\(line.evidence)”")
    let block = line.block
    var dateline = page.record.dateline ?? Dateline()
    for attribution in line.attributions {
      switch attribution.kind {
      case .place: dateline.place = dateline.place ?? attribution.name
      case .agency: dateline.agency = attribution.name
      case .publisher: dateline.outlet = attribution.name
      case .author where Self.isKnownAuthor(attribution.name, page): break
      case .author: page.set(.author(Author(name: attribution.name)), at: block, because: reason)
      case .cited, .photo, .editor, .translator: break
      }
    }
    if line.isDateline {
      dateline.date = line.date ?? dateline.date
      page.set(.dateline(dateline), at: block, because: reason)
    }
    if let outlet = dateline.outlet, page.record[.site] == nil || page.tree.sourceFormat == .plainText {
      page.set(.text(.site, outlet), at: block, because: "outlet of the dateline")
    }
    for attribution in line.attributions where attribution.kind != .agency || !isKnown(attribution.name, page) {
      page.set(.attribution(attribution), at: block, because: reason)
    }
    page.label(block, line.isDateline ? .dateline : .byline, because: reason)
    if line.isWhole, drop { page.drop(block, because: Reason(line.isDateline ? "dateline alone" : "byline alone", line.evidence)) }
  }
}

extension FindDateline {
  /// Whether the record has the agency under another name: “Associated Press” in the byline, “AP” in the dateline.
  private func isKnown(_ agency: String, _ page: Page) -> Bool {
    page.record.attributions.contains { $0.kind == .agency && $0.name != agency && Agencies.isSameAgency($0.name, agency) }
  }
}

extension FindDateline: RuleStage {
  package func run(on page: inout Page, knowing findings: SurveyFindings, as id: String, telling listener: @escaping RuleScan.Observer)
    throws
  {
    let found = findings.found(Findings.self, by: id, of: page.origin.host ?? "")
    try run(on: &page, knowing: found ?? Findings(pageCount: 0, outlets: [:]), telling: listener)
  }
}
