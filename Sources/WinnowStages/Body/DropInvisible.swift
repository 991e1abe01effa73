public import Winnow

/// Drops what a browser does not show: the head, templates, hidden elements, the choices of forms.
public struct DropInvisible: Stage {
  public static let name: StepName = "drop-invisible"
  public static let summary = "Drops what a browser does not show as text: the head, hidden elements, templates and the choices of forms."
  public static let examples = [
    Example("a head and a hidden element", "<html><head>⟦<title>Kopf</title>⟧</head><p>Text.<p hidden>⟦weg⟧"),
    Example("hidden by style", "<p>Text.</p><div style='color:red; DISPLAY : none'>⟦weg⟧</div>"),
    Example("choices of a form", "<p>Text.</p><select>⟦<option>Rot<option>Blau⟧</select>"),
    Example("a style that shows it", "<p style='display:block'>Text.</p><details><summary>Mehr</summary>Inhalt</details>"),
  ]
  @Option("The largest share of the page's letters that may be hidden; more than that is hidden only until a script shows it.", in: 0...1)
  public var largestShare = 0.4
  public init() {}

  private static let invisible: TagSet = [
    .head, .script, .style, .template, .noscript, .select, .option, .textarea, .iframe, .object, .svg, .canvas, .audio, .video, .map, .title,
  ]

  private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  public func run(on page: inout Page) throws {
    let most = Double(page.tree.first(.body)?.letters ?? page.tree.root.letters) * largestShare
    var id = 0
    while id < page.tree.count {
      let node = page.tree[id]
      guard !node.isText, let reason = Self.reason(node), Self.invisible.contains(node.tag) && node.tag != .noscript || Double(node.letters) <= most else { id += 1; continue }
      page.drop(node, because: reason)
      id = node.subtree.upperBound
    }
  }

  private static func reason(_ node: Node) -> Reason? {
    if invisible.contains(node.tag) { return Reason("not shown", node.name) }
    guard node.hasAttributes else { return nil }
    if let hidden = node[.hidden], hidden != "until-found" { return "hidden attribute" }
    guard let style = node.bytes(.style), style.contains(UInt8(ascii: ":")) else { return nil }
    let squeezed = style.filter { !TextBytes.isBlank($0) }.map(TextBytes.small)
    return Self.hidingStyles.contains { TextBytes.firstRange(of: $0, in: squeezed[...]) != nil } ? "hidden by style" : nil
  }
}
