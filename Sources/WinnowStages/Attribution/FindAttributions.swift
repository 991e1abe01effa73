package import Winnow

/// Finds the sources that the page credits: publisher, authors, agencies, photographers, and the sources cited in the text.
///
/// Cited sources are found by words of the page's language (“according to”, “صحيفة”, “по данным”) and by the boundaries of names;
/// “according to the law, the plan, the need” cites no source.
package struct FindAttributions: Stage {
  package static let name: StepName = "find-attributions"
  package static let summary =
    "Adds the publisher, authors, agencies, photo credits and cited sources to the record, each with its evidence."
  package static let requires: [Capability] = [.language, .mainContent, .metadata, .site, .authors, .dateline]
  package static let provides: [Capability] = [.attributions]
  package static let examples = [
    Example(
      "a site cited", "<html lang=ar><p>وصل الوفد إلى المدينة مساء أمس، حسب موقع روسيا اليوم.",
      record: ["attributions": "cited روسيا اليوم"]
    ),
    Example(
      "a statement", "<html lang=ar><p>وجاء في بيان صدر عن الكرملين، اليوم الجمعة، أن الرئيسين بحثا التطورات.",
      record: ["attributions": "cited الكرملين"]),
    Example(
      "an office that said", "<html lang=ar><p>أفاد المركز الصحفي للكرملين، بأن الرئيسين بحثا التطورات.",
      record: ["attributions": "cited المركز الصحفي للكرملين"]),
    Example(
      "according to a decision", "<html lang=ar><p>وتصل المساعدات إلى المدينة وفق القرار الدولي رقم 2401 حسب الحاجة.",
      record: ["attributions": ""]),
    Example(
      "according to an office", "<html lang=en><p>The park will open on Monday, according to the Ministry of Works.",
      record: ["attributions": "cited Ministry of Works"]),
    Example(
      "according to plan", "<html lang=en><p>Everything went according to plan, and according to size.", record: ["attributions": ""]),
    Example(
      "laut", "<html lang=de><p>Die Fähre hat laut Hafenamt Norddeich gewendet, laut Gesetz zu spät.",
      record: ["attributions": "cited Hafenamt Norddeich"]),
    Example("a photo", "<html lang=fr><p>Photo : Lina Roux<p>Un texte.", record: ["attributions": "photo Lina Roux"]),
  ]
  package init() {}

  package func run(on page: inout Page) throws { try run(on: &page, telling: nil) }

  private func run(on page: inout Page, telling listener: RuleScan.Observer?) throws {
    publisher(&page)
    let pack = try LanguagePacks.pack(of: page.record[.language])
    let blocks = page.blocks
    let texts = blocks.map { page.bytes(of: $0) }
    let names = PageNames(page.record, host: page.host, pack.vocabulary) { texts }
    for caption in CaptionFinder.captions(of: &page, blocks) {
      let zones: Rule.Zones = caption.isCredit ? [.credit, .caption] : .caption
      credit(NameRecognizer(caption.bytes, pack, names), zones, caption.block, &page, listener) { $0 == .photo }
    }
    for line in droppedLines(blocks, page) {
      let bytes = SeparatedText.bytes(of: line.block)
      guard pack.mayCredit(bytes) else { continue }
      let recognizer = NameRecognizer(bytes, pack, names)
      credit(recognizer, line.zones, line.block, &page, listener) { line.kinds.contains($0) }
      for part in parts(of: bytes, pack, names) { credit(part, line.zones, line.block, &page, listener) { line.kinds.contains($0) } }
      guard !line.kinds.contains(.agency), line.zones.contains(.line) else { continue }
      credit(recognizer, .beside, line.block, &page, listener) { _ in true }
    }
    let head = PlainTextHead(page)
    for (index, block) in blocks.enumerated() {
      let text = texts[index]
      if head.contains(block), isCaption(text, block, pack, names, &page, listener) { continue }
      guard block.kind != .code, block.kind != .heading || text.count < Self.maxHeadingLength else { continue }
      let isEdge = index < Self.edge || index >= blocks.count - Self.edge
      let isCredit = credits(text, block, isEdge: isEdge, pack, names, &page, listener)
      guard block.kind != .heading || isSentence(text), block.kind != .caption, !isCredit, pack.mayCite(text) else { continue }
      let zones: Rule.Zones = index < Self.openingBlocks ? [.sentence, .opening] : .sentence
      credit(NameRecognizer(text, pack, names), zones, block, &page, listener) { _ in true }
    }
    for author in page.record.authors { declared(author, &page) }
  }

  /// Whether a heading is a standfirst, which is read like a paragraph.
  private func isSentence(_ heading: [UInt8]) -> Bool { heading.count >= Self.minStandfirstLength && heading.last == UInt8(ascii: ".") }

  /// Bytes.
  private static let minStandfirstLength = 70

  /// Whether a line below the title of a plain-text page is the credit of a removed image.
  private func isCaption(
    _ text: [UInt8], _ block: Block, _ pack: LanguagePack, _ names: PageNames, _ page: inout Page, _ listener: RuleScan.Observer?
  ) -> Bool {
    let recognizer = NameRecognizer(text, pack, names)
    guard page.label(of: block) == nil, recognizer.mayBeCaption else { return false }
    let count = page.record.attributions.count
    credit(recognizer, .caption, block, &page, listener) { $0 == .photo }
    return page.record.attributions.count > count
  }

  /// Bytes.
  private static let maxHeadingLength = 200
  /// The number of blocks at the beginning and end of a text that may be credits, and of opening blocks.
  private static let edge = 6, openingBlocks = 3

  /// Adds the matches of the rules in these zones.
  ///
  /// - Returns: whether a match covers the whole text.
  @discardableResult
  private func credit(
    _ names: NameRecognizer, _ zones: Rule.Zones, _ block: Block, _ page: inout Page, _ listener: RuleScan.Observer?,
    where isWanted: (Attribution.Kind) -> Bool
  ) -> Bool {
    listener?(RuleScan(block: block, names: names, zones: zones))
    var matcher = Matcher(names, names.pack.rules)
    var isWhole = false
    var suppliers: [String] = []
    // “© 2024 The Bote” is not an image credit.
    lazy var isNotice = CopyrightNotice(String(decoding: names.bytes, as: UTF8.self)) != nil
    for match in matcher.matches(in: zones) {
      let rule = names.pack.rules.rules[match.rule]
      isWhole = isWhole || match.tokens.count >= names.tokens.count - 1
      for attribution in AttributionBuilder.attributions(match, of: rule, in: names) where isWanted(attribution.kind) {
        if attribution.kind == .agency { suppliers.append(attribution.name) }
        if attribution.kind == .photo, isNotice, Agencies.id(of: attribution.name) == nil { continue }
        if attribution.kind == .cited || attribution.kind == .agency, isOwn(attribution.name, page) { continue }
        if attribution.kind == .cited, suppliers.contains(where: { $0 == attribution.name || Agencies.isSameAgency($0, attribution.name) })
        {
          continue
        }
        page.set(.attribution(attribution), at: block, because: Reason(RuleID(rule.id), attribution.evidence))
      }
    }
    return isWhole
  }

  /// The parts of a line with several fields that may be credits.
  private func parts(of line: [UInt8], _ pack: LanguagePack, _ names: PageNames) -> [NameRecognizer] {
    CreditLine.parts(of: line).filter(pack.mayCredit).map { NameRecognizer($0, pack, names) }
  }

  /// Scalars. A shorter block may be a credit line as a whole; of a longer one only the last words.
  private static let maxCreditLength = 160

  /// - Returns: whether a short block is a credit, so that its names are not cited sources.
  private func credits(
    _ bytes: [UInt8], _ block: Block, isEdge: Bool, _ pack: LanguagePack, _ names: PageNames, _ page: inout Page,
    _ listener: RuleScan.Observer?
  ) -> Bool {
    // A scalar has at most four bytes.
    let isShort =
      bytes.count <= Self.maxCreditLength
      || bytes.count <= 4 * Self.maxCreditLength && UTF8Bytes.scalarCount(of: bytes) <= Self.maxCreditLength
    guard pack.mayCredit(bytes) else { return false }
    if isShort {
      let isWhole = credit(NameRecognizer(bytes, pack, names), [.line, .tail], block, &page, listener) { $0 != .cited }
      guard isEdge else { return isWhole }
      for part in parts(of: bytes, pack, names) { credit(part, .line, block, &page, listener) { $0 != .cited } }
      return isWhole
    }
    guard isEdge || bytes.last == UInt8(ascii: ")") else { return false }
    let tail = Array(bytes[UTF8Bytes.firstScalar(after: bytes.count - min(bytes.count, 2 * Self.maxCreditLength), in: bytes[...])...])
    credit(NameRecognizer(tail, pack, names, isBeginning: false), [.tail], block, &page, listener) { $0 != .cited }
    return false
  }

  /// A dropped line near the article: the kinds of credits and the zones that are searched in it.
  private struct Line {
    let block: Block, zones: Rule.Zones, kinds: Set<Attribution.Kind>
  }

  /// The dropped blocks around and between the blocks of the text: credits are often dropped as chrome.
  private func droppedLines(_ blocks: [Block], _ page: Page) -> [Line] {
    guard let first = blocks.first(where: { $0.kind != .heading }), let last = blocks.last, page.tree.sourceFormat == .html else {
      return []
    }
    let title = titleIndex(above: first, page)
    return page.dropped(in: first.index - CaptionFinder.above..<last.index + 1 + CaptionFinder.below).compactMap { block in
      let label = page.label(of: block)
      guard label == nil || label == .byline, block.kind != .heading, block.kind != .caption, block.characterCount <= Self.maxCaptionLength
      else {
        return nil
      }
      let isByline =
        (label == .byline || title < block.index && block.index < first.index) && block.characterCount <= Self.maxBylineLength
      guard isByline || block.unlinkedCharacterCount * 2 > block.characterCount else {
        // “Source: AFP”, with a link.
        let isSource = 1...Self.maxSourceLength ~= block.unlinkedCharacterCount && block.characterCount <= Self.maxBylineLength / 2
        return isSource ? Line(block: block, zones: .tail, kinds: [.agency]) : nil
      }
      // Unmarked captions: a label names the photographer.
      guard block.characterCount <= Self.maxCreditLength else { return Line(block: block, zones: .tail, kinds: [.photo]) }
      // A byline after a text belongs to another article, but a line about contributors does not.
      if isByline || block.index > last.index {
        // The authors of a byline are already known.
        let kinds: Set<Attribution.Kind> = [.photo, .agency, .editor, .translator]
        return Line(block: block, zones: isByline ? [.line, .tail] : .tail, kinds: label == nil ? kinds.union([.author]) : kinds)
      }
      // Images are next to the blocks of the text: “Anna Keel, dpa” is a photographer.
      return Line(block: block, zones: [.line, .tail], kinds: [.photo, .editor, .translator])
    }
  }

  /// Characters.
  private static let maxCaptionLength = 500, maxBylineLength = 120, maxSourceLength = 30

  /// The index of the article's heading among the blocks of the tree; the number of blocks if it is not found.
  private func titleIndex(above first: Block, _ page: Page) -> Int {
    let all = page.tree.blocks
    return (max(0, first.index - CaptionFinder.above)..<first.index).last { all[$0].kind == .heading && all[$0].level == 1 } ?? .max
  }

  /// An author that the page declares, possibly an agency.
  private func declared(_ author: Author, _ page: inout Page) {
    guard !author.isOrganization || Agencies.id(of: author.name) != nil && !isOwn(author.name, page) else { return }
    let kind: Attribution.Kind = author.isOrganization ? .agency : .author
    guard !page.record.attributions.contains(where: { $0.kind == kind && $0.name == author.name }) else { return }
    page.set(
      .attribution(Attribution(kind, author.name, evidence: author.name, confidence: 0.8, rule: "declared")), because: "declared author")
  }

  private func publisher(_ page: inout Page) {
    guard let site = page.record[.site], !page.record.attributions.contains(where: { $0.kind == .publisher }) else { return }
    page.set(.attribution(Attribution(.publisher, site, evidence: site, confidence: 0.9, rule: "site name")), because: "site name")
  }

  /// Whether the cited source is the page's own outlet.
  private func isOwn(_ name: String, _ page: Page) -> Bool {
    guard let outlet = page.record[.site], case (let site, let key) = (FoldedText.key(outlet), FoldedText.key(name)), key.utf8.count >= 3
    else { return false }
    return Agencies.isSameAgency(name, outlet) || site == key || site.hasPrefix(key) && key.utf8.count * 3 >= site.utf8.count
  }
}

extension FindAttributions: RuleStage {
  package func run(on page: inout Page, knowing findings: SurveyFindings, as id: String, telling listener: @escaping RuleScan.Observer)
    throws
  {
    try run(on: &page, telling: listener)
  }
}
