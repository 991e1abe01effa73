package import Winnow

/// Drops the parts around an article that every page of a site has: navigation, footers, cookie notices, share bars, forms.
///
/// They are detected by tag, ARIA role, or a word of the class or id. An element with the page's heading, or with much of its unlinked
/// text, is kept whatever its name.
package struct DropChrome: Stage {
  package static let name: StepName = "drop-chrome"
  package static let summary =
    "Drops navigation, footers, cookie notices, share bars, forms and advertisements, unless they contain the article."
  package static let requires: [Capability] = [.recoveredText, .visibleText]
  package static let examples = [
    Example(
      "the usual frame",
      "<body>⟦<nav><a href=/>Start</a></nav>⟧<article><h1>Titel</h1><p>Ein Absatz mit Text.</article>⟦<footer>Impressum</footer>⟧"),
    Example(
      "a cookie notice",
      "<body><article><h1>T</h1><p>Ein langer Absatz mit viel Text, der zum Artikel gehört.</article>⟦<div class='cookie-banner'>Wir nutzen Cookies.</div>⟧"
    ),
    Example(
      "a share bar within the article",
      "<article><h1>T</h1><p>Ein Absatz mit Text.⟦<ul class=share><li>Tweet<li>Mail</ul>⟧<p>Noch ein Absatz.</article>"),
    Example(
      "an advertisement of AMP",
      "<article><h1>T</h1><p>Ein Absatz mit Text.⟦<amp-ad width=300><div placeholder>Advertisement</div></amp-ad>⟧<p>Noch ein Absatz.</article>"
    ),
    Example("the article's own header", "<article><header><h1>Titel</h1><p>Vorspann.</header><p>Text des Artikels.</article>"),
    Example(
      "a note that is set apart",
      "<article><h1>Titel</h1><p>Text des Artikels.</p><aside class=note><p>Nur bis Mai.</aside>⟦<aside><p>Mehr von uns</aside>⟧</article>"),
    Example(
      "a wrapper with a bad name",
      "<body><div class=sidebar><h1>Titel</h1><p>Der ganze Text der Seite steht hier, in einem Kasten mit falschem Namen.</div>"),
    Example(
      "a button beside the sentence",
      "<article><h1>Titel</h1><p>⟦<button>Anhören</button>⟧Die Brücke ist offen.⟦<button>Teilen</button>⟧ Drücken Sie<button>Start</button>, und warten Sie.</article>"
    ),
    Example(
      "a button that is all of a cell", "<article><table><tr><th><button>Hafen</button><th>Tiefe<tr><td>Nord<td>2 m</table></article>"),
    Example(
      "a button that is a term, and one that is the head of a column",
      "<article><p>Text.<dl><dt><button>How deep?</button><dd>Ten metres.</dl><table><tr><th><button>Boat</button><td>One</table></article>"
    ),
    Example(
      "a list that HTML calls a menu", "<article><h1>Titel</h1><p>Text des Artikels.<menu><li>Ein Seil<li>Zwei Laternen</menu></article>"),
    Example(
      "code under a bar, and footnotes in an aside",
      "<article><h1>T</h1><p>Ein Absatz mit Text.</p><div class=code-toolbar><pre>let a = 1</pre>⟦<button>Copy</button>⟧</div><p>Noch ein Absatz.</p><aside class=footnotes><p>1 Der Bote.</p></aside></article>"
    ),
    Example(
      "whom a quotation is from, and a button that opens a footnote",
      "<article><h1>T</h1><p>Ein Absatz mit Text<sup class=footnote><button>1</button></sup>.</p><blockquote><p>Ein Satz.</p><footer>Anna Berg</footer></blockquote>⟦<footer>Impressum</footer>⟧</article>"
    ),
    Example(
      "a formula for which MathJax has a menu",
      "<article><h1>T</h1><p>Der Druck ist <mjx-container class='MathJax CtxtMenu_Attached_0'><math><mi>p</mi></math></mjx-container> und steigt.</article>"
    ),
    Example("a word inside another", "<div class=socialist><p>Bericht vom Parteitag.</div><div class=formation><p>Rang und Reihe.</div>"),
  ]
  @Option("The maximum share of the kept text outside links that an element may have and still be dropped for its name.", in: 0...1)
  package var maxTextShare = 0.4
  @Option("Whether class and id names are matched, in addition to tags and ARIA roles.") package var matchesClassNames = true
  package init() {}

  private static let tags: TagSet = [.nav, .footer, .aside, .form, .button, .menu, .dialog, .fieldset]
  static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar", "toolbar",
  ]
  /// The groups of elements that may be dropped: a cheap test before names are compared.
  private static let telling = ElementGroups.mask(.nav, .header, .footer, .aside, .form, .details) | ElementGroups.chrome
  private static let words = ClassTokens(ElementCategory.chrome.filter { $0 != .consent }), notices = ClassTokens([.consent])

  /// An element with the first heading and more than this share of the text is the article's own header.
  private static let headingShare = 0.05

  /// If dropping by name would leave less than this share of the unlinked text, names are ignored on the page.
  private static let minRemainingShare = 0.05

  /// The maximum share of an element with a word that only notices have.
  private static let noticeShare = 0.7

  package func run(on page: inout Page) throws {
    let body = page.tree.body
    let before = page
    let kept = KeptProse(page, in: body.subtree)
    drop(from: &page, body, kept, byName: matchesClassNames)
    if matchesClassNames, Double(KeptProse(page, in: body.subtree).all) < Self.minRemainingShare * Double(kept.all) {
      page = before
      drop(from: &page, body, kept, byName: false)
    }
  }

  private func drop(from page: inout Page, _ body: Node, _ kept: KeptProse, byName: Bool) {
    let groups = page.analysis(ElementGroups.self)
    let headings = page.tree.elements(.h1).filter { page.isKept($0) }.map(\.id)
    var id = body.id + 1
    while id < body.subtree.upperBound {
      guard groups[id] & Self.telling != 0, page.isKept(id), case let node = page.tree[id],
        let (reason, isNotice) = Self.reason(node, groups[id], byName: byName)
      else {
        id += 1
        continue
      }
      // Compare with the text still kept: earlier drops change the share.
      // A button at the beginning of a paragraph counts by its own words only.
      let share = node.tag == .button ? kept.share(of: node.characterCount) : kept.share(in: node.subtree)
      let holdsHeading = share > Self.headingShare && headings.contains(where: node.subtree.contains)
      if holdsHeading || share > (isNotice ? Self.noticeShare : maxTextShare) {
        id += 1
        continue
      }
      page.drop(node, because: reason)
      id = node.subtree.upperBound
    }
  }

  private static func reason(_ node: Node, _ groups: UInt64, byName: Bool) -> (reason: Reason, isNotice: Bool)? {
    if tags.contains(node.tag) {
      return isWord(node) || isList(node) || node.tag == .aside && isNote(node) || node.tag == .footer && isSource(node)
        ? nil : (Reason("element", named: node.name), false)
    }
    if node.tag == .header, !node.ancestors.contains(where: { $0.tag == .article || $0.tag == .main || $0.tag == .section }) {
      return (Reason("element", named: "header"), false)
    }
    if byName, node.tag == .other, groups & ElementGroups.chrome != 0, let word = words.first(inName: node.name) {
      return (Reason("name", word), false)
    }
    guard node.hasAttributes else { return nil }
    if let role = node[.role], roles.contains(role) { return (Reason("role", named: role), false) }
    if node.tag == .body || node.tag == .main || node.tag == .article || node.tag == .html || node.tag.headingLevel != nil { return nil }
    guard byName, groups & ElementGroups.chrome != 0, !isFormula(node), !isCode(node), !node.isInCode else { return nil }
    return notices.first(in: node).map { (Reason("notice", $0), true) } ?? words.first(in: node).map { (Reason("name", $0), false) }
  }
}

