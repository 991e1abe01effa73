package import Winnow

/// Finds the authors displayed on the page: in elements marked as an author's name, or in a line near the heading that begins with a word
/// for “by”. Authors that the page declares are kept.
package struct FindByline: Stage {
  package static let name: StepName = "find-byline"
  package static let summary =
    "Adds the authors that the page marks or names near its heading, if it declares none; newsrooms, roles and dates are not authors."
  package static let requires: [Capability] = [.metadata, .title, .site, .otherArticles]
  package static let provides: [Capability] = [.authors]
  package static let examples = [
    Example(
      "a link to the author", "<h1>Title</h1><p>Posted <a rel=author href=/author/jm>Jane Mercer</a> on Monday</p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "microdata", "<h1>Titel</h1><span itemprop=author itemscope><span itemprop=name>Anna Berg</span>, Chefin</span><p>Text.",
      record: ["authors": "Anna Berg"]),
    Example(
      "RDFa",
      "<h1>Titel</h1><div vocab=https://schema.org/><span property=author typeof=Person><span property=name>Anna Berg</span>, Chefin</span></div><p>Text.",
      record: ["authors": "Anna Berg"]),
    Example(
      "a name of many particles", "<html lang=es><h1>El puerto</h1><p class=byline>Por María José de la Fuente y Ruiz</p><p>Texto.",
      record: ["authors": "María José de la Fuente y Ruiz"]),
    Example(
      "a class", "<html lang=de><h1>Titel</h1><div class=byline>Von <b>Anna Berg</b> und Ben Dorn, dpa</div><p>Text.",
      record: ["authors": "Anna Berg · Ben Dorn"]),
    Example(
      "a place behind the name", "<html lang=tr><h1>Köprü</h1><div class=byline>Lale Fırat / ANKARA</div><p>Metin.",
      record: ["authors": "Lale Fırat"]),
    Example(
      "a name that the markup glues to a role",
      "<h1>Title</h1><div class=byline><b>Jane Mercer</b><span>Lifestyle Writer</span></div><p>Text.", record: ["authors": "Jane Mercer"]),
    Example(
      "a word for by that is glued to the name",
      "<html lang=pt><h1>A ponte</h1><div class=byline><span>Por</span><b>Ana Souza</b></div><p>Texto.", record: ["authors": "Ana Souza"]),
    Example(
      "a line beside the heading", "<html lang=ar><h1>العنوان</h1><p>بقلم: سامي الحسن</p><p>نص الخبر.", record: ["authors": "سامي الحسن"]),
    Example(
      "two authors in Arabic",
      "<html lang=ar><h1>العنوان</h1><p class=byline>بقلم سامي الحسن ومحمود العلي</p><p>نص الخبر.",
      record: ["authors": "سامي الحسن · محمود العلي"]),
    Example(
      "a name that begins as and does", "<html lang=ar><h1>العنوان</h1><p class=byline>بقلم سامي الحسن وليد العلي</p><p>نص الخبر.",
      record: ["authors": "سامي الحسن وليد العلي"], isNearMiss: true),
    Example(
      "a label in Chinese, and another", "<html lang=zh><h1>标题</h1><p class=byline>文｜李明远 编辑｜王芳</p><p>正文。", record: ["authors": "李明远"]),
    Example(
      "two reporters in Chinese", "<html lang=zh><h1>标题</h1><p class=byline>江畔日报记者 李明远 通讯员 王小红</p><p>正文。",
      record: ["authors": "李明远 · 王小红"]),
    Example(
      "a role in Korean, in a line of its own", "<html lang=ko><h1>제목</h1><p>홍길동 기자 hong@example.org</p><p>본문이다.",
      record: ["authors": "홍길동"]),
    Example(
      "a label in Japanese", "<html lang=ja><h1>見出し</h1><p class=byline>文・佐藤健一</p><p>本文。", record: ["authors": "佐藤健一"]),
    Example(
      "an editor in Chinese", "<html lang=zh><h1>标题</h1><p class=byline>编辑：王芳</p><p>正文。", record: ["authors": ""], isNearMiss: true),
    Example(
      "an account behind the name", "<h1>Title</h1><p class=byline>By Jane Mercer <a href=/jm>@jmercer</a></p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "an account of one word", "<html lang=de><h1>Titel</h1><span class=vcard>von <span class=fn>Krimifreund</span></span><p>Text.",
      record: ["authors": "Krimifreund"]),
    Example(
      "the account that opened a thread",
      "<div itemscope itemtype=https://schema.org/DiscussionForumPosting><span itemprop=author itemscope><meta itemprop=name content=krimi77></span></div><h1>Titel</h1><p>Text.",
      record: ["authors": "krimi77"]),
    Example(
      "a link to an author's page",
      "<h1>Title</h1><p><a href=/blog/authors/jane-mercer>Jane Mercer</a> in <a href=/c/wood>Wood</a></p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "a link behind the word for by, and more links",
      "<h1>Title</h1><p>By <a href=/p/17>Jane Mercer</a> <a href=/e/3>View the Digital Edition</a></p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "a line below the name", "<html lang=en><h1>Title</h1><p>By Jane Mercer<br>Harbour Gazette</p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "a part of a line", "<html lang=en><h1>Title</h1><p>3 May 2024 · posted by Jane Mercer · filed under Ferries</p><p>Text.",
      record: ["authors": "Jane Mercer"]),
    Example(
      "a name each in elements of one class",
      "<h1>Title</h1><div class=authors><span class=author>Jane Mercer</span><span class=author>Paul Dunn</span></div><p>Text.",
      record: ["authors": "Jane Mercer · Paul Dunn"]),
    Example("a label above the name", "<h1>Title</h1><p>Written by</p><p>Jane Mercer</p><p>Text.", record: ["authors": "Jane Mercer"]),
    Example(
      "a label above something else", "<h1>Title</h1><p>Written by</p><p>people who know what they are talking about</p>",
      record: ["authors": ""], isNearMiss: true),
    Example(
      "a link to all authors", "<h1>Title</h1><p><a href=/authors/>Our authors</a></p><p>Text.", record: ["authors": ""], isNearMiss: true),
    Example(
      "an organization that is declared", "<meta name=author content='Camphouse Team'><h1>Title</h1><p>Text.",
      record: ["authors": "Camphouse Team"]),
    Example(
      "an item that is a link", "<html lang=ar><h1>العنوان</h1><p>نص الخبر.</p><ul><li><a href=/1>تقرير البلدية عن الرصيف</a></ul>",
      record: ["authors": ""], isNearMiss: true),
    Example(
      "a sentence about the author",
      "<h1>Title</h1><p>Text.<div class=author-box><h4>About us</h4><p>Jane covers the coast and has kept bees.</div>",
      record: ["authors": ""], isNearMiss: true),
    Example(
      "whom a quotation is from", "<h1>Title</h1><p>Text.<blockquote><p>Stone lasts.</p><cite class=author>Jane Mercer</cite></blockquote>",
      record: ["authors": ""], isNearMiss: true),
    Example("a newsroom", "<h1>Title</h1><p class=byline>By Staff Writer</p><p>Text.", record: ["authors": ""], isNearMiss: true),
    Example(
      "an author of another article", "<h1>Title</h1><p>Text.</p><aside class=related><a rel=author href=/a>Jane Mercer</a></aside>",
      record: ["authors": ""], isNearMiss: true),
    Example("a sentence", "<h1>Title</h1><p>By Monday the roads were open again.</p>", record: ["authors": ""], isNearMiss: true),
    Example(
      "declared already", "<meta name=author content='Jane Mercer'><h1>Title</h1><p class=byline>By Paul Dunn</p><p>Text.",
      record: ["authors": "Jane Mercer"], isNearMiss: true),
  ]
  package init() {}

  private static let elsewhere = ElementGroups.mask(
    .footer, .nav, .navigationWord, .footerWord, .relatedWord, .commentWord, .teaserWord, .reviewWord)
  private static let maxLength = 300, lineCharacters = 70

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html else { return }
    let body = page.tree.body
    let around = HeadingSurroundings(&page)
    let byline = try Byline.of(&page)
    guard page.record.authors.isEmpty else { return addCoauthors(&page, body, around, byline) }
    if let found = marked(page, body, around, byline) ?? line(page, around, byline) {
      for name in found.names { page.set(.author(Author(name: name)), at: found.block, because: found.reason) }
    } else {
      addDeclaredOrganizations(&page)
    }
  }

  /// Many pages declare only the first of several authors; a byline that includes that author names the others.
  private func addCoauthors(_ page: inout Page, _ body: Node, _ around: HeadingSurroundings, _ byline: Byline) {
    let declared = Set(page.record.authors.map { FoldedText.key($0.name) })
    guard let found = marked(page, body, around, byline) ?? line(page, around, byline),
      found.names.contains(where: { declared.contains(FoldedText.key($0)) })
    else { return }
    for name in found.names where !declared.contains(FoldedText.key(name)) && Self.isWholeName(name) {
      page.set(.author(Author(name: name)), at: found.block, because: found.reason)
    }
  }

  /// At least two words, and not only acronyms: “ACLU Speech” is a department.
  private static func isWholeName(_ name: String) -> Bool {
    let words = NameShape.words(name)
    return words.count > 1 && !words.contains { NameShape.isAcronym($0.utf8) }
  }

  /// The newsroom, agency or company that the page's metadata declares as its author.
  private func addDeclaredOrganizations(_ page: inout Page) {
    guard let declared = page.declared.organizations else { return }
    for author in declared.authors {
      page.set(.author(author), because: Reason("declared organization", declared.rule.description))
    }
  }

  private typealias Found = (names: [String], reason: Reason, block: Block?)

  private func marked(_ page: Page, _ body: Node, _ around: HeadingSurroundings, _ byline: Byline) -> Found? {
    var best: (found: Found, distance: Int)?
    var id = body.id + 1
    let end = body.subtree.upperBound
    while id < end {
      guard page.tree.tag(of: id) == .a || around.isOne(ElementGroups.byline, id), let rule = Self.rule(page.tree[id], around) else {
        id += 1
        continue
      }
      let node = page.tree[id]
      let distance = around.distance(of: id)
      let isShort = node.textRange.count <= Self.maxLength
      // Blogs name the author below the text, with markup.
      let elsewhere = rule == Self.byClass ? Self.elsewhere : Self.elsewhere & ~ElementGroups.footers
      if isShort, distance < best?.distance ?? .max, !around.isWithin(elsewhere, node), !FindDate.isQuoted(node) {
        let names = Self.names(in: node, rule, site: page.record[.site], byline)
        if !names.isEmpty { best = ((names, Reason(rule, at: node), page.tree.blocks(in: node.subtree).first), distance) }
      }
      id = isShort ? page.tree.end(of: id) : id + 1
    }
    return best?.found
  }

  /// The names in a marked element: in its descendant with only the name, or in the first of its blocks with names, since adjacent blocks
  /// are separate texts.
  private static func names(in node: Node, _ rule: RuleID, site: String?, _ byline: Byline) -> [String] {
    if let name = name(in: node) {
      let names = byline.names(in: name, site: site)
      return names.isEmpty && rule != byClass ? byline.account(in: name, site: site).map { [$0] } ?? [] : names
    }
    let blocks = node.tree.blocks(in: node.subtree)
    guard blocks.count > 1 else {
      let each = alike(in: node).flatMap { byline.names(in: text(SeparatedText.bytes(of: $0)), site: site) }
      return each.count > 1 ? each : byline.names(in: text(SeparatedText.bytes(of: node)), site: site)
    }
    return blocks.lazy.map { text(SeparatedText.bytes(of: $0)) }.filter { !isSentence($0) }.map { byline.names(in: $0, site: site) }
      .first { !$0.isEmpty } ?? []
  }

  /// The elements of one class that are all of a line: a name each, which the markup may glue.
  private static func alike(in node: Node) -> [Node] {
    let inner = node.children.filter { !$0.isText }
    guard inner.count > 1, let words = inner[0].bytes(.class), !words.isEmpty,
      inner.allSatisfy({ $0.bytes(.class).map { $0.elementsEqual(words) } ?? false }),
      inner.reduce(0, { $0 + $1.characterCount }) == node.characterCount
    else { return [] }
    return inner
  }

  /// Whether a block of a box about the author tells of them.
  private static func isSentence(_ text: String) -> Bool { text.hasSuffix(".") && text.split(separator: " ").count >= minSentenceWords }
  private static let minSentenceWords = 6

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let byClass: RuleID = "element marked as a byline", byAddress: RuleID = "link to an author's page"

  private static func rule(_ node: Node, _ around: HeadingSurroundings) -> RuleID? {
    if node.bytes(.rel)?.elementsEqual("author".utf8) ?? false { return "link to the author" }
    if let property = node[.itemprop], property == "author" || property == "creator" { return "microdata" }
    if let property = node[.property], property.hasSuffix(":author") || property.hasSuffix(":creator") || property == "author" {
      return "RDFa"
    }
    if around.isOne(ElementGroups.byline, node.id) { return byClass }
    return node.tag == .a && around.distance(of: node.id) < nearest && node.bytes(.href).map(AuthorPage.isURL) ?? false ? byAddress : nil
  }

  /// Nodes: the maximum distance from the heading of an author link without a label.
  private static let nearest = 60

  /// The text of the element with only the name: “von <span class=fn>…</span>”, “<meta itemprop=name content=…>”.
  private static func name(in node: Node) -> String? {
    node.subtree.dropFirst().lazy.map { node.tree[$0] }.first { inner in
      inner[.itemprop] == "name" || inner[.property].map { $0 == "name" || $0.hasSuffix(":name") } ?? false
        || inner.bytes(.class).map { $0.elementsEqual("fn".utf8) } ?? false
    }.map { $0.tag == .meta ? $0[.content] ?? "" : $0.text }
  }

  private func line(_ page: Page, _ around: HeadingSurroundings, _ byline: Byline) -> Found? {
    let blocks = around.blocks.filter {
      $0.characterCount <= Self.lineCharacters && $0.kind != .heading && !around.isWithin(Self.elsewhere, $0.container)
        && !Self.isOfLinks($0)
    }
    for (index, block) in blocks.enumerated() {
      guard let (line, after) = Self.opened(SeparatedText.bytes(of: block), byline),
        let text = after.isEmpty ? below(block, index, blocks) : Self.firstLink(block, of: after) ?? line
      else { continue }
      let names = byline.names(in: text, site: page.record[.site], isMarked: false)
      if !names.isEmpty { return (names, Reason("line beside the heading", at: block.container), block) }
    }
    return blocks.lazy.map { ($0, byline.labelledNames(in: $0.text, site: page.record[.site])) }.first { !$0.1.isEmpty }
      .map { ($0.1, Reason("line beside the heading", at: $0.0.container), $0.0) }
  }

  /// Whether it is an item of a list of nothing but links: headlines, whatever they begin with.
  private static func isOfLinks(_ block: Block) -> Bool {
    block.kind == .item && block.unlinkedCharacterCount == 0 && block.container.parent?.linkDensity == 1
  }

  /// A line, or its first part, that begins with a word for “by”: “3 May 2024 · by Jane Mercer”; and the text after that word.
  private static func opened(_ line: [UInt8], _ byline: Byline) -> (line: String, after: String)? {
    let whole = text(line)
    if let after = byline.afterOpening(whole) { return (whole, after) }
    return CreditLine.parts(of: line, atDashes: true).lazy.map(text).compactMap { part in
      byline.afterOpening(part).map { (part, $0) }
    }.first { !$0.1.isEmpty }
  }

  /// Nodes: the maximum distance between a label and a name.
  private static let maxLabelDistance = 6

  /// The text below a label: “Written by”, “Text:”.
  private func below(_ label: Block, _ index: Int, _ blocks: [Block]) -> String? {
    guard label.text.contains(" ") || label.text.hasSuffix(":"), index + 1 < blocks.count,
      0..<Self.maxLabelDistance ~= blocks[index + 1].nodes.lowerBound - label.nodes.upperBound
    else { return nil }
    return blocks[index + 1].text
  }

  /// The first link of a block, if these words begin with it: the name is one link among several.
  private static func firstLink(_ block: Block, of words: String) -> String? {
    let tree = block.container.tree
    guard let text = block.nodes.first(where: { tree.tag(of: $0) == .a }).map({ tree[$0].text }), !text.isEmpty, words.hasPrefix(text)
    else { return nil }
    return text
  }
}
