public import Winnow

/// Reads what the page declares of itself: site, authors, times.
public struct ReadMetadata: Stage {
  public static let name: StepName = "read-metadata"
  public static let summary = "Sets site, authors and times from JSON-LD, OpenGraph and meta elements; what the page does not declare stays open."
  public static let examples = [
    Example("OpenGraph", "<meta property=og:site_name content='Die Zeitung'><meta property=article:published_time content='2024-03-05T10:00:00+01:00'><p>Text",
            gives: ["site": "Die Zeitung", "published": "2024-03-05T10:00:00+01:00"]),
    Example("JSON-LD in a graph", #"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Anna Berg"}],"publisher":{"name":"Bote"}}]}</script><p>Text"#,
            gives: ["site": "Bote", "authors": "Anna Berg"]),
    Example("an address is no author", "<meta name=author content='https://example.org/anna'><p>Text", gives: ["authors": ""]),
    Example("the outlet is no author", "<meta property=og:site_name content='Die Zeitung'><meta name=author content='Die Zeitung'><p>Text", gives: ["authors": ""]),
  ]
  public init() {}

  public func run(on page: inout Page) throws {
    let meta = page.fact(PageMeta.self), linked = page.fact(JSONLD.self)
    if let site = meta.first(["og:site_name"]) {
      page.set(.text(.site, site.value), because: Reason("meta", site.name))
    } else if let site = linked.publisher ?? linked.siteName {
      page.set(.text(.site, site), because: "JSON-LD publisher")
    } else if let site = meta.first(["application-name", "publisher", "dc.publisher", "twitter:app:name:iphone"]) {
      page.set(.text(.site, site.value), because: Reason("meta", site.name))
    }
    times(&page, meta, linked)
    authors(&page, meta, linked)
  }

  private func times(_ page: inout Page, _ meta: PageMeta, _ linked: JSONLD) {
    let names = ["article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate",
                 "publish-date", "parsely-pub-date", "sailthru.date", "og:published_time", "citation_publication_date", "og:article:published_time"]
    if let found = meta.first(Array(names.prefix(1))), let time = Self.time(found.value) {
      page.set(.text(.published, time), because: Reason("meta", found.name))
    } else if let time = linked.published.flatMap(Self.time) {
      page.set(.text(.published, time), because: "JSON-LD datePublished")
    } else if let found = meta.first(names), let time = Self.time(found.value) {
      page.set(.text(.published, time), because: Reason("meta", found.name))
    } else if let node = page.tree.all(.time).first(where: { $0[.datetime] != nil }), let time = node[.datetime].flatMap(Self.time) {
      page.set(.text(.published, time), because: Reason("time element", node.path))
    }
    if let time = (meta.first(["article:modified_time", "og:updated_time", "last-modified"])?.value ?? linked.modified).flatMap(Self.time) {
      page.set(.text(.modified, time), because: "meta or JSON-LD")
    }
  }

  /// An ISO 8601 day or moment, as it is written.
  static func time(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(40))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-") || bytes[4] == UInt8(ascii: "/"), bytes[7] == bytes[4] else { return nil }
    let digits = [0, 1, 2, 3, 5, 6, 8, 9]
    guard digits.allSatisfy({ bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }) else { return nil }
    return text.replacing("/", with: "-")
  }

  private func authors(_ page: inout Page, _ meta: PageMeta, _ linked: JSONLD) {
    let declared = linked.authors.map { ($0, "JSON-LD author") }
    let named = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"].flatMap { name in meta.all(name).map { ($0, "meta \(name)") } }
    let site = Loose.key(page.record[.site] ?? "")
    for (text, rule) in declared.isEmpty ? named : declared {
      let names = text.split { $0 == "," || $0 == ";" || $0 == "|" }.map { TextBytes.collapsed($0.utf8) }
      for name in names {
        let first = name.firstRange(of: " - ").map { String(name[..<$0.lowerBound]) } ?? name
        let name = first.lowercased().hasPrefix("by ") ? String(first.dropFirst(3)) : first
        guard Self.isPerson(name), Loose.key(name) != site else { continue }
        page.set(.author(Author(name: name)), because: Reason(rule))
      }
      if !page.record.authors.isEmpty, declared.isEmpty { break }
    }
  }

  /// Words that newsrooms and accounts have in their names.
  private static let noPerson: Set<String> = [
    "news", "agency", "staff", "team", "desk", "editors", "redaktion", "admin", "magazin", "magazine", "newsroom", "editorial", "press", "by",
    "redaction", "rédaction", "redacción", "редакция", "online", "media", "editor", "writer", "reporter", "contributor", "correspondent",
  ]

  /// Two to five words without digits, addresses and signs.
  static func isPerson(_ name: String) -> Bool {
    guard !name.contains("://"), !name.contains("@"), !name.contains("."), name.utf8.count < 80, !name.contains(where: \.isNumber) else {
      return name.contains(". ") && !name.contains("://") && !name.contains("@") && name.utf8.count < 60
    }
    let words = name.split(separator: " ")
    return 2...5 ~= words.count && !words.contains { noPerson.contains($0.lowercased()) }
  }
}
