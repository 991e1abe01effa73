import Winnow

/// Evidence that a part of the title is the site's banner.
struct TitleEvidence {
  /// Headings and other short texts: as byte ranges of the page, and from its metadata.
  private let said: [Range<Int>], declared: [String]
  private let tree: Tree
  /// The texts of links to the site's home page, folded.
  private let logos: [String]
  /// The site's name, folded; empty if unknown.
  var site: String
  /// The host without `www.`, and its first label, folded; empty if unknown.
  private let host: String, label: String

  init(_ page: inout Page) {
    tree = page.tree
    logos = Self.logos(in: tree)
    // The text of a logo, a menu or a footer is not a headline.
    let groups = page.analysis(ElementGroups.self)
    let blocks = tree.blocks.lazy.filter { block in
      block.container.tag != .title && block.linkDensity < 0.9
        && !([block.container] + block.container.ancestors.prefix(6)).contains { groups[$0.id] & Self.frame != 0 }
    }.prefix(60).map(\.textRange).filter { $0.count < 1_000 }
    said = tree.elements(.h1, .h2).prefix(40).filter { !FindTitle.leadsHome($0) }.map(\.textRange) + blocks
    let meta = page.analysis(PageMeta.self)
    declared = ["og:title", "twitter:title"].flatMap(meta.all) + [page.analysis(JSONLD.self).headline].compactMap(\.self)
    site = FoldedText.key(page.record[.site] ?? "")
    let siteHost = SiteHost(page.origin.host)
    host = FoldedText.key(siteHost?.name ?? "")
    label = FoldedText.key(siteHost?.firstLabel ?? "")
  }

  /// The number of links searched for the logo, and for the names of sections.
  private static let maxLogos = 40, maxLinks = 200
  /// Characters.
  private static let maxNameLength = 80

  /// The links to the site's home page with a text no longer than a name.
  static func logoLinks(in tree: Tree) -> [Node] {
    tree.elements(.a).prefix(maxLogos).filter { $0.characterCount < maxNameLength && FindTitle.leadsHome($0) }
  }

  /// The names of links to the home page, as text or as alternative text of an image.
  private static func logos(in tree: Tree) -> [String] {
    logoLinks(in: tree).flatMap { link -> [String] in
      let pictures = link.subtree.filter { link.tree.tag(of: $0) == .img }.compactMap { link.tree[$0][.alt] }
      let names = [link.text] + pictures
      return (names.map { $0[...] } + names.compactMap(withoutArticle)).map { FoldedText.key($0) }.filter { $0.utf8.count >= 3 }
    }
  }

  /// Whether a link to the home page has this text: a logo.
  func isLogo(_ key: String) -> Bool { key.utf8.count >= 3 && logos.contains(key) }

  /// Whether this is the page's name for itself: as in the logo, without its article, or as a host.
  func isName(_ text: String) -> Bool {
    let keys = [text[...], Self.withoutArticle(text), Self.withoutDomain(text)].compactMap(\.self).map { FoldedText.key($0) }
    return keys.contains { $0.utf8.count >= 3 && ($0 == site || logos.contains($0)) }
  }

  /// “Der Bote” without a first word of up to three letters.
  private static func withoutArticle(_ text: String) -> Substring? {
    guard let blank = text.firstIndex(of: " "), text[..<blank].count <= 3 else { return nil }
    return text[text.index(after: blank)...]
  }

  /// “example.org” without its last label.
  private static func withoutDomain(_ text: String) -> Substring? {
    guard !text.contains(" "), let dot = text.lastIndex(of: "."), 2...6 ~= text[dot...].count - 1 else { return nil }
    return text.hasPrefix("www.") ? text[..<dot].dropFirst(4) : text[..<dot]
  }

