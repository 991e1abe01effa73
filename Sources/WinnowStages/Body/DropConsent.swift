package import Winnow

/// Drops dialogs that ask for consent to cookies and to the processing of personal data.
///
/// A dialog is detected by its role, its tag, or a class or id word of dialogs and consent managers, or by its button, if its text is
/// mostly about consent. An element with the page's heading, an `article` or `main` is not a dialog, and nothing is dropped from a page
/// that is itself about consent.
package struct DropConsent: Stage {
  package static let name: StepName = "drop-consent"
  package static let summary =
    "Drops dialogs that ask for consent to cookies and the use of personal data, unless the page is about them."
  package static let requires: [Capability] = [.recoveredText]
  package static let examples = [
    Example(
      "a dialog",
      "<div role=dialog>⟦<h2>We value your privacy</h2><p>We and our partners store cookies on your device and process personal data.</p><button>Accept</button>⟧</div><h1>Title</h1><p>Text."
    ),
    Example(
      "a consent manager's box, in German",
      "<h1>Titel</h1><p>Text.</p><div class=cmp-wrapper>⟦<p>Wir und unsere Partner verwenden Cookies und verarbeiten personenbezogene Daten.</p>⟧</div>"
    ),
    Example(
      "by its button",
      "<div><div>⟦<p>Nous utilisons des cookies pour mesurer l’audience du site. Vos données personnelles restent chez nous.</p><button>Tout accepter</button>⟧</div></div><h1>Titre</h1><p>Texte."
    ),
    Example(
      "an article about cookies",
      "<title>What cookies tell</title><h1>What cookies tell</h1><div class=modal><p>Cookies tell the makers of pages who reads them, and consent to cookies is asked of all readers.</p></div>"
    ),
    Example(
      "a dialog of something else",
      "<div role=dialog><p>The minutes of the meeting are open to all members of the club, who find them here.</p></div><p>Text."),
    Example(
      "a section of a manual",
      "<main><h1>The mill's pages</h1><section id=cookies><h2>Cookies</h2><p>To read cookies, use the table of cookies; to set cookies, use the answer.</p></section></main>"
    ),
    Example(
      "a cake with cookies",
      "<h1>Cake</h1><div><p>Crush the cookies and mix them with the butter. Bake the cookies again.</p><button>Print</button></div>"),
  ]
  package init() {}

  /// Element groups that may be consent dialogs.
  private static let telling = ElementGroups.mask(.details, .noticeWord) | ElementGroups.chrome
  private static let dialogs = ClassTokens([.consent, .consentPlatform, .overlay, .dialog])
  private static let roles: Set<String> = ["dialog", "alertdialog"]
  private static let boxes: TagSet = [.div, .section, .aside, .form, .dialog, .header, .footer, .other]
  private static let pages: TagSet = [.article, .main, .h1]

  /// The dialogs of a page, in document order; computed once, before anything is dropped.
  struct Dialogs: Sendable {
    let boxes: [Node]
  }

  package func run(on page: inout Page) throws {
    for box in Self.dialogs(of: &page) where page.isKept(box.id) { page.drop(box, because: Reason("consent", at: box)) }
  }

  /// The consent dialogs, each as a whole; empty if the page is about consent.
  static func dialogs(of page: inout Page) -> [Node] {
    guard page.tree.sourceFormat == .html else { return [] }
    return page.analysis(Dialogs.self) { Dialogs(boxes: found(in: &$0)) }.boxes
  }

  private static func found(in page: inout Page) -> [Node] {
    let tree = page.tree
    let groups = page.analysis(ElementGroups.self)
    var boxes: [Node] = []
    var id = tree.body.id + 1
    while id < tree.body.subtree.upperBound {
      let isTold = groups[id] & telling != 0
      guard isTold || tree.tag(of: id) == .button, let box = isTold ? dialog(tree[id]) : asking(tree[id]) else {
        id += 1
        continue
      }
      boxes.append(box)
      id = max(id + 1, box.subtree.upperBound)
    }
    return boxes.isEmpty || isAbout(tree) ? [] : boxes
  }

  private static func isAbout(_ tree: Tree) -> Bool { tree.first(.title).map { ConsentWords.count(in: $0.text) > 0 } ?? false }

  /// The consent dialog that is, or is around, an element named as a dialog.
  private static func dialog(_ node: Node) -> Node? {
    guard boxes.contains(node.tag), isDialog(node) || dialogs.first(in: node) != nil else { return nil }
    // Within a text a class is weak evidence: a manual has a section on cookies.
    if !isDialog(node), node.ancestors.contains(where: { pages.contains($0.tag) }),
      !node.subtree.contains(where: { node.tree.tag(of: $0) == .button && ConsentWords.isYes(node.tree[$0].text) })
    {
      return nil
    }
    return isConsentText(node, minWords: 1) ? node : nil
  }

  private static func isDialog(_ node: Node) -> Bool { node.tag == .dialog || node[.role].map(roles.contains) ?? false }

  /// The box around an accept button, if it is about consent.
  private static func asking(_ button: Node) -> Node? {
    guard ConsentWords.isYes(button.text) else { return nil }
    let around = button.ancestors.prefix(levels).prefix { $0.tag != .body && !pages.contains($0.tag) }
    return around.last { boxes.contains($0.tag) && isConsentText($0, minWords: minWordsByButton) }
  }

  private static let levels = 6, minWordsByButton = 2
  /// Characters: maximum length of a dialog, and maximum characters per consent word.
  private static let maxLength = 12_000, charactersPerWord = 300

  private static func isConsentText(_ node: Node, minWords: Int) -> Bool {
    guard node.characterCount <= maxLength,
      !node.subtree.dropFirst().contains(where: { pages.contains(node.tree.tag(of: $0)) && isPage(node.tree[$0]) })
    else { return false }
    let words = ConsentWords.count(in: node.text)
    return words >= minWords && words * charactersPerWord >= node.characterCount
  }

  /// Whether it is a heading of the page; a dialog's heading may be an `h1` too.
  private static func isPage(_ node: Node) -> Bool { node.tag != .h1 || ConsentWords.count(in: node.text) == 0 }
}
