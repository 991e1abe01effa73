package import Winnow

/// Reads the page's declared metadata: site, URL, times, authors, section, tags, description, image, licence.
///
/// Sources have a fixed order of precedence; the other values are candidates in the journal.
package struct ReadMetadata: Stage {
  package static let name: StepName = "read-metadata"
  package static let summary =
    "Sets what the page declares in JSON-LD, OpenGraph, Dublin Core, microdata, RDFa and meta elements; other fields are not set."
  package static let provides: [Capability] = [.metadata]
  package static let examples = [
    Example(
      "OpenGraph",
      "<meta property=og:site_name content='Die Zeitung'><meta property=article:published_time content='2024-03-05T10:00:00+01:00'><p>Text",
      record: ["site": "Die Zeitung", "published": "2024-03-05T10:00:00+01:00"]),
    Example(
      "JSON-LD in a graph",
      #"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Anna Berg"}],"publisher":{"name":"Bote"}}]}</script><p>Text"#,
      record: ["site": "Bote", "authors": "Anna Berg"]),
    Example(
      "JSON-LD that points at a person, with a comment and a comma too many",
      ##"<script type="application/ld+json">/* yoast */ {"@graph":[{"@type":"Article","author":{"@id":"#p1"},"keywords":["Sturm","Wetter",],},{"@id":"#p1","@type":"Person","name":"Anna Berg"}]}</script><p>Text"##,
      record: ["authors": "Anna Berg", "tags": "Sturm · Wetter"]),
    Example(
      "a post of a forum",
      #"<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Which lens?","dateCreated":"2024-03-05T10:00:00Z","author":{"@type":"Person","name":"anna77"}}</script><p>Text"#,
      record: ["published": "2024-03-05T10:00:00Z", "authors": "anna77"]),
    Example(
      "a list of questions has no day of its own",
      #"<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Why?","dateCreated":"2024-03-05"}]}</script><p>Text"#,
      record: ["published": ""], isNearMiss: true),
    Example(
      "Dublin Core",
      "<meta name=DC.creator content='Berg, Anna'><meta name=DC.date content=2024-03-05><meta name=DC.rights content='CC BY 4.0'><p>Text",
      record: ["authors": "Anna Berg", "published": "2024-03-05", "licence": "CC BY 4.0"]),
    Example(
      "address, section, picture",
      "<link rel=canonical href=https://example.org/a><meta property=article:section content=Politik><meta property=og:image content=https://example.org/a.jpg><meta name=description content='Worum es geht'><p>Text",
      record: [
        "canonical": "https://example.org/a", "section": "Politik", "image": "https://example.org/a.jpg", "description": "Worum es geht",
      ]),
    Example(
      "a picture by other names", "<link rel=image_src href=/b.jpg><meta name=twitter:image:src content=https://example.org/a.jpg><p>Text",
      record: ["image": "https://example.org/a.jpg"]),
    Example(
      "tags in two writings", "<meta name=keywords content='Sturm, Wetter, sturm'><p>Text", record: ["tags": "Sturm · Wetter"]),
    Example(
      "links to tags", "<p>Text</p><a rel=tag href=/t/1>Sturm</a><a rel=tag href=/t/2>Wetter</a>", record: ["tags": "Sturm · Wetter"]),
    Example(
      "tags in Chinese, and microdata", "<meta name=keywords content='渡口，古镇'><meta itemprop=articleSection content=本地><p>正文",
      record: ["tags": "渡口 · 古镇", "section": "本地"]),
    Example(
      "the moment of an e-mail", "<meta name=pubdate content='Tue, 09 Mar 2021 08:15:00 GMT'><p>Text",
      record: ["published": "2021-03-09T08:15:00Z"]),
    Example(
      "an object of PHP",
      #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":{"date":"2021-03-09 08:15:00.000000","timezone_type":3}}</script><p>Text"#,
      record: ["published": "2021-03-09"]),
    Example(
      "a place for a text", "<meta name=description content='{{description}}'><p>Text", record: ["description": ""], isNearMiss: true),
    Example(
      "a licence that is linked", "<p>Text</p><a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a>",
      record: ["licence": "https://creativecommons.org/licenses/by/4.0/"]),
    Example(
      "a label of Twitter's",
      "<html lang=de><meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Anna Berg'><p>Text",
      record: ["authors": "Anna Berg"]),
    Example(
      "another label of Twitter's",
      "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Four minutes'><p>Text", record: ["authors": ""],
      isNearMiss: true),
    Example(
      "a name with a conjunction in it",
      #"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Rui Mota e Lima"}}</script><p>Text"#,
      record: ["authors": "Rui Mota e Lima"]),
    Example(
      "a creator, whose parts stand apart, in JSON that is none",
      #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "old" bell","creator":{"@type":"Person","givenName":"Anna","familyName":"Berg"}}</script><p>Text"#,
      record: ["authors": "Anna Berg"]),
    Example(
      "a count of milliseconds",
      #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1599034680123}</script><p>Text"#,
      record: ["published": "2020-09-02T08:18:00Z"]),
    Example(
      "a Persian day", "<html lang=fa><meta property=article:published_time content='1402-10-25T10:00:00+03:30'><p>Text",
      record: ["published": "2024-01-15T10:00:00+03:30"]),
    Example(
      "what must be paid for",
      #"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paid"}}</script><p>Text"#,
      record: ["isPaywalled": "true"]),
    Example("what is free", "<meta property=article:content_tier content=free><p>Text", record: ["isPaywalled": "false"]),
    Example(
      "a picture's credit is no author", "<meta name=author content='Foto: Anna Berg'><p>Text", record: ["authors": ""], isNearMiss: true),
    Example(
      "two people in Chinese", "<html lang=zh><meta name=author content='李明远,张晓红'><p>正文", record: ["authors": "李明远 · 张晓红"]),
    Example("a role in Korean", "<html lang=ko><meta name=author content='홍길동 기자'><p>본문", record: ["authors": "홍길동"]),
    Example(
      "a surname before an initial", "<meta name=citation_author content='Mercer, Jane B.'><p>Text", record: ["authors": "Jane B. Mercer"]),
    Example(
      "who took the picture", "<html lang=en><meta name=author content='Photo by Jane Mercer'><p>Text", record: ["authors": ""],
      isNearMiss: true),
    Example("programs write null", "<meta property=article:section content=null><p>Text", record: ["section": ""], isNearMiss: true),
    Example("an address is no author", "<meta name=author content='https://example.org/anna'><p>Text", record: ["authors": ""]),
    Example(
      "the outlet is no author", "<meta property=og:site_name content='Die Zeitung'><meta name=author content='Die Zeitung'><p>Text",
      record: ["authors": ""]),
    Example(
      "the company behind the site",
      "<title>Der Sturm ist da - Bote am See</title><meta name=author content='Bote am See'><meta name=publisher content='Seedruck GmbH'><p>Text",
      record: ["site": "Bote am See"]),
    Example(
      "a section that is declared as the site",
      "<title>The storm is over | The Bote</title><meta property=og:site_name content='U.S.'><meta name=publisher content='The Bote'><p>Text",
      record: ["site": "The Bote"]),
    Example("an outlet's short name is no person", "<meta name=author content=KTVU><p>Text", record: ["authors": ""], isNearMiss: true),
    Example("a day in words", "<html lang=en><meta name=published content='July 17, 2025'><p>Text", record: ["published": "2025-07-17"]),
    Example("a newsroom is no author", "<meta name=author content='News Desk'><p>Text", record: ["authors": ""], isNearMiss: true),
  ]
  package init() {}

  private typealias Source = (value: String, rule: Reason)

  package func run(on page: inout Page) throws {
    let meta = page.analysis(PageMeta.self)
    let linked = page.analysis(JSONLD.self)
    func named(_ names: [String]) -> [Source] { names.compactMap { name in meta.first([name]).map { ($0.value, Reason("meta", name)) } } }
    func named(_ key: MetaNames.Key) -> [Source] { named(MetaNames.of(key)) }
    func link(_ address: String?, _ relation: String) -> [Source] { address.map { [($0, Reason("link", relation))] } ?? [] }
    func json(_ value: String?, _ key: String) -> [Source] { value.map { [($0, Reason("JSON-LD", key))] } ?? [] }

    let banners = TitleSplit.parts(of: page.tree.titleElement?.text ?? "")
    // The publisher may be the parent company, and the declared name that of a section: a name confirmed by the title's banner takes
    // precedence.
    let host = SiteHost(page.origin.host ?? Origin(url: meta.canonical).host)
    let declared =
      (named(.site) + json(linked.publisher, "publisher") + json(linked.siteName, "WebSite") + named(.siteAfterLinkedData))
      .compactMap { source in Self.siteName(source.value, banners, host: host).map { (value: $0, rule: source.rule) } }
    let shown = (declared + named(["author"])).filter { banners.contains(FoldedText.key($0.value)) }
    set(.site, shown + declared, &page)
    let base = URLResolver(page)
    func resolved(_ sources: [Source]) -> [Source] {
      sources.compactMap { source in base.resolved(source.value).map { ($0, source.rule) } }
    }
    set(.canonical, resolved(link(meta.canonical, "canonical") + named(.canonical)), &page)
    let times = moments(
      json(linked.published, "datePublished") + meta.each(MetaNames.published).map { ($0.value, Reason("meta", $0.name)) }, page.tree)
    set(.published, times, &page)
    page.declared.times = times.filter { $0.value != times[0].value }.map { ($0.value, $0.rule.rule) }
    set(
      .modified,
      moments(
        named(.modified) + json(linked.modified, "dateModified"), page.tree), &page)
    set(
      .section,
      named(.section) + json(linked.section, "articleSection") + named(.sectionAfterLinkedData),
      &page)
    set(
      .description,
      named(.description)
        + json(linked.description, "description"), &page)
    set(.image, resolved(named(.image) + json(linked.image, "image") + link(meta.image, "image_src")), &page)
    set(
      .licence, link(meta.license, "license") + json(linked.licence, "license") + named(.license),
      &page)
    if let isFree = linked.isFree {
      page.set(.paywalled(!isFree), because: "JSON-LD isAccessibleForFree")
    } else if let tier = meta.first(["article:content_tier"])?.value.lowercased(), tier == "locked" || tier == "free" {
      page.set(.paywalled(tier == "locked"), because: "meta article:content_tier")
    }
    tags(&page, meta, linked)
    try authors(&page, meta, linked, banners)
  }

  /// The site's name without its slogan: “News of the North - The Harbour Times | All you need”; `nil` for a URL.
  private static func siteName(_ declared: String, _ banners: [String], host: SiteHost?) -> String? {
    guard !UTF8Bytes.contains("://", in: declared) else { return nil }
    guard
      declared.utf8.contains(where: {
        $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == 0xC2 || $0 == 0xE2
      })
    else { return declared }
    let parts = [" | ", " - ", " – ", " — ", " • ", " · ", " / "].reduce([declared]) { parts, sign in
      parts.flatMap { $0.split(separator: sign).map { UTF8Bytes.collapsed($0.utf8) } }
    }
    guard parts.count > 1 else { return declared }
    let label = host?.firstLabel ?? ""
    let keys = parts.map { FoldedText.key($0) }
    // “WXYZ 7News | Weather | Springfield” on wxyz.com.
    if label.utf8.count >= minLengthInHost, let at = keys.firstIndex(where: { $0.hasPrefix(label) }) { return parts[at] }
    let host = FoldedText.key(host?.name ?? "")
    let found =
      keys.firstIndex(where: banners.contains)
      ?? parts.indices.first { parts[$0].utf8.count >= minLengthInHost && UTF8Bytes.contains(keys[$0], in: host) }
    return found.map { parts[$0] } ?? declared
  }

  /// Bytes.
  private static let minLengthInHost = 4

  /// Sets the field to the first value, and records differing ones as candidates.
  private func set(_ field: Record.Field, _ sources: [Source], _ page: inout Page) {
    // A URL contains ampersands.
    let isText = field == .site || field == .section || field == .description
    let sources: [Source] = isText ? sources.map { (Markup.plain($0.value), $0.rule) }.filter { !$0.0.isEmpty } : sources
    guard let first = sources.first else { return }
    page.set(.text(field, first.value), because: first.rule)
    for other in sources.dropFirst() where other.value != first.value { page.addCandidate(.text(field, other.value), because: other.rule) }
  }

  /// Timestamps in machine-readable form; a date in words if there is none.
  private func moments(_ sources: [Source], _ tree: Tree) -> [Source] {
    lazy var reader = DateReader(tag: tree.first(.html)?[.lang])
    return sources.compactMap { source in
      (Timestamp.iso(source.value, language: reader.language) ?? reader.firstDate(in: source.value)?.text).map { ($0, source.rule) }
    }
  }

  private static let maxTags = 50, maxAuthors = 100

  private func tags(_ page: inout Page, _ meta: PageMeta, _ linked: JSONLD) {
    let declared = meta.all("article:tag")
    let keywords = meta.firstList(MetaNames.of(.tags))
    let (list, declaredBy): ([String], RuleID) =
      !declared.isEmpty ? (declared, "article:tag") : !linked.tags.isEmpty ? (linked.tags, "JSON-LD keywords") : (keywords, "keywords")
    var tags = list.count == 1 ? JSONLD.tags(in: list[0]).map { UTF8Bytes.collapsed($0.utf8) } : list
    var rule = declaredBy
    if tags.isEmpty {
      // Tags displayed on the page.
      tags = page.tree.elements(.a).filter { $0.bytes(.rel)?.elementsEqual("tag".utf8) ?? false }.prefix(Self.maxTags).map(\.text)
      rule = "link to a tag"
    }
    var known: Set<String> = []
    for tag in tags.prefix(Self.maxTags) where !tag.isEmpty && known.insert(tag.lowercased()).inserted {
      page.set(.add(.tags, tag), because: Reason(rule))
    }
  }

  /// Sets the people of the first source that names any, and the organizations of that source. The organizations of all sources are
  /// candidates; ``FindByline`` uses those of the first source if the page displays no person either.
  private func authors(_ page: inout Page, _ meta: PageMeta, _ linked: JSONLD, _ banners: [String]) throws {
    let byline = try Byline.of(&page)
    let site = page.record[.site]
    let host = page.host
    // “twitter:label1” is the label of “twitter:data1”: “Written by”, “Verfasst von”.
    let labelled = meta.first(["twitter:label1"]).map { byline.isOpened($0.value) } ?? false
    let names = MetaNames.of(.authors) + (labelled ? ["twitter:data1"] : [])
    let marked = names.map { name in ("meta \(name)" as RuleID, meta.all(name).map { (name: $0, isOrganization: false) }) }
    // Most pages declare the same author several times.
    var known: [String: [Author]] = [:]
    func authors(in text: String, isOrganization: Bool) -> [Author] {
      let text = Markup.visible(text)
      if !isOrganization, let authors = known[text] { return authors }
      // An author that is part of the title's banner is the outlet.
      let authors = byline.authors(
        in: text, site: site, host: host, isOrganization: isOrganization || banners.contains(FoldedText.key(text)))
      if !isOrganization { known[text] = authors }
      return authors
    }
    var isNamed = false
    for (rule, texts) in [("JSON-LD author" as RuleID, linked.authors)] + marked {
      let found = texts.prefix(Self.maxAuthors).flatMap { authors(in: $0.name, isOrganization: $0.isOrganization) }
      let isFirst = !isNamed && found.contains { !$0.isOrganization }
      if !isNamed, !isFirst, !found.isEmpty, page.declared.organizations == nil { page.declared.organizations = (found, rule) }
      for author in found {
        if isFirst { page.set(.author(author), because: Reason(rule)) } else { page.addCandidate(.author(author), because: Reason(rule)) }
      }
      isNamed = isNamed || isFirst
    }
  }
}