extension DropChrome {
  /// Whether it is a note within the text, or contains its footnotes.
  private static func isNote(_ node: Node) -> Bool {
    let classes = ContentClasses.builtIn
    let said = classes.categories(of: node)
    return classes.isCallout(node, said) || said.contains(.footnoteTexts) || FootnoteMarker.roles.contains(node[.role] ?? "")
  }

  /// Whether it is the box of a code block, which highlighters name after its toolbar: `code-toolbar`.
  private static func isCode(_ node: Node) -> Bool {
    guard let pre = node.subtree.first(where: { node.tree.tag(of: $0) == .pre }) else { return false }
    return node.tree[pre].characterCount * 2 > node.characterCount
  }

  /// Whether it is a formula rendered by MathJax 3, with a class for its menu.
  private static func isFormula(_ node: Node) -> Bool { node.tag == .other && node.name == "mjx-container" }

  /// Whether it names the source of a quotation (HTML 5.0, “The blockquote element”).
  private static func isSource(_ node: Node) -> Bool { node.parent?.tag == .blockquote && node.characterCount <= maxSourceLength }

  /// Characters.
  private static let maxSourceLength = 200

  /// Characters: minimum length of a question in a button.
  private static let minQuestionLength = 12

  private static let terms: TagSet = [.dt, .th, .td]
  private static let controls: TagSet = [.a, .button, .input]