  /// The site's name in the part after a title: alone, before a slogan, or with sections that the page links to and page numbers.
  func siteName(in split: TitleSplit) -> String? {
    guard FoldedText.key(split.left).utf8.count >= 4, !isName(split.left) else { return nil }
    if isName(split.right) || isUnspacedName(split.right, of: split) && split.left.unicodeScalars.count > 2 * Self.maxUnspacedLength {
      return split.right
    }
    let parts = Self.parts(of: split.right)
    guard parts.count > 1, let name = parts.last(where: isName) else { return nil }
    // “Title - Site - slogan”.
    if name == parts[0] { return split.isStrong && !isLink(split.left) ? name : nil }
    let others = parts.filter { $0 != name && !isLink($0) && !PageNumber.isOne($0) }
    // “Title < Section < Article - Site”.
    return others.isEmpty || others.count == 1 && parts.count > 2 && parts[0] != others[0] ? name : nil
  }

  /// Whether the part after an ambiguous separator is the logo's text, or a short name in a script without spaces: “标题-江畔网”.
  func isSite(_ split: TitleSplit) -> Bool {
    isLogo(FoldedText.key(split.right)) || isUnspacedName(split.right, of: split)
  }

  private func isUnspacedName(_ text: String, of split: TitleSplit) -> Bool {
    split.sign == .name && text.unicodeScalars.count <= Self.maxUnspacedLength && text.unicodeScalars.allSatisfy(Punctuation.isUnspaced)
  }

  /// Scalars.
  private static let maxUnspacedLength = 8

  /// The part after a title that contains the first label of the host: “WXYZ 7News” of “WXYZ 7News | Weather | Springfield” on wxyz.com.
  func partOfHost(in split: TitleSplit) -> String? {
    guard label.utf8.count >= 3 else { return nil }
    let parts = Self.parts(of: split.right)
    return parts.count > 1 ? parts.first { FoldedText.key($0).hasPrefix(label) } : nil
  }

  /// Whether one of the page's first links has this text: the name of a section.
  private func isLink(_ text: String) -> Bool {
    let key = Array(FoldedText.key(text).utf8)
    return tree.elements(.a).prefix(Self.maxLinks).contains {
      $0.characterCount < Self.maxNameLength && FoldedText.matches(tree.text[$0.textRange], key)
    }
  }

  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var rest = text
    while parts.count < 4, let split = TitleSplit.all(of: rest).first(where: { $0.sign != .colon }) {
      parts.append(split.left)
      rest = split.right
    }
    return parts + [rest]
  }

  /// Whether the logo's text is after a colon, and the page has the part before it separately.
  func endsInLogo(_ split: TitleSplit) -> Bool {
    let key = FoldedText.key(split.right)
    return isLogo(key) && (says(FoldedText.key(split.left)) || split.left.unicodeScalars.contains(where: Punctuation.isUnspaced))
  }

  private static let frame = ElementGroups.mask(.nav, .footer, .navigationWord, .footerWord)

  /// Whether the page has this as a separate text.
  private func says(_ key: String) -> Bool {
    let wanted = Array(key.utf8)
    return declared.contains { FoldedText.key($0) == key } || said.contains { FoldedText.matches(tree.text[$0], wanted) }
  }

  /// - Parameter isStrong: whether the separator separates banners more often than it joins a kicker to its title.
  func rule(banner: String, rest: String, _ findings: StripBanner.Findings, isStrong: Bool = true) -> RuleID? {
    let banner = FoldedText.key(banner)
    let rest = FoldedText.key(rest)
    guard rest.utf8.count >= 4, !banner.isEmpty else { return nil }
    guard rest != site else { return nil }
    if isStrong, says(rest) { return "the page says the rest alone" }
    if findings.banners.contains(banner) { return "the site's titles share it" }
    if !site.isEmpty,
      banner == site || banner.utf8.count >= 4 && (UTF8Bytes.contains(site, in: banner) || UTF8Bytes.contains(banner, in: site))
    {
      return "site name"
    }
    if banner.utf8.count >= 3, host.hasPrefix(banner) || banner.utf8.count >= 5 && UTF8Bytes.contains(banner, in: host) {
      return "host name"
    }
    return (isStrong || says(rest)) && isLogo(banner) ? Self.logo : nil
  }

  static let logo: RuleID = "the logo says the banner"
}
