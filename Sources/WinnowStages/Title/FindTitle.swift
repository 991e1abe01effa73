package import Winnow

/// Finds the article's title among the candidates: headings, OpenGraph, JSON-LD and the title element.
///
/// A heading that another candidate confirms wins; then OpenGraph, JSON-LD, the title element, a single heading. The others are candidates
/// in the journal.
package struct FindTitle: Stage {
  package static let name: StepName = "find-title"
  package static let summary =
    "Sets the title: the heading that OpenGraph, JSON-LD or the title element confirms, else the best of these."
  package static let requires: [Capability] = [.recoveredText, .metadata]
  package static let provides: [Capability] = [.title]
  package static let examples = [
    Example(
      "a heading that the title element confirms", "<title>Der Sturm - Bote</title><h1>Bote</h1><h1>Der Sturm</h1><p>Text",
      record: ["title": "Der Sturm", "titleRaw": "Der Sturm - Bote"]),
    Example(
      "a heading that leads home", "<title>Bote: Der Sturm</title><h1><a href=https://example.org/>Bote</a></h1><h2>Der Sturm</h2><p>Text",
      record: ["title": "Der Sturm"]),
    Example(
      "OpenGraph beside a heading of the site", "<meta property=og:title content='Der Sturm'><h1>Bote</h1><p>Text",
      record: ["title": "Der Sturm"]),
    Example("a heading with a link to itself", "<h1>Der Sturm<a href=#x>¶</a></h1><p>Text", record: ["title": "Der Sturm"]),
    Example(
      "a heading of two lines", "<title>Der Sturm und das Meer | Bote</title><h1>Der Sturm<br>und das Meer</h1><p>Text",
      record: ["title": "Der Sturm und das Meer"]),
    Example(
      "a heading of blocks", "<h1><div>Der Sturm</div><div>und das Meer</div> im Mai</h1><p>Text",
      record: ["title": "Der Sturm und das Meer im Mai"]),
    Example(
      "a heading whose words the markup glues",
      "<title>Der Sturm und das Meer | Bote</title><h1><span>Der Sturm</span><span>und das Meer</span></h1><p>Text",
      record: ["title": "Der Sturm und das Meer"]),
    Example(
      "a sign before the heading", "<title>Der Sturm | Bote</title><h1><a href=#s>#</a>Der Sturm</h1><p>Text",
      record: ["title": "Der Sturm"]
    ),
    Example(
      "an element that the title names", "<title>How the &lt;details&gt; element works</title><p>Text",
      record: ["title": "How the <details> element works"]),
    Example(
      "a title of a picture", "<svg><title>Logo</title></svg><h1>Der Sturm</h1><p>Text", record: ["title": "Der Sturm"]),
    Example(
      "a title that programs write where they have none", "<title>Untitled Document</title><h1>Der Sturm</h1><p>Text",
      record: ["title": "Der Sturm"]),
    Example(
      "a site's first page", "<title>Home</title><h1>Der Sturm</h1><h1>Das Meer</h1><p>Text", record: ["title": "Home"], isNearMiss: true),
    Example(
      "a title that was cut off", "<title>Der Sturm über dem Meer… | Bote</title><h1>Der Sturm über dem Meer und den Inseln</h1><p>Text",
      record: ["title": "Der Sturm über dem Meer und den Inseln"]),
    Example("how many messages wait", "<title>(3) Der Sturm | Bote</title><h1>Der Sturm</h1><p>Text", record: ["title": "Der Sturm"]),
    Example(
      "a number that is of the title", "<title>(500) Tage im Sturm</title><h1>(500) Tage im Sturm</h1><p>Text",
      record: ["title": "(500) Tage im Sturm"], isNearMiss: true),
    Example(
      "a section before it", "<title>Wetter - Der Sturm - Bote</title><h1>Bote am See</h1><h1>Der Sturm</h1><p>Text",
      record: ["title": "Der Sturm"]),
    Example(
      "a title in more words", "<title>Rezept: Kuchen vom Blech mit Äpfeln - Küche</title><h1>Kuchen vom Blech mit Äpfeln</h1><p>Text",
      record: ["title": "Kuchen vom Blech mit Äpfeln"]),
    Example("no heading", "<title>Der Sturm</title><p>Text", record: ["title": "Der Sturm"]),
    Example("a title element with nothing in it", "<title> </title><h1>Der Sturm</h1><p>Text", record: ["title": "Der Sturm"]),
    Example("no title at all", "<p>Text", record: ["title": ""]),
  ]
  package init() {}

  /// Bytes: longer than any title (the longest on the measured pages has 240 bytes of Latin, 400 of Arabic).
  private static let maxLength = 600

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return plainText(&page) }
    let meta = page.analysis(PageMeta.self)
    let element = page.tree.titleElement.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    let declared = meta.first(["og:title", "twitter:title", "citation_title", "dc.title", "title"])
    let linked = page.analysis(JSONLD.self).headline
    if let raw = element ?? declared?.value { page.set(.text(.titleRaw, raw), because: "title element") }
    let candidates = [element, declared?.value, linked].compactMap(\.self)
    let headings = Self.headings(of: page.tree)
    let confirmed = Self.confirmed(headings, by: candidates, element: element, site: FoldedText.key(page.record[.site] ?? ""))
    let alone = headings.filter { $0.tag == .h1 }
    // In order of precedence, if no heading is confirmed.
    let offered = [
      declared.map { ($0.value, RuleID($0.name)) }, meta.first(["twitter:title"]).map { ($0.value, RuleID($0.name)) },
      linked.map { ($0, "JSON-LD headline") },
      element.map { ($0, "title element") },
    ].compactMap(\.self)
    let title =
      confirmed.map { (Self.withBlanks($0, of: candidates), "confirmed heading") } ?? offered.first { !PlaceholderTitles.isOne($0.0) }
      ?? (alone.count == 1 ? (alone[0].text, "only heading") : nil) ?? offered.first
    guard let (text, rule) = title else { return }
    let chosen = Self.withoutPermalink(Markup.plain(text))
    page.set(.text(.title, chosen), because: Reason(rule))
    for (text, rule) in offered + alone.prefix(1).map({ ($0.text, "heading") }) where FoldedText.key(text) != FoldedText.key(chosen) {
      page.addCandidate(.text(.title, text), because: Reason(rule))
    }
  }

  private typealias Heading = (tag: Tag, text: String)

  /// The headings that may be the title; one that leads home is the site's.
  private static func headings(of tree: Tree) -> [Heading] {
    tree.elements(.h1, .h2).prefix(40).filter { !leadsHome($0) }
      .filter { $0.textRange.count < maxLength * 2 }.map { (tag: $0.tag, text: HeadingText.of($0)) }
      .filter { !$0.text.isEmpty && $0.text.utf8.count < maxLength }
  }

  /// The heading that is the title by what else the page says of it.
  private static func confirmed(_ headings: [Heading], by candidates: [String], element: String?, site: String) -> String? {
    let candidateKeys = candidates.map(FoldedText.key).filter { !$0.isEmpty }
    var parts = candidates.reduce(into: Set<String>()) { $0.formUnion(TitleSplit.parts(of: $1)) }
    for title in candidates.compactMap(withoutCount) { parts.formUnion(TitleSplit.parts(of: title) + [FoldedText.key(title)]) }
    let beginnings = candidates.flatMap(Self.beginnings)

    func confirmed(by parts: Set<String>) -> String? {
      var best: (text: String, score: Int)?
      for (index, heading) in headings.enumerated() {
        let key = FoldedText.key(heading.text)
        guard key.utf8.count >= 4, key != site else { continue }
        let said = candidateKeys.count { $0 == key } * 2 + (parts.contains(key) || beginnings.contains { key.hasPrefix($0) } ? 1 : 0)
        guard said > 0 else { continue }
        let score = said * 1_000 + (heading.tag == .h1 ? 100 : 0) + min(key.utf8.count, 90) - min(index, 9)
        if score > best?.score ?? 0 { best = (heading.text, score) }
      }
      return best?.text
    }
    if headings.isEmpty { return nil }
    if let found = confirmed(by: parts) { return found }
    // “Section - Title - Site”
    let sections = candidates.flatMap { TitleSplit.all(of: $0).prefix(4).flatMap { TitleSplit.parts(of: $0.right) } }
    return confirmed(by: Set(sections)) ?? element.flatMap { shortened(headings, $0, site: site) }
  }

  /// The only heading of the first level, where the title element, made for search engines, has it in more words.
  private static func shortened(_ headings: [Heading], _ element: String, site: String) -> String? {
    let alone = headings.filter { $0.tag == .h1 }
    guard alone.count == 1, case let key = FoldedText.key(alone[0].text), key.utf8.count >= minPrefixLength, key != site,
      case let title = FoldedText.key(TitleSplit.all(of: element).first?.left ?? element), title.utf8.count <= key.utf8.count * 2,
      title.contains(key)
    else { return nil }
    return alone[0].text
  }

  /// The heading as another candidate writes it, if that has the same letters in more words: markup may join the words of a heading.
  private static func withBlanks(_ heading: String, of candidates: [String]) -> String {
    let key = FoldedText.key(heading)
    func words(_ text: String) -> Int {
      var (count, isWithin) = (0, false)
      for scalar in text.unicodeScalars {
        if scalar == " " {
          isWithin = false
        } else if !isWithin, UTF8Bytes.isWord(scalar) {
          (count, isWithin) = (count + 1, true)
        }
      }
      return count
    }
    let count = words(heading)
    let all = candidates.filter { words($0) > count }.map(Markup.plain).flatMap { text in
      [text] + TitleSplit.all(of: text).flatMap { [$0.left, $0.right] }
    }
    return all.first { words($0) > count && FoldedText.key($0) == key } ?? heading
  }

  /// “(3) Der Sturm” without the number of unread messages.
  private static func withoutCount(_ title: String) -> String? {
    guard title.hasPrefix("("), let close = title.firstIndex(of: ")"), case let count = title[..<close].dropFirst(), 1...4 ~= count.count,
      count.allSatisfy({ $0.isNumber || $0 == "+" })
    else { return nil }
    return UTF8Bytes.collapsed(title[close...].dropFirst().utf8)
  }

  /// Bytes, folded: a shorter prefix is ambiguous.
  private static let minPrefixLength = 16

  /// The text of a truncated title, or its part before the site's name: “The storm over the…”.
  private static func beginnings(of title: String) -> [String] {
    guard UTF8Bytes.contains("…", in: title) || UTF8Bytes.contains("...", in: title) else { return [] }
    return ([title] + TitleSplit.all(of: title).map(\.left)).filter { $0.hasSuffix("…") || $0.hasSuffix("...") }.map(FoldedText.key)
      .filter { $0.utf8.count >= minPrefixLength }
  }

  /// Without the symbol of a heading's link to itself: “Models¶”.
  private static func withoutPermalink(_ title: String) -> String {
    title.hasSuffix("¶") || title.hasSuffix(" #") || title.hasSuffix("🔗") ? UTF8Bytes.collapsed(title.dropLast().utf8) : title
  }

  /// Whether the element contains, or is, a link to the site's home page.
  static func leadsHome(_ heading: Node) -> Bool {
    let links =
      (heading.tag == .a ? [heading] : []) + heading.subtree.dropFirst().filter { heading.tree.tag(of: $0) == .a }.map { heading.tree[$0] }
      + (heading.parent.map { $0.tag == .a ? [$0] : [] } ?? [])
    return links.contains { link in
      guard let address = link[.href] else { return false }
      let host = UTF8Bytes.firstRange(of: "://", in: address)?.upperBound
      let path = host.map { address[$0...].drop { $0 != "/" } } ?? address[...]
      return path.isEmpty ? host != nil : path == "/"
    }
  }

  private func plainText(_ page: inout Page) {
    guard let block = PlainTextTitle.block(of: page, site: page.record[.site]) else { return }
    let text = page.text(of: block)
    let reason: Reason = block.index == page.blocks.first?.index ? "first line" : "headline above the text"
    page.set(.text(.titleRaw, text), at: block, because: reason)
    page.set(.text(.title, text), at: block, because: reason)
  }
}
