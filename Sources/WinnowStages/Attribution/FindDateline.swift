public import Winnow

/// Finds datelines and bylines: the lines that say where, when and through whom a report came.
///
/// They are known by their form (“LONDON (Reuters) –”, “بلدي نيوز - (متابعات)”, “Par Anne Martin”), written as templates in
/// the data of each language. A line of its own is labelled and leaves the text; a beginning of a paragraph stays in it. From many
/// pages of a site it learns the outlet's name: what most of their first lines begin with.
public struct FindDateline: SurveyingStage {
  public static let name: StepName = "find-dateline"
  public static let summary = "Sets the dateline and its outlet, place and agency, and the authors of bylines; drops lines that are nothing else."
  public static let examples = [
    Example("a line with outlet and source", "<html lang=ar><p>⟦بلدي نيوز - (متابعات)⟧<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.",
            gives: ["dateline": "outlet بلدي نيوز; agency متابعات"]),
    Example("before the first sentence", "<html lang=en><p>LONDON (Reuters) - The council said on Monday that the park would open.",
            gives: ["dateline": "place LONDON; agency Reuters"]),
    Example("a counter glued to the agency", "<html lang=ar><p>3|كونا<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.", gives: ["dateline": "agency كونا"]),
    Example("with a date", "<html lang=es><p>Madrid, 3 mar (EFE).- El pan subió un cuatro por ciento este año.", gives: ["dateline": "place Madrid; agency EFE; date 3 mar"]),
    Example("a byline", "<html lang=en><p>⟦By Jane Mercer and Paul O’Neill⟧<p>Roads were closed on Monday because of the storm.", gives: ["authors": "Jane Mercer · Paul O’Neill"]),
    Example("an outlet that most pages of the site begin with", "<html lang=ar><p>⟦الصباح - دمشق⟧<p>أفاد المركز الصحفي بأن الرئيسين بحثا التطورات.",
            beside: ["<html lang=ar><p>الصباح - حلب<p>افتتح اليوم معرض الكتاب وسط حضور كبير من القراء.", "<html lang=ar><p>الصباح - حمص<p>وصلت القافلة إلى المدينة صباح أمس بعد رحلة طويلة."],
            gives: ["dateline": "outlet الصباح; place دمشق"]),
    Example("a sentence with brackets", "<html lang=en><p>Researchers (all of them volunteers) - said that the park would open on Monday.", gives: ["dateline": ""]),
    Example("by Monday is no byline", "<html lang=en><p>By Monday the roads were open again.", gives: ["authors": ""]),
  ]
  @Option("How many of the first blocks are looked at.", in: 1...100) public var depth = 8
  @Option("The least share of a site's pages that begin with a name for it to be the outlet's.", in: 0...1) public var share = 0.5
  @Option("The fewest pages that prove it.", in: 2...10_000) public var pages = 3
  @Option("Whether lines that are only a dateline or byline leave the text.") public var drop = true
  public init() {}

  private static let longestLead = 110

  /// What most of a site's first lines begin with.
  public struct Findings: Sendable, Codable {
    /// How many pages were looked at.
    public var surveyed: Int
    /// In loose form, with the number of pages.
    public var outlets: [String: Int]
  }

  public func traits(of page: Page) -> [String] {
    page.blocks.lazy.filter { $0.kind != .heading }.prefix(2).compactMap { Self.opening(of: page.text(of: $0)) }
  }

  public func findings(of tally: PageTally) -> Findings { Findings(surveyed: tally.pages, outlets: tally.shared(by: pages, share: share)) }

  /// What stands before the first dash, colon or bracket of a line, if it could be a name.
  private static func opening(of text: String) -> String? {
    let signs: Set<Unicode.Scalar> = ["-", "–", "—", ":", "(", "|", "/"]
    let head = text.unicodeScalars.prefix(60)
    guard let end = head.firstIndex(where: signs.contains) else { return nil }
    let name = TextBytes.collapsed(text[..<end].utf8)
    return NameShape.isOutlet(name) && Agencies.id(of: name) == nil ? Loose.key(name) : nil
  }

  public func run(on page: inout Page) throws { try run(on: &page, knowing: Findings(surveyed: 0, outlets: [:])) }

  public func run(on page: inout Page, knowing findings: Findings) throws { try run(on: &page, knowing: findings, telling: nil) }