  /// Whether a `menu` is a list of the text, as HTML allows: it has items, and no links or buttons.
  private static func isList(_ node: Node) -> Bool {
    node.tag == .menu && node.characterCount > 0 && !node.hasAttributes
      && !node.subtree.contains { controls.contains(node.tree.tag(of: $0)) }
  }

  /// Whether a button is part of a sentence that continues after it, a term with an explanation, or a question of the text.
  private static func isWord(_ node: Node) -> Bool {
    guard node.tag == .button, let around = node.parent else { return false }
    // A term or a cell that consists of the button only.
    if terms.contains(around.tag), node.characterCount == around.characterCount { return true }
    // A disclosure button contains its question. A Han or kana character counts as two letters.
    let length = node.textRange.count >= node.characterCount * 3 ? node.characterCount * 2 : node.characterCount
    if length >= minQuestionLength,
      node["aria-expanded"] != nil || node["aria-controls"] != nil
        || node.text.unicodeScalars.last.map(Punctuation.questionMarks.contains) ?? false,
      around.characterCount > node.characterCount || around.tag.headingLevel != nil
    {
      return true
    }
    if node.characterCount <= maxMarkerLength, isMarker(node, in: around) { return true }
    return node.isInlineContent(of: around) && !isOffer(node, around)
  }

  /// Characters: “[12]”.
  private static let maxMarkerLength = 4

  /// Whether a button is the number of a footnote that it opens, in an element named so.
  private static func isMarker(_ node: Node, in around: Node) -> Bool {
    let classes = ContentClasses.builtIn
    return FootnoteMarker.read(node.text) != nil
      && [node, around].contains { node in
        let said = classes.categories(of: node)
        return said.contains(.footnoteReferences) || said.contains(.footnoteTexts)
      }
  }

  /// Whether it is an action next to the text: at an end of a longer heading, directly after a sentence or code, or directly before a
  /// capital. Not decidable in scripts without spaces or case.
  private static func isOffer(_ node: Node, _ around: Node) -> Bool {
    if around.tag.headingLevel != nil { return node.characterCount * 2 < around.characterCount }
    guard around.tag == .p else { return false }
    let text = node.tree.text
    let before = text[around.textRange.lowerBound..<node.textRange.lowerBound]
    let after = text[node.textRange.upperBound..<around.textRange.upperBound]
    if let last = before.last, !UTF8Bytes.isASCIIWhitespace(last), ends.contains(last) || node.previousElement?.tag == .code { return true }
    guard let first = after.first, !UTF8Bytes.isASCIIWhitespace(first) else { return false }
    var start = after.startIndex
    let scalar = UTF8Bytes.scalar(in: after, at: &start)
    return scalar.properties.isUppercase
  }

  /// Sentence-final punctuation.
  private static let ends = Set(".!?".utf8)
}

/// The unlinked character counts of the kept blocks.
private struct KeptProse {
  private let tree: Tree
  /// For each block of the tree, the characters before it; and the total.
  private let before: [Int]
  private(set) var all = 0

  init(_ page: Page, in nodes: Range<Int>) {
    tree = page.tree
    before = page.tree.blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + (page.isKept($1.nodes) ? $1.unlinkedCharacterCount : 0)) }
    all = characterCount(in: nodes)
  }

  private func characterCount(in nodes: Range<Int>) -> Int {
    let blocks = tree.blocks(in: nodes).indices
    return before[blocks.upperBound] - before[blocks.lowerBound]
  }

  /// The fraction of the total, 0 to 1.
  func share(in nodes: Range<Int>) -> Double { share(of: characterCount(in: nodes)) }
  func share(of characterCount: Int) -> Double { Double(characterCount) / Double(max(1, all)) }
}
