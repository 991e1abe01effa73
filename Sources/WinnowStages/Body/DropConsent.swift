public import Winnow

/// Drops dialogs that ask for consent to cookies and to the use of personal data.
///
/// An element is one by a role, a tag or a word of its class or id that dialogs and consent managers have, or by its button, where its
/// text speaks of little else. What holds the page's heading, an `article` or `main` is none, and nothing is dropped from a page that is
/// itself about such things.
public struct DropConsent: Stage {
  public static let name: StepName = "drop-consent"
  public static let summary = "Drops dialogs that ask for consent to cookies and to the use of personal data, unless the page is about them."
  public static let examples = [
    Example("a dialog", "<div role=dialog>⟦<h2>We value your privacy</h2><p>We and our partners store cookies on your device and process personal data.</p><button>Accept</button>⟧</div><h1>Title</h1><p>Text."),
    Example("a consent manager's box, in German", "<h1>Titel</h1><p>Text.</p><div class=cmp-wrapper>⟦<p>Wir und unsere Partner verwenden Cookies und verarbeiten personenbezogene Daten.</p>⟧</div>"),
    Example("by its button", "<div><div>⟦<p>Nous utilisons des cookies pour mesurer l’audience du site. Vos données personnelles restent chez nous.</p><button>Tout accepter</button>⟧</div></div><h1>Titre</h1><p>Texte."),
    Example("an article about cookies", "<title>What cookies tell</title><h1>What cookies tell</h1><div class=modal><p>Cookies tell the makers of pages who reads them, and consent to cookies is asked of all readers.</p></div>"),
    Example("a dialog of something else", "<div role=dialog><p>The minutes of the meeting are open to all members of the club, who find them here.</p></div><p>Text."),
    Example("a section of a manual", "<main><h1>The mill's pages</h1><section id=cookies><h2>Cookies</h2><p>To read cookies, use the table of cookies; to set cookies, use the answer.</p></section></main>"),
    Example("a cake with cookies", "<h1>Cake</h1><div><p>Crush the cookies and mix them with the butter. Bake the cookies again.</p><button>Print</button></div>"),
  ]
  public init() {}

  /// What tells an element that may be such a dialog.
  private static let telling = ElementGroups.mask(["details", "word notice"]) | ElementGroups.chrome
  private static let dialogs = ClassTokens([
    "cookie", "cookies", "consent", "gdpr", "dsgvo", "rgpd", "lgpd", "ccpa", "cmp", "privacy", "onetrust", "didomi", "usercentrics", "cookiebot", "truste", "iubenda", "klaro", "osano", "tarteaucitron", "borlabs",
    "modal", "popup", "overlay", "dialog", "banner", "notice", "notification", "toast", "alert", "drawer", "backdrop", "popover",
  ])
  private static let roles: Set<String> = ["dialog", "alertdialog"]
  private static let boxes: TagSet = [.div, .section, .aside, .form, .dialog, .header, .footer, .other]
  private static let pages: TagSet = [.article, .main, .h1]

  public func run(on page: inout Page) throws {
    let body = page.tree.body, groups = page.fact(ElementGroups.self)
    guard page.tree.form == .html, !isAbout(page) else { return }
    var id = body.id + 1
    while id < body.subtree.upperBound {
      let isTold = groups[id] & Self.telling != 0, tag = page.tree.tag(of: id)
      guard isTold || tag == .button, page.stands(id) else { id += 1; continue }
      guard let box = isTold ? dialog(page.tree[id], page) : asking(page.tree[id], page), page.stands(box.id) else { id += 1; continue }
      page.drop(box, because: Reason("consent") { box.path })
      id = max(id + 1, box.subtree.upperBound)
    }
  }

  private func isAbout(_ page: Page) -> Bool {
    guard let title = page.record[.title] ?? page.tree.first(.title)?.text else { return false }
    return ConsentWords.count(in: title) > 0
  }

  /// Whether something called a dialog asks for consent.
  private func dialog(_ node: Node, _ page: Page) -> Node? {
    guard Self.boxes.contains(node.tag), Self.isDialog(node) || Self.dialogs.first(in: node) != nil else { return nil }
    // Within a text a class says little: a manual has a section on cookies.
    if !Self.isDialog(node), node.ancestors.contains(where: { Self.pages.contains($0.tag) }), !node.subtree.contains(where: { page.tree.tag(of: $0) == .button && ConsentWords.isYes(page.tree[$0].text) }) { return nil }
    return asks(node, page, least: 1) ? node : nil
  }

  private static func isDialog(_ node: Node) -> Bool { node.tag == .dialog || node[.role].map(roles.contains) ?? false }

  /// The box around a button that says yes, where it is about consent.
  private func asking(_ button: Node, _ page: Page) -> Node? {
    guard ConsentWords.isYes(button.text) else { return nil }
    let around = button.ancestors.prefix(Self.levels).prefix { $0.tag != .body && !Self.pages.contains($0.tag) }
    return around.last { Self.boxes.contains($0.tag) && asks($0, page, least: Self.leastByButton) }
  }

  private static let levels = 6, leastByButton = 2
  /// A dialog is no longer than this, and has a word of consent in so many letters at least. In letters.
  private static let longest = 12_000, lettersAWord = 300

  private func asks(_ node: Node, _ page: Page, least: Int) -> Bool {
    guard node.letters <= Self.longest, !node.subtree.dropFirst().contains(where: { Self.pages.contains(page.tree.tag(of: $0)) && isPage(page.tree[$0], page) }) else { return false }
    let words = ConsentWords.count(in: node.text)
    return words >= least && words * Self.lettersAWord >= node.letters
  }

  /// Whether it is the page's own: a dialog's heading may be of the first level as well.
  private func isPage(_ node: Node, _ page: Page) -> Bool { node.tag != .h1 || ConsentWords.count(in: node.text) == 0 }
}
