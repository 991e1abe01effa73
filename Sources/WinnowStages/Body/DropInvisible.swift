package import Winnow

/// Drops content that browsers do not display: the head, templates, hidden elements, form options.
package struct DropInvisible: Stage {
  package static let name: StepName = "drop-invisible"
  package static let summary = "Drops content that browsers do not display as text: the head, hidden elements, templates and form options."
  package static let requires: [Capability] = [.recoveredText]
  package static let provides: [Capability] = [.visibleText]
  package static let examples = [
    Example("a head and a hidden element", "<html><head>⟦<title>Kopf</title>⟧</head><p>Text.<p hidden>⟦weg⟧"),
    Example(
      "a page whose tags of head and body are left out",
      "<!doctype html><meta charset=utf-8>⟦<title>Kopf</title>⟧<main><p>Text.</main><p>Text."),
    Example("hidden by style", "<p>Text.</p><div style='color:red; DISPLAY : none'>⟦weg⟧</div>"),
    Example(
      "hidden by a class, and shown by another on large screens",
      "<p>Text.</p><p class=hidden>⟦weg⟧</p><p class='hidden md:block'>Mehr Text.</p>"),
    Example(
      "hidden until the mouse is over it, and by other frameworks",
      "<p>Text.<span class='hidden group-hover:inline'>⟦ kopiert⟧</span></p><p class=d-none>⟦weg⟧</p><p class='uk-hidden'>⟦weg⟧</p><p class='d-none d-md-block'>Mehr Text.</p>"
    ),
    Example(
      "a spoiler",
      "<main><p>Text.</p><div class=spoiler><div class=spoiler-head>Ende</div><div class=spoiler-body style='display:none'>Sie siegt.</div></div></main>"
    ),
    Example("choices of a form", "<p>Text.</p><select>⟦<option>Rot<option>Blau⟧</select>"),
    Example("how much a bar shows", "<p>It is <meter value=2 max=10>⟦2 of 10⟧</meter> deep.</p>"),
    Example("what a field offers", "<p>Text.</p><input list=a><datalist id=a><option value=r>⟦Rot⟧</option></datalist>"),
    Example("a choice of no form, which browsers show", "<p>Text.<option>Mehr Text.", isNearMiss: true),
    Example(
      "an accordion that a script opens",
      "<main><p>Text.</p><div class=accordion><div style='display:none'>Ob die Stadt den Park auch im Winter offen hält, entscheidet sich erst im Herbst, sagte sie.</div></div></main>"
    ),
    Example(
      "an answer that its question opens",
      "<main><h3><button aria-expanded=false aria-controls=a>Is it open?</button></h3><div id=a hidden>Yes.</div></main>"),
    Example(
      "short answers of an accordion, outside an article",
      "<div class=faq><div class=faq-item><h3>Is it open?</h3><div class=faq-answer style='display:none'><p>Yes.</p></div></div></div>"),
    Example("an answer behind its question", "<main><p><strong>Est-ce ouvert ?</strong></p><div hidden>Oui.</div></main>"),
    Example(
      "a copy of code for the clipboard",
      "<main><p>Run this:</p><pre><code>winnow run article pages.ndjson --format md -o out.md --summary</code></pre><div style='display:none'>⟦<pre>winnow run article pages.ndjson --format md -o out.md --summary</pre>⟧</div></main>"
    ),
    Example(
      "a menu behind a heading",
      "<main><h3>Share</h3><div hidden>⟦Copied.⟧</div><p>The text of the page, of which this is the first sentence.</main>"),
    Example(
      "a shadow root, and a template",
      "<main><story-body><template shadowrootmode=open><p>Text.</template></story-body><template>⟦<p>Other.⟧</template></main>"),
    Example(
      "a hidden form in the article",
      "<main><p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den lange gestritten wurde und der nun allen offensteht, die hier leben oder zu Besuch sind.</p><div style='display:none'>⟦<form>Abonnieren Sie unseren Brief, der jede Woche von allem berichtet, was geschieht. <input></form>⟧</div></main>"
    ),
    Example(
      "a tooltip, and the choices of a list box",
      "<p>The arch<span role=tooltip>⟦A curved beam⟧</span> is long.</p><div role=listbox>⟦<div role=option>Red</div><div>None</div>⟧</div>"
    ),
    Example(
      "text beside the screen, in a clip of nothing, and in letters of no size",
      "<p>The bridge<span style='position:absolute;clip:rect(0 0 0 0);width:1px'>⟦ opens in a new window⟧</span> is open.</p><p style='position: absolute; left: -9999px'>⟦bridge bridges bridging⟧</p><p>It is<span style='font-size: 0'>⟦xx⟧</span> long.</p>"
    ),
    Example(
      "a box moved a little, and one without blanks between its parts",
      "<p style='position:relative;left:-9px'>Text.</p><div style='font-size:0'><p style='font-size:1rem'>Text.</p></div><p style='font-size:0.9em'>Text.</p>",
      isNearMiss: true),
    Example(
      "the MathML of a formula that is drawn",
      "<p>Text <span style='position:absolute;clip:rect(1px,1px,1px,1px);width:1px'><math><mi>a</mi></math></span>.</p>"),
    Example(
      "a pane that its tab opens",
      "<main><p>Text.</p><a href=#b data-toggle=tab>Back</a><div class=tab-pane id=b style='display:none'>At five.</div></main>"),
    Example(
      "a note that is folded",
      "<p>Text.</p><div class=callout><div class=callout-title>Mehr</div><div style='display:none'><p>So geht es.</div></div>"),
    Example("a style that shows it", "<p style='display:block'>Text.</p><details><summary>Mehr</summary>Inhalt</details>"),
  ]
  @Option(
    "The maximum share of the page's characters that may be hidden; more than that is hidden only until a script reveals it.", in: 0...1)
  package var maxTextShare = 0.4
  package init() {}

  private static let notShown: RuleID = "not shown", byRole: RuleID = "hidden by role"
  private static let byAttribute: RuleID = "hidden attribute", byStyle: RuleID = "hidden by style"
  private static let byClass: RuleID = "hidden by class"
  /// The rules for content that browsers do not display.
  package static let rules: Set<RuleID> = [notShown, byRole, byAttribute, byStyle, byClass]

  private static let invisible: TagSet = [
    .head, .script, .style, .template, .noscript, .select, .textarea, .iframe, .object, .svg, .canvas, .audio, .video, .map,
    .title,
  ]

  /// Elements whose text is there for browsers that do not know them, or to be chosen from.
  private static let fallbacks: Set<String> = ["datalist", "progress", "meter"]

  package func run(on page: inout Page) throws {
    let body = page.tree.body
    let isHeadShown = body.tag != .body
    let most = Double(body.characterCount) * maxTextShare
    let groups = page.analysis(ElementGroups.self)
    let invisible = Self.invisible
    let controlled = Self.controlled(page.tree)
    var id = 0
    while id < page.tree.count {
      guard groups[id] & Self.concealed != 0 || invisible.contains(page.tree.tag(of: id)),
        !isHeadShown || page.tree.tag(of: id) != .head, case let node = page.tree[id],
        let reason = Self.reason(node),
        invisible.contains(node.tag) && node.tag != .noscript
          || Double(node.characterCount) <= most && (Self.isOffScreen(node) || !Self.isRevealedByScript(node, groups, controlled))
          || Self.isCopyOfCode(node)
      else {
        id += 1
        continue
      }
      page.drop(node, because: reason)
      id = node.subtree.upperBound
    }
    guard Self.fallbacks.contains(where: page.tree.hasName) else { return }
    for node in page.tree.elements(.other) where Self.fallbacks.contains(node.name) {
      page.drop(node, because: Reason(Self.notShown, node.name))
    }
  }

  /// Whether hidden prose is shown by a script (accordion, “read more”) and is left to later stages.
  private static func isRevealedByScript(_ node: Node, _ groups: ElementGroups, _ controlled: Set<String>) -> Bool {
    // The title of a collapsed note is displayed.
    if let around = node.parent, ContentClasses.builtIn.isCallout(around), around.characterCount > node.characterCount {
      return !node.subtree.contains { TagSet.fields.contains(node.tree.tag(of: $0)) }
    }
    // Panels and answers are opened by their titles, however short they are.
    let classes = ContentClasses.builtIn
    let isPanel = ([node] + node.ancestors.prefix(panelLevels)).contains { groups[$0.id] & panels != 0 || classes.has(.folds, $0) }
    let isAnswer = isAfterQuestion(node, isPanel: isPanel)
    let isOpened = node[.role] == "tabpanel" || node.tag == .dd || node[.id].map(controlled.contains) ?? false || isAnswer
    guard isOpened || node.characterCount >= minProse, node.linkDensity < maxLinkDensity, node.tag != .noscript,
      isPanel && isAnswer || node.ancestors.contains(where: { $0.tag == .article || $0.tag == .main || $0[.role] == "main" })
    else { return false }
    // A panel may have a copy button for its code.
    let controls = node[.role] == "tabpanel" && node.subtree.contains { node.tree.tag(of: $0) == .pre } ? .fields : controls
    return !node.subtree.contains { controls.contains(node.tree.tag(of: $0)) }
  }

  /// Class words of accordions.
  private static let panels = ElementGroups.mask(.tabWord)
  private static let panelLevels = 3
  /// Characters: maximum length of a question.
  private static let maxQuestionLength = 200

  /// Whether a question is directly before it, or, in an accordion, any heading or button.
  private static func isAfterQuestion(_ node: Node, isPanel: Bool) -> Bool {
    guard let before = node.parent?.children.prefix(while: { $0.id < node.id }).reduce(nil, { $1.characterCount > 0 ? $1 : $0 }),
      before.characterCount <= maxQuestionLength
    else { return false }
    if let last = before.text.unicodeScalars.last(where: {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .mathSymbol && $0 != "\u{200F}"
    }), Punctuation.questionMarks.contains(last) {
      return true
    }
    return isPanel && ContentClasses.builtIn.has(.folds, before)
      || isPanel
        && before.subtree.contains { id in
          let tag = node.tree.tag(of: id)
          return tag.headingLevel != nil || tag == .button || tag == .summary || tag == .dt
        }
  }

  /// Whether it repeats displayed code, as the source of a copy button.
  private static func isCopyOfCode(_ node: Node) -> Bool {
    guard
      node.tag == .pre || node.tag == .code
        || node.subtree.contains(where: { node.tree.tag(of: $0) == .pre || node.tree.tag(of: $0) == .code })
    else { return false }
    let code = FoldedText.bytes(of: node.tree.text[node.textRange])
    return node.tree.elements(.pre).prefix(maxCode).contains {
      !node.subtree.contains($0.id) && FoldedText.matches(node.tree.text[$0.textRange], code)
    }
  }

  private static let maxCode = 200

  /// The ids that buttons and links open, by ARIA attributes or the attributes of scripts.
  private static func controlled(_ tree: Tree) -> Set<String> {
    let isToggled = HiddenElements.toggleAttributes.contains(where: tree.hasName)
    guard isToggled || tree.hasName("aria-controls") else { return [] }
    var ids: Set<String> = []
    for node in tree.elements(.button, .a, .summary, .dt, .h2, .h3, .h4, .div, .span) where node.hasAttributes {
      if let id = node["aria-controls"] { ids.insert(id) }
      guard isToggled, HiddenElements.toggleAttributes.contains(where: { node[$0].map(HiddenElements.toggleValues.contains) ?? false })
      else { continue }
      if let target = node[.href] ?? HiddenElements.toggleTargets.lazy.compactMap({ node[$0] }).first, target.hasPrefix("#") {
        ids.insert(String(target.dropFirst()))
      }
    }
    return ids
  }

  private static let minProse = 60, maxLinkDensity = 0.3
  private static let controls: TagSet = [.form, .input, .select, .textarea, .button]

  private static let concealed = ElementGroups.concealed | ElementGroups.mask(.hiddenWord)

  /// Whether a utility class of a CSS framework (Tailwind 4, Bootstrap 3 and 5, UIkit 3, Bulma) hides it on all screens, so that no other
  /// class displays it on some: `hidden md:block`, `d-none d-md-flex`.
  private static func isHiddenByClass(_ node: Node) -> Bool {
    ContentClasses.builtIn.has(.hidingClasses, node) && !ContentClasses.words(of: node).contains(where: isShowing)
  }

  private static func isShowing(_ word: String) -> Bool {
    let parts = word.split { $0 == ":" || $0 == "-" }
    guard parts.count > 1, parts.last != "hidden", parts.last != "none" else { return false }
    return word.contains(":")
      ? HiddenElements.screenSizes.contains(parts[0]) || HiddenElements.screenSizePrefixes.contains(where: word.hasPrefix)
      : parts[0] == "d" && HiddenElements.screenSizes.contains(parts[1])
  }

  private static func reason(_ node: Node) -> Reason? {
    // The content of a declarative shadow root is displayed (HTML Standard, “The template element”).
    if node.tag == .template, node["shadowrootmode"] != nil { return nil }
    if invisible.contains(node.tag) { return Reason(notShown, node.name) }
    if let role = node[.role], HiddenElements.roles.contains(role) { return Reason(byRole, role) }
    return hiding(node) ?? (isOffScreen(node) ? Reason(byStyle) : isHiddenByClass(node) ? Reason(byClass) : nil)
  }

  private static let noSize = Array("font-size:0".utf8)

  /// Whether its inline style makes the text invisible: off-screen, clipped to nothing, with font size 0. MathJax places the MathML of the
  /// formula that it renders off-screen; that is kept.
  private static func isOffScreen(_ node: Node) -> Bool { isStyledAway(node) && !node.subtree.contains { node.tree[$0].name == "math" } }

  private static func isStyledAway(_ node: Node) -> Bool {
    guard node.hasAttributes, let style = node.bytes(.style), style.contains(UInt8(ascii: ":")) else { return false }
    let compactStyle = style.filter { !UTF8Bytes.isASCIIWhitespace($0) }.map(UTF8Bytes.asciiLowercased)
    func has(_ declarations: [[UInt8]]) -> Bool { declarations.contains { UTF8Bytes.firstRange(of: $0, in: compactStyle[...]) != nil } }
    if has(HiddenElements.indents) || has(HiddenElements.positions) && (has(HiddenElements.offsets) || has(HiddenElements.clips)) {
      return true
    }
    // A box with font size 0, which removes spaces between its children, has no text of its own.
    guard let size = UTF8Bytes.firstRange(of: noSize, in: compactStyle[...]), node.children.allSatisfy(\.isText) else { return false }
    let after = compactStyle[size.upperBound...].prefix { $0 != UInt8(ascii: ";") }
    return !after.contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
  }

  /// The reason why its own attribute or style hides the element; `nil` if it is not hidden.
  static func hiding(_ node: Node) -> Reason? {
    guard node.hasAttributes else { return nil }
    if let hidden = node[.hidden], hidden != "until-found" { return Reason(byAttribute) }
    guard let style = node.bytes(.style), style.contains(UInt8(ascii: ":")) else { return nil }
    let compactStyle = style.filter { !UTF8Bytes.isASCIIWhitespace($0) }.map(UTF8Bytes.asciiLowercased)
    return HiddenElements.hidingStyles.contains { UTF8Bytes.firstRange(of: $0, in: compactStyle[...]) != nil } ? Reason(byStyle) : nil
  }
}
