package import Winnow

/// Drops whole articles after the page's own, as on pages with infinite scrolling, each with its heading and its comments.
///
/// The page's own article is the one whose heading equals the page's title. Another article is in a box like that of the first, and has a
/// heading, prose, and evidence that it is an article: its element, its class, a date or an author next to its heading, or a URL that the
/// heading links to. A page whose title is not the heading of an article is a list of articles and is kept.
package struct DropOtherArticles: Stage {
  package static let name: StepName = "drop-other-articles"
  package static let summary = "Drops whole articles after the one that the page's title names, with their comments."
  package static let requires: [Capability] = [.recoveredText, .title]
  package static let provides: [Capability] = [.otherArticles]
  package static let examples = [
    Example(
      "two elements",
      "<title>A new park</title><main><article><h1>A new park</h1><p>\(prose)</article>⟦<article><h1>An old bridge</h1><p>\(prose)</article>⟧</main>"
    ),
    Example(
      "two boxes of a class, the second with an address and a day",
      "<title>A new park</title><div class=story><h1>A new park</h1><p>\(prose)</div>⟦<div class=story><h2><a href=/bridge>An old bridge</a></h2><p class=date>4 March 2024</p><p>\(prose)</div>⟧"
    ),
    Example(
      "its comments behind it",
      "<title>A new park</title><main><article><h1>A new park</h1><p>\(prose)</article>⟦<article><h1>An old bridge</h1><p>\(prose)</article><div class=comments><p>I like it.</p></div>⟧</main>"
    ),
    Example(
      "one behind the other",
      "<title>A new park</title><div><h1>A new park</h1><p>\(prose)</p>⟦<h1>An old bridge</h1><p class=byline>By Ann Hill</p><p>\(prose)</p>⟧</div>"
    ),
    Example(
      "the sections of one article",
      "<title>A new park</title><section class=part><h1>A new park</h1><p>\(prose)</section><section class=part><h2>Its trees</h2><p>\(prose)</section>"
    ),
    Example(
      "boxes of one article, with the headlines of others at its end",
      "<title>A new park</title><article><div><h1>A new park</h1><p>\(prose)</div><div id=text><p>\(prose) \(prose)</p><h2><a href=/bridge>An old bridge</a></h2></div></article>"
    ),
    Example(
      "the parts of a recipe",
      "<title>Apple cake</title><main><article><h1>Apple cake</h1><p>\(prose)</article><article><h2>Preparation</h2><p>\(prose)</article></main>"
    ),
    Example(
      "a page of articles",
      "<title>The news of the day</title><article><h2>A new park</h2><p>\(prose)</article><article><h2>An old bridge</h2><p>\(prose)</article>"
    ),
    Example(
      "a thread",
      "<title>Which lens?</title><article><h1>Which lens?</h1><p>\(prose)</article><article><h2>Re: Which lens?</h2><p>\(prose)</article>"),
  ]
  @Option("The minimum character count outside links of an article.", in: 50...100_000) package var minProseCharacters = 150
  package init() {}

  private static let prose =
    "The town has opened it on Monday, after years of quarrels about its place and what it may cost, and all who live here may come. The mayor spoke of a good day for everybody, and thanked those who helped."

  private static let rule: RuleID = "another article"

  private static let signs = ElementGroups.time | ElementGroups.date | ElementGroups.byline | ElementGroups.mask(.metadataWord)
  /// Groups that no section of an article has.
  private static let articleOnlyGroups = ElementGroups.time | ElementGroups.byline
  private static let comments = ElementGroups.mask(.commentWord)
  private static let content = ElementGroups.mask(.contentWord)
  /// Groups whose headings are not the titles of articles.
  private static let elsewhere = ElementGroups.frame | ElementGroups.mask(.aside, .details, .sideWord, .commentWord, .formWord)
  /// Maximum number of headings searched.
  private static let maxHeadings = 200

  package func run(on page: inout Page) throws {
    guard page.tree.sourceFormat == .html, let title = page.record[.title].map({ FoldedText.bytes(of: $0.utf8) }), !title.isEmpty else {
      return
    }
    let headings = page.tree.elements(.h1, .h2, .h3).prefix(Self.maxHeadings).filter { page.isKept($0) }
    guard let own = headings.first(where: { $0.tag != .h3 && FoldedText.matches(page.tree.text[$0.textRange], title) }) else { return }
    let groups = page.analysis(ElementGroups.self)
    for heading in headings where heading.id > own.id && page.isKept(heading.id) && !Self.repeats(heading, title) {
      guard let (first, second) = Self.divergingAncestors(own, heading) else { continue }
      if first == own, second == heading {
        dropFollowing(heading, own, groups, &page)
      } else if isArticle(second, heading, as: first, own, groups) {
        drop(second, groups, &page)
      }
    }
  }

  private static func repeats(_ heading: Node, _ title: [UInt8]) -> Bool {
    let key = FoldedText.bytes(of: heading.tree.text[heading.textRange])
    return key.isEmpty || UTF8Bytes.firstRange(of: title, in: key[...]) != nil
  }

  /// The children of the lowest common ancestor that contain one node each.
  private static func divergingAncestors(_ a: Node, _ b: Node) -> (Node, Node)? {
    guard let second = ([b] + b.ancestors).first(where: { $0.parent?.subtree.contains(a.id) ?? true }), let around = second.parent,
      let first = ([a] + a.ancestors).first(where: { $0.parent == around })
    else { return nil }
    return (first, second)
  }

  private func isArticle(_ box: Node, _ heading: Node, as first: Node, _ own: Node, _ groups: ElementGroups) -> Bool {
    guard box.tag == first.tag, groups[box.id] & Self.elsewhere == 0, hasProse(box), hasProse(first),
      box.tree.characterCount(in: box.id..<heading.id) <= Self.maxLengthBefore,
      !([box] + box.ancestors).dropFirst().contains(where: { $0.tag == .article })
    else { return false }
    let element = [box.tag, first.tag].allSatisfy { $0 == .article } || Self.holdsArticle(box, heading) && Self.holdsArticle(first, own)
    if element {
      return heading.tag == own.tag || Self.leadsElsewhere(heading) || isSigned(heading, in: box, groups, Self.articleOnlyGroups)
    }
    guard let made = box[.class], !made.isEmpty, made == first[.class] else { return false }
    guard heading.tag == own.tag || Self.leadsElsewhere(heading) else { return false }
    return groups[box.id] & Self.content != 0 || isSigned(heading, in: box, groups)
  }

  /// Whether an `article` in the box contains the heading.
  private static func holdsArticle(_ box: Node, _ heading: Node) -> Bool {
    heading.ancestors.prefix { $0.id > box.id }.contains { $0.tag == .article }
  }

  private func hasProse(_ node: Node) -> Bool { node.tree.unlinkedCharacterCount(in: node.subtree) >= minProseCharacters }

  /// Characters: an article begins with its heading, or with a date, a name or a kicker above it.
  private static let maxLengthBefore = 200
  /// Nodes: the maximum distance of a date or author before and after its heading.
  private static let before = 12, after = 24

  private func isSigned(_ heading: Node, in box: Node, _ groups: ElementGroups, _ signs: UInt64 = signs) -> Bool {
    let nodes = max(box.id, heading.id - Self.before)..<min(box.subtree.upperBound, heading.subtree.upperBound + Self.after)
    return nodes.contains { groups[$0] & signs != 0 }
  }

  private static func leadsElsewhere(_ heading: Node) -> Bool {
    ([heading] + heading.ancestors.prefix(1) + heading.subtree.map { heading.tree[$0] }).contains {
      $0.tag == .a && $0[.href].map { !$0.isEmpty && !$0.hasPrefix("#") } ?? false
    }
  }

  private func drop(_ box: Node, _ groups: ElementGroups, _ page: inout Page) {
    drop(box.subtree, because: Reason(Self.rule, at: box), from: &page)
    // Its comments may be outside the box.
    guard let around = box.parent else { return }
    for other in around.children.drop(while: { $0.id <= box.id }).prefix(while: {
      groups[$0.id] & Self.comments != 0 || $0.characterCount == 0
    }) {
      drop(other.subtree, because: "comments on another article", from: &page)
    }
  }

  /// An `h1` in the same element, with a date or an author of its own, begins another article.
  private func dropFollowing(_ heading: Node, _ own: Node, _ groups: ElementGroups, _ page: inout Page) {
    guard heading.tag == .h1, own.tag == .h1, let around = heading.parent, isSigned(heading, in: around, groups),
      page.tree.unlinkedCharacterCount(in: own.id..<heading.id) >= minProseCharacters,
      page.tree.unlinkedCharacterCount(in: heading.id..<around.subtree.upperBound) >= minProseCharacters
    else { return }
    drop(heading.id..<around.subtree.upperBound, because: Reason(Self.rule, at: heading), from: &page)
  }

  private func drop(_ nodes: Range<Int>, because reason: Reason, from page: inout Page) {
    let kept = page.characterCount(in: nodes)
    page.drop(nodes, because: reason)
    if page.characterCount(in: nodes) < kept { page.otherArticles.append(nodes) }
  }
}