  private func run(on page: inout Page, knowing findings: Findings, telling listener: RuleReading.Listener?) throws {
    let pack = try LanguagePacks.pack(of: page.record[.language]), pageNames = PageNames(page, surveyed: Set(findings.outlets.keys))
    var found = false, place = -1
    for block in candidates(page) {
      let stands = page.stands(block.nodes)
      if stands, block.kind != .heading { place += 1 }
      let text = stands ? page.text(of: block) : block.text
      guard block.kind != .heading, !text.isEmpty else { continue }
      let lead = text.unicodeScalars.prefix(Self.longestLead)
      let names = NameRecognizer(Array(Self.withoutCounter(text[..<lead.endIndex]).utf8), pack, pageNames, isEnd: lead.endIndex == text.unicodeScalars.endIndex)
      listener?(RuleReading(block: block, names: names, zones: [.lead]))
      var matcher = Matcher(names, pack.rules)
      var end = 0
      for match in matcher.matches(in: [.lead]) where match.tokens.lowerBound >= end {
        let attributions = Credits.attributions(match, of: pack.rules.rules[match.rule], in: names)
        let isDateline = attributions.contains { [.place, .agency, .publisher].contains($0.kind) }
        guard !isDateline || !found, !attributions.isEmpty else { continue }
        guard stands || match.tokens.count > 1, place < Self.firstLines || attributions.contains(where: { $0.kind == .agency || !isDateline }) else { continue }
        note(attributions, match, pack.rules.rules[match.rule], names, block, &page, whole: match.tokens.count >= names.tokens.count && names.isEnd)
        // An agency alone may be the credit of a photo or of a teaser: the search goes on.
        found = found || isDateline && (attributions.count > 1 || attributions[0].kind != .agency)
        end = match.tokens.upperBound
      }
    }
  }

  /// In blocks: a place or an outlet stands no further down.
  private static let firstLines = 3

  /// A line without the number of comments that scraping glued to it: “3|كونا”.
  private static func withoutCounter(_ line: Substring) -> String {
    let behind = line.utf8.drop { 0x30...0x39 ~= $0 }
    return String(behind.first == UInt8(ascii: "|") && behind.startIndex > line.startIndex ? Substring(behind.dropFirst()) : line)
  }

  /// Short lines that stood right before the text are often taken for chrome: they are looked at as well.
  private static let linesBefore = 4

  private func candidates(_ page: Page) -> [Block] {
    let standing = page.blocks.prefix(depth)
    guard let first = standing.first(where: { $0.kind != .heading }) else { return Array(standing) }
    return page.dropped(above: first, most: Self.linesBefore).filter { $0.letters <= Self.longestLead && $0.unlinkedLetters * 2 > $0.letters } + standing
  }

  private func note(_ attributions: [Attribution], _ match: Match, _ rule: Rule, _ names: NameRecognizer, _ block: Block, _ page: inout Page, whole: Bool) {
    let evidence = names.text(match.tokens), reason = Reason(rule.id, "“\(evidence)”")
    var dateline = page.record.dateline ?? Dateline(), isDateline = false
    for attribution in attributions {
      switch attribution.kind {
      case .place: (dateline.place, isDateline) = (dateline.place ?? attribution.name, true)
      case .agency: (dateline.agency, isDateline) = (attribution.name, true)
      case .publisher: (dateline.outlet, isDateline) = (attribution.name, true)
      case .author: page.set(.author(Author(name: attribution.name)), at: block, because: reason)
      case .cited, .photo, .editor, .translator: break
      }
    }
    if isDateline, let date = match.captures.first(where: { $0.slot.role == .date }) { dateline.date = names.text(date.span.tokens) }
    if isDateline { page.set(.dateline(dateline), at: block, because: reason) }
    if let outlet = dateline.outlet, page.record[.site] == nil || page.tree.form == .plainText { page.set(.text(.site, outlet), at: block, because: "outlet of the dateline") }
    for attribution in attributions { page.set(.attribution(attribution), at: block, because: reason) }
    page.label(block, isDateline ? .dateline : .byline, because: reason)
    if whole, drop { page.drop(block, because: Reason(isDateline ? "dateline alone" : "byline alone", evidence)) }
  }
}

extension FindDateline: RuleStage {
  package func run(on page: inout Page, knowing findings: SurveyFindings, as id: String, telling listener: @escaping RuleReading.Listener) throws {
    let found = findings.found(Findings.self, by: id, of: page.origin.host ?? "")
    try run(on: &page, knowing: found ?? Findings(surveyed: 0, outlets: [:]), telling: listener)
  }
}
