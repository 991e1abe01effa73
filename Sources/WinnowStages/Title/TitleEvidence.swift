import Winnow

/// What a page says that proves a banner of its title.
struct TitleEvidence {
  /// Headings and other short texts: as bytes of the page, and what its metadata says.
  private let said: [Range<Int>], declared: [String]
  private let tree: Tree
  /// The texts of links that lead to the site's first page, folded.
  private let logos: [String]
  /// The site's name, folded; empty where it has none.
  var site: String
  /// The host without `www.`, and its first label, folded; empty where it is not known.
  private let host: String, label: String

  init(_ page: inout Page) {
    tree = page.tree
    logos = Self.logos(in: tree)
    // What a logo, a menu or a footer says is no headline.
    let groups = page.analysis(ElementGroups.self)
    let blocks = tree.blocks.lazy.filter { block in
      block.container.tag != .title && block.linkDensity < 0.9
        && !([block.container] + block.container.ancestors.prefix(6)).contains { groups[$0.id] & Self.frame != 0 }
    }.prefix(60).map(\.textRange).filter { $0.count < 1_000 }
    said = tree.all(.h1, .h2).prefix(40).filter { !FindTitle.leadsHome($0) }.map(\.textRange) + blocks
    let meta = page.analysis(PageMeta.self)
    declared = ["og:title", "twitter:title"].flatMap(meta.all) + [page.analysis(JSONLD.self).headline].compactMap(\.self)
    site = FoldedText.key(page.record[.site] ?? "")
    let name = page.origin.host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 } ?? ""
    host = FoldedText.key(name)
    label = FoldedText.key(name.prefix { $0 != "." })
  }

  /// How many links are looked at for the logo, and how many for the names of sections.
  private static let mostLogos = 40, mostLinks = 200
  /// In characters.
  private static let longestName = 80

  /// The links that lead to the site's first page and are no longer than a name.
  static func logoLinks(in tree: Tree) -> [Node] {
    tree.all(.a).prefix(mostLogos).filter { $0.characterCount < longestName && FindTitle.leadsHome($0) }
  }

  /// The name that a link leading home says, in words or as the text in place of a picture.
  private static func logos(in tree: Tree) -> [String] {
    logoLinks(in: tree).flatMap { link -> [String] in
      let pictures = link.subtree.filter { link.tree.tag(of: $0) == .img }.compactMap { link.tree[$0][.alt] }
      let names = [link.text] + pictures
      return (names.map { $0[...] } + names.compactMap(withoutArticle)).map { FoldedText.key($0) }.filter { $0.utf8.count >= 3 }
    }
  }

  /// Whether a link that leads home says this: a logo.
  func isLogo(_ key: String) -> Bool { key.utf8.count >= 3 && logos.contains(key) }

  /// Whether this is the name that the page has for itself: as the logo says it, without its article, or as an address.
  func isName(_ text: String) -> Bool {
    let keys = [text[...], Self.withoutArticle(text), Self.withoutDomain(text)].compactMap(\.self).map { FoldedText.key($0) }
    return keys.contains { $0.utf8.count >= 3 && ($0 == site || logos.contains($0)) }
  }

  /// “Der Bote” without its first word of up to three letters.
  private static func withoutArticle(_ text: String) -> Substring? {
    guard let blank = text.firstIndex(of: " "), text[..<blank].count <= 3 else { return nil }
    return text[text.index(after: blank)...]
  }

  /// “example.org” without its last part.
  private static func withoutDomain(_ text: String) -> Substring? {
    guard !text.contains(" "), let dot = text.lastIndex(of: "."), 2...6 ~= text[dot...].count - 1 else { return nil }
    return text.hasPrefix("www.") ? text[..<dot].dropFirst(4) : text[..<dot]
  }

  /// The site's name in what stands behind a title: alone, before a slogan, or beside sections that the page links to and numbers of pages.
  func siteName(in split: TitleSplit) -> String? {
    guard FoldedText.key(split.left).utf8.count >= 4, !isName(split.left) else { return nil }
    if isName(split.right) || isUnspacedName(split.right, of: split) && split.left.unicodeScalars.count > 2 * Self.longestUnspaced {
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

  /// Whether what stands behind a sign that also parts titles is the logo's name, or a short one of a script without blanks: “标题-江畔网”.
  func isSite(_ split: TitleSplit) -> Bool {
    isLogo(FoldedText.key(split.right)) || isUnspacedName(split.right, of: split)
  }

  private func isUnspacedName(_ text: String, of split: TitleSplit) -> Bool {
    split.sign == .name && text.unicodeScalars.count <= Self.longestUnspaced && text.unicodeScalars.allSatisfy(Punctuation.isUnspaced)
  }

  /// In scalars.
  private static let longestUnspaced = 8

  /// The part of what stands behind a title that has the first label of the host: “WXYZ 7News” of “WXYZ 7News | Weather | Springfield” on
  /// wxyz.com.
  func partOfHost(in split: TitleSplit) -> String? {
    guard label.utf8.count >= 3 else { return nil }
    let parts = Self.parts(of: split.right)
    return parts.count > 1 ? parts.first { FoldedText.key($0).hasPrefix(label) } : nil
  }

  /// Whether one of the page's first links says this: the name of a section.
  private func isLink(_ text: String) -> Bool {
    let key = Array(FoldedText.key(text).utf8)
    return tree.all(.a).prefix(Self.mostLinks).contains {
      $0.characterCount < Self.longestName && FoldedText.matches(tree.text[$0.textRange], key)
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

  /// Whether the logo stands behind a colon, and the page says what is before it alone.
  func endsInLogo(_ split: TitleSplit) -> Bool {
    let key = FoldedText.key(split.right)
    return isLogo(key) && (says(FoldedText.key(split.left)) || split.left.unicodeScalars.contains(where: Punctuation.isUnspaced))
  }

  private static let frame = ElementGroups.mask(.nav, .footer, .navigationWord, .footerWord)

  /// Whether the page says this alone anywhere.
  private func says(_ key: String) -> Bool {
    let wanted = Array(key.utf8)
    return declared.contains { FoldedText.key($0) == key } || said.contains { FoldedText.matches(tree.text[$0], wanted) }
  }

  /// - Parameter isStrong: whether the sign between them parts banners more often than it joins a kicker to its title.
  func rule(banner: String, rest: String, _ findings: StripBanner.Findings, isStrong: Bool = true) -> RuleID? {
    let banner = FoldedText.key(banner)
    let rest = FoldedText.key(rest)
    guard rest.utf8.count >= 4, !banner.isEmpty else { return nil }
    guard rest != site else { return nil }
    if isStrong, says(rest) { return "the page says the rest alone" }
    if findings.banners.contains(banner) { return "the site's titles share it" }
    if !site.isEmpty,
      banner == site || banner.utf8.count >= 4 && (UTF8Bytes.occurs(site, in: banner) || UTF8Bytes.occurs(banner, in: site))
    {
      return "site name"
    }
    if banner.utf8.count >= 3, host.hasPrefix(banner) || banner.utf8.count >= 5 && UTF8Bytes.occurs(banner, in: host) {
      return "host name"
    }
    return (isStrong || says(rest)) && isLogo(banner) ? Self.logo : nil
  }

  static let logo: RuleID = "the logo says the banner"
}
