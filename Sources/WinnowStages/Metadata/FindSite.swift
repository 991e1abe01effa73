package import Winnow

/// Finds the name of a site that the page does not declare, in its displayed text.
///
/// The holder of a copyright notice is the site if the host, a logo or another line of a plain text confirms it; the first line of a plain
/// text is, if the text repeats it or a menu follows.
package struct FindSite: Stage {
  package static let name: StepName = "find-site"
  package static let summary =
    "Sets the site's name from the copyright notice or from the masthead of a plain text, if the page declares none."
  package static let requires: [Capability] = [.recoveredText, .metadata]
  package static let provides: [Capability] = [.site]
  package static let examples = [
    Example(
      "a notice that the logo bears out",
      "<body><a href=/>The Bote</a><h1>The storm is over</h1><p>The ferry runs again.</p><footer>© 2024 The Bote. All rights reserved.</footer>",
      record: ["site": "The Bote"]),
    Example(
      "the owner of many sites", "<body><h1>The storm is over</h1><p>The ferry runs again.</p><footer>© 2024 Seedruck Media Inc.</footer>",
      record: ["site": ""]),
    Example(
      "a site that declares its name",
      "<head><meta property=og:site_name content=Seeblatt></head><body><a href=/>The Bote</a><p>Text<footer>© 2024 The Bote</footer>",
      record: ["site": "Seeblatt"]),
    Example(
      "a host with the holder's initials",
      "<body><h1>The storm is over</h1><p>The ferry runs again.</p><footer>Harbour Post © 2024</footer>",
      url: "https://www.hp.com/1", record: ["site": "Harbour Post"]),
    Example(
      "a holder of one word on an unknown host",
      "<body><h1>The storm is over</h1><p>The ferry runs again.</p><footer>© 2024 Seedruck</footer>",
      record: ["site": ""]),
    Example(
      "a page that names its host", "<body><h1>The storm is over</h1><p>The ferry runs again.</p><footer>About harbour-post.com</footer>",
      url: "https://www.harbour-post.com/1", record: ["site": "harbour-post.com"]),
    Example(
      "another page's host", "<body><h1>The storm is over</h1><p>The ferry runs again.</p><footer>Made with example.net</footer>",
      url: "https://www.harbour-post.com/1", record: ["site": ""]),
  ]
  package init() {}

  /// Blocks from the end, with a copyright sign and without; and bytes.
  private static let depth = 24, unsignedDepth = 4, maxLength = 400
  /// Bytes of the folded name.
  private static let minLength = 5
  /// Scalars; and the number of blocks at the head of a plain text.
  private static let maxMastheadLength = 40, headBlocks = 3

  package func run(on page: inout Page) throws {
    guard page.record[.site] == nil else { return }
    let isPlain = page.tree.sourceFormat == .plainText
    let blocks = page.tree.blocks(in: page.tree.body.subtree)
    let lastLines = Array(blocks.suffix(Self.depth).reversed())
    for (index, block) in lastLines.enumerated() where block.textRange.count <= Self.maxLength {
      let line = page.tree.text[block.textRange]
      guard CopyrightNotice.hasCopyrightSign(line) || index < Self.unsignedDepth && RightsNotices.occur(in: line),
        case let text = block.text,
        let holder = CopyrightNotice(text)?.holder
      else { continue }
      guard isPlain || isNamed(holder, page) else { continue }
      page.set(.text(.site, holder), at: block, because: Reason("copyright notice", text))
      return
    }
    if isPlain { findMasthead(Array(blocks), &page) } else { findHost(lastLines, &page) }
  }

  /// Whether the host or a logo has the name too, or the name is a host itself.
  private func isNamed(_ holder: String, _ page: Page) -> Bool {
    let key = FoldedText.key(holder)
    guard key.utf8.count >= Self.minLength else { return false }
    if page.host == nil, CopyrightNotice.isDomain(holder) { return true }
    let host = FoldedText.key(page.origin.host ?? "")
    return UTF8Bytes.contains(key, in: host) || SiteHost(page.origin.host)?.firstLabel.elementsEqual(Self.initials(of: holder)) ?? false
      || TitleEvidence.logoLinks(in: page.tree).contains { FoldedText.key($0.text) == key }
      || page.tree.elements(.img).prefix(20).contains { $0[.alt].map { FoldedText.key($0) == key } ?? false }
  }

  /// “hp” of “Harbour Post”; empty for one word.
  private static func initials(of name: String) -> String {
    let words = NameShape.words(name)
    return words.count > 1 ? words.compactMap(\.first).map { $0.lowercased() }.joined() : ""
  }

  /// The page's own host, if a line at its end contains it as a word: “About harbour-post.com”.
  private func findHost(_ lines: [Block], _ page: inout Page) {
    guard let host = SiteHost(page.origin.host)?.name, host.utf8.count >= Self.minHostLength else { return }
    let name = Array(host.utf8)
    for block in lines where block.textRange.count <= Self.maxLength {
      let line = page.tree.text[block.textRange]
      guard let found = UTF8Bytes.firstRange(of: name, in: line), isWord(found, line) else { continue }
      page.set(.text(.site, String(host)), at: block, because: Reason("host named by the page", block.text))
      return
    }
  }

  /// Bytes.
  private static let minHostLength = 6

  /// Whether only whitespace or sentence-final punctuation is next to it.
  private func isWord(_ range: Range<Int>, _ line: ArraySlice<UInt8>) -> Bool {
    (range.lowerBound == line.startIndex || UTF8Bytes.isASCIIWhitespace(line[range.lowerBound - 1]))
      && (range.upperBound == line.endIndex || UTF8Bytes.isASCIIWhitespace(line[range.upperBound])
        || ".,:!?)".utf8.contains(line[range.upperBound]))
  }

  /// The first line of a plain text, if it resembles a name and another line contains it.
  private func findMasthead(_ blocks: [Block], _ page: inout Page) {
    guard let first = blocks.first, blocks.count > Self.headBlocks else { return }
    let name = Self.name(of: first.text)
    let key = FoldedText.key(name)
    guard key.utf8.count >= Self.minLength, name.unicodeScalars.count <= Self.maxMastheadLength, NameShape.isOutlet(name) else { return }
    let again = blocks.dropFirst(Self.headBlocks).first {
      $0.textRange.count > 2 * name.utf8.count && UTF8Bytes.contains(name, in: $0.text)
    }
    guard let proof = again ?? menu(below: name, blocks) else { return }
    page.set(.text(.site, name), at: first, because: Reason("masthead", proof.text))
  }

  /// The menu line below a name that is not part of it: a headline follows.
  private func menu(below name: String, _ blocks: [Block]) -> Block? {
    guard NameShape.words(name).count > 1 || name.unicodeScalars.first.map(Punctuation.isUnspaced) ?? false else { return nil }
    let lines = blocks.dropFirst().prefix(Self.maxMenuLines)
    let menu = lines.prefix { Self.isMenu($0.text) }
    guard let last = menu.last, menu.count > 1 || Self.signs(in: last.text) > 1, menu.count < lines.count,
      blocks[menu.count + 1].textRange.count >= Self.minHeadlineLength
    else { return nil }
    return menu.first
  }

  /// Lines; scalars; bytes.
  private static let maxMenuLines = 12, maxItemLength = 20, maxDateLength = 32, minHeadlineLength = 24

  private static func signs(in text: String) -> Int { text.unicodeScalars.count { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "›" } }

  /// Whether it is a menu: “News”, “News | Sport | Weather”.
  private static func isMenu(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, ![".", ":", "!", "?", "。"].contains(last) else { return false }
    // The current date is next to the menu.
    if NameShape.hasDigit(text) { return text.unicodeScalars.count <= maxDateLength && NameShape.words(text).count <= 6 }
    return signs(in: text) > 1 || text.unicodeScalars.count <= maxItemLength && NameShape.words(text).count <= 2
  }

  /// The part before a motto: “Kurier - independent since 1990”.
  private static func name(of masthead: String) -> String {
    let end = [" - ", " – ", " | "].compactMap { UTF8Bytes.firstRange(of: $0, in: masthead)?.lowerBound }.min()
    return String(masthead[..<(end ?? masthead.endIndex)])
  }
}
