package import Winnow

/// Removes the site's banner from the title: “… - It's Over 9000!”, “… | Le Monde.fr”, “BBC - …”.
///
/// A separator alone is no evidence. The removed part must be the site's name or host, or the remaining part must occur separately on the
/// page; in a survey, a part that most titles of a site share is a banner.
package struct StripBanner: SurveyingStage {
  package static let name: StepName = "strip-banner"
  package static let summary =
    "Removes the site's banner from the title if the page's heading, its site name or the site's other titles prove it."
  package static let requires: [Capability] = [.metadata, .title]
  package static let provides: [Capability] = [.title, .site]
  package static let examples = [
    Example(
      "the heading says the rest",
      "<title>بوتين وماكرون يناقشان الأوضاع - It's Over 9000!</title><h2>بوتين وماكرون يناقشان الأوضاع</h2><p>نص",
      record: ["title": "بوتين وماكرون يناقشان الأوضاع"]),
    Example(
      "the site's name", "<meta property=og:site_name content='Le Monde.fr'><title>La grève continue | Le Monde.fr</title><p>Texte",
      record: ["title": "La grève continue"]),
    Example(
      "the logo", "<title>A quiet harbour ⋆ The Boat</title><header><a href=/>The Boat</a></header><p>Text",
      record: ["title": "A quiet harbour", "site": "The Boat"]),
    Example(
      "the logo, before a colon",
      "<title>The Boat: A quiet harbour</title><div><a href=/>The Boat</a></div><div>A quiet harbour</div><p>Text",
      record: ["title": "A quiet harbour", "site": "The Boat"]),
    Example(
      "a sign without blanks", "<title>水上邮路重新开通_江畔网</title><a href=/>江畔网</a><h1>水上邮路重新开通</h1><p>正文。",
      record: ["title": "水上邮路重新开通", "site": "江畔网"]),
    Example(
      "a section between the title and the logo",
      "<title>A quiet harbour | Local | The Boat</title><nav><a href=/>The Boat</a><a href=/l>Local</a></nav><p>Text",
      record: ["title": "A quiet harbour", "site": "The Boat"]),
    Example(
      "a slogan behind the logo", "<title>A quiet harbour - The Boat - news of the coast</title><a href=/>The Boat</a><p>Text",
      record: ["title": "A quiet harbour", "site": "The Boat"]),
    Example(
      "the logo as an address", "<title>A quiet harbour : TheBoat.com</title><a href=/>The Boat</a><p>Text",
      record: ["title": "A quiet harbour"]),
    Example(
      "the logo in brackets", "<title>[The Boat] A quiet harbour</title><a href=/>The Boat</a><p>Text", record: ["title": "A quiet harbour"]
    ),
    Example(
      "a dash in Chinese", "<title>水上邮路重新开通--江畔网</title><a href=/>江畔网</a><p>正文。", record: ["title": "水上邮路重新开通"]),
    Example(
      "a slogan and a city behind the name",
      "<title>A quiet harbour - WXYZ 7News | Weather, Sports | Springfield</title><h1>A quiet harbour</h1><p>Text",
      url: "https://wxyz.com/1", record: ["title": "A quiet harbour", "site": "WXYZ 7News"]),
    Example(
      "a dash in Chinese without a logo", "<title>水上邮路重新开通-江畔网</title><h1>水上邮路重新开通</h1><p>正文。",
      record: ["title": "水上邮路重新开通", "site": "江畔网"]),
    Example(
      "a part that is no section", "<title>Pier 9 | the log | The Boat</title><nav><a href=/>The Boat</a></nav><p>Text",
      record: ["title": "Pier 9 | the log"], isNearMiss: true),
    Example(
      "a colon within the title", "<title>Rain: what to know</title><a href=/>Rain</a><p>Text", record: ["title": "Rain: what to know"],
      isNearMiss: true),
    Example(
      "the host", "<title>BBC - The storm is over</title><p>Text", url: "https://www.bbc.co.uk/1", record: ["title": "The storm is over"]),
    Example(
      "what the site's titles share", "<title>The ferry is late - Over the Moon</title><p>Text",
      otherPages: ["<title>Bread is dearer - Over the Moon</title><p>Text", "<title>The park is open - Over the Moon</title><p>Text"],
      record: ["title": "The ferry is late"]),
    Example(
      "the site before the title",
      "<title>Harbour Tech Blog | The storm is over</title><meta property=og:title content='The storm is over'><p>Text",
      url: "https://www.harbour.com/1", record: ["title": "The storm is over", "site": "Harbour Tech Blog"]),
    Example(
      "a kicker before the title", "<title>Opinion | The storm is over</title><meta property=og:title content='The storm is over'><p>Text",
      url: "https://www.harbour.com/1", record: ["site": ""], isNearMiss: true),
    Example(
      "a separator alone", "<title>Paris - a moveable feast</title><p>Text", record: ["title": "Paris - a moveable feast"], isNearMiss: true
    ),
    Example(
      "a hyphen within a word", "<title>Covid-19 in numbers</title><h1>19 in numbers</h1><p>Text", record: ["title": "Covid-19 in numbers"],
      isNearMiss: true),
  ]
  @Option("The minimum share of a site's titles that contain a part for it to be the banner.", in: 0...1) package var minPageShare = 0.5
  @Option("The minimum number of pages of the site.", in: 2...10_000) package var minPages = 3
  package init() {}

  /// The prefixes and suffixes that many titles of a site share, folded.
  package struct Findings: Sendable, Codable {
    /// The common prefixes and suffixes.
    package var banners: [String]
  }

  package var minimumPages: Int { minPages }

  package func siteFeatures(of page: Page) -> [String] { (page.record[.titleRaw] ?? page.record[.title]).map(TitleSplit.parts) ?? [] }

  package func findings(of frequency: DocumentFrequency) -> Findings {
    Findings(banners: frequency.shared(by: minPages, share: minPageShare).keys.sorted())
  }

  package func run(on page: inout Page) throws { try run(on: &page, knowing: Findings(banners: [])) }

  package func run(on page: inout Page, knowing findings: Findings) throws {
    guard let title = page.record[.title] else { return }
    let splits = TitleSplit.all(of: title)
    guard !splits.isEmpty || page.record[.site] == nil && page.record[.titleRaw] != title else { return }
    var evidence = TitleEvidence(&page)
    nameSite(&page, title, evidence)
    evidence.site = FoldedText.key(page.record[.site] ?? "")
    for split in splits where split.sign != .colon {
      if let name = evidence.siteName(in: split) { return strip(split.left, split.right, TitleEvidence.logo, &page, site: name) }
      guard split.isStrong else { continue }
      if let rule = evidence.rule(banner: split.right, rest: split.left, findings) { return strip(split.left, split.right, rule, &page) }
    }
    // After a colon is the rest of a title, unless it is the logo's text and the page has the part before it separately.
    for split in splits where split.sign == .colon && evidence.endsInLogo(split) {
      return strip(split.left, split.right, TitleEvidence.logo, &page)
    }
    for split in splits where split.sign == .name && evidence.isName(split.left) {
      return strip(split.right, split.left, TitleEvidence.logo, &page)
    }
    for split in splits where split.isStrong || split.sign == .colon && FoldedText.key(split.left).utf8.count < 40 {
      if let rule = evidence.rule(banner: split.left, rest: split.right, findings, isStrong: split.isStrong) {
        return strip(split.right, split.left, rule, &page)
      }
    }
  }

  /// The part after the title in the title element is the site's name; the part before it is, if it contains a word of the host or is the
  /// logo's text.
  private func nameSite(_ page: inout Page, _ title: String, _ evidence: TitleEvidence) {
    guard page.record[.site] == nil, let raw = page.record[.titleRaw], page.tree.sourceFormat == .html else { return }
    let key = FoldedText.key(title)
    let whole = FoldedText.key(raw)
    if whole != key, evidence.isLogo(whole) {
      return page.set(.text(.site, raw), because: Reason("banner of the title", "the logo says the whole"))
    }
    let splits = TitleSplit.all(of: raw)
    if let after = splits.last(where: { FoldedText.key($0.left) == key && ($0.isStrong || evidence.isSite($0)) }) {
      page.set(
        .text(.site, evidence.siteName(in: after) ?? evidence.partOfHost(in: after) ?? after.right),
        because: Reason("banner of the title", "behind “\(title.prefix(60))”"))
    } else if let before = splits.first(where: { FoldedText.key($0.right) == key }),
      before.isStrong && Self.names(before.left, page.origin.host) || evidence.isLogo(FoldedText.key(before.left))
    {
      page.set(.text(.site, before.left), because: Reason("banner of the title", "before “\(title.prefix(60))”"))
    }
  }

  /// Whether the banner contains a sufficiently long part of the host: “Harbour Tech Blog” and www.harbour.com.
  private static func names(_ banner: String, _ host: String?) -> Bool {
    let key = FoldedText.key(banner)
    return (host ?? "").split(separator: ".").contains { $0.utf8.count >= 5 && UTF8Bytes.contains(FoldedText.key($0), in: key) }
  }

  private func strip(_ rest: String, _ banner: String, _ rule: RuleID, _ page: inout Page, site: String? = nil) {
    // “Title | | Site”.
    let rest = rest.trimmingSuffix { " |-–—·•:»".contains($0) }
    guard !rest.isEmpty else { return }
    page.set(.text(.title, rest), because: Reason(rule, "“\(banner)” is the banner"))
    if page.record[.site] == nil { page.set(.text(.site, site ?? banner), because: Reason("banner of the title", rule.description)) }
  }
}
