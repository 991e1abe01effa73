import Winnow

/// An element of a formula as in MathML Core, whatever the markup: MathML, or the output of MathJax 3 (CHTML and SVG).
struct MathElement {
  /// MathML's name: `mfrac`. `mrow` for an element without a meaning of its own.
  var name: String
  /// The text of `mi`, `mn`, `mo` and `mtext`, with collapsed whitespace.
  var text = ""
  var children: [MathElement] = []
  /// The attributes that affect the meaning.
  var attributes: [String: String] = [:]

  /// Maximum nesting depth; deeper elements are omitted.
  private static let maxDepth = 100
  static let leaves: Set<String> = ["mi", "mn", "mo", "mtext", "ms"]
  private static let semanticAttributes = ["mathvariant", "linethickness", "open", "close", "separators", "notation", "columnalign"]

  init(name: String, text: String = "", children: [MathElement] = []) { (self.name, self.text, self.children) = (name, text, children) }

  /// Reads the element; `nil` for an empty one.
  init?(_ node: Node, depth: Int = 0) {
    guard depth < Self.maxDepth else { return nil }
    if node.isText {
      let text = node.text
      guard !text.isEmpty else { return nil }
      self.init(name: "mtext", text: text)
      return
    }
    let name = Self.name(of: node)
    switch name {
    case "annotation", "annotation-xml", "mjx-assistive-mml", "mjx-nstrut", "mjx-dstrut", "mjx-strut", "mjx-surd", "mjx-line", "defs",
      "style", "title":
      return nil
    case "mjx-c", "use": self.init(name: "mtext", text: Self.sign(of: node))
    default:
      let children = node.children.compactMap { MathElement($0, depth: depth + 1) }
      self.init(name: name)
      for key in Self.semanticAttributes { attributes[key] = node[key] }
      if Self.leaves.contains(name) {
        text = children.map(\.plainText).joined()
        if name == "mtext" { text = Self.withBlanks(text, node) }
      } else {
        self.children = name.hasPrefix("mjx-") ? Self.operands(name, children) : children
      }
      if name.hasPrefix("mjx-") { self.name = Self.meaning(of: name) }
      if Self.isPart(self.name), self.children.count == 1, let only = self.children.first { self = only }
    }
  }

  /// The name of MathML, of CHTML without `mjx-`, or of SVG in `data-mml-node`.
  private static func name(of node: Node) -> String {
    if let said = node["data-mml-node"] { return said == "TeXAtom" ? "mrow" : said }
    if node.name.hasPrefix("mjx-") {
      let name = String(node.name.dropFirst(4))
      return ["mi", "mn", "mo", "mtext", "ms", "mtable", "mtr", "mtd", "msqrt", "menclose"].contains(name) ? name : node.name
    }
    return node.name.firstIndex(of: ":").map { String(node.name[$0...].dropFirst()) } ?? node.name
  }

  /// The text with a space at each end where the page has a no-break space: MathML drops all other spaces there.
  private static func withBlanks(_ text: String, _ node: Node) -> String {
    let bytes = node.tree.text[node.textRange]
    guard !text.isEmpty, bytes.contains(0xC2) else { return text }
    let trimmed = String(decoding: bytes, as: UTF8.self).unicodeScalars.drop { $0.value <= 0x20 }
    let last = trimmed.last { $0.value > 0x20 }
    return (trimmed.first == "\u{A0}" ? " " : "") + text + (last == "\u{A0}" ? " " : "")
  }

  /// Whether it is a wrapper in the rendering.
  private static func isPart(_ name: String) -> Bool {
    ["mrow", "g", "svg", "span", "mstyle", "mpadded", "semantics", "math"].contains(name)
  }

  private var plainText: String { text.isEmpty ? children.map(\.plainText).joined() : text }

  /// A character that MathJax draws from its own font: `mjx-c1D467`, or `data-c="1D467"`.
  private static func sign(of node: Node) -> String {
    let code = node["data-c"] ?? ContentClasses.words(of: node).first { $0.hasPrefix("mjx-c") }.map { String($0.dropFirst(5)) } ?? ""
    return UTF8Bytes.hexadecimal(code.utf8).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
  }

  private static func meaning(of name: String) -> String {
    switch name {
    case "mjx-mfrac", "mjx-msup", "mjx-msub", "mjx-msubsup", "mjx-munder", "mjx-mover", "mjx-munderover", "mjx-mroot":
      String(name.dropFirst(4))
    case "mjx-mspace": "mspace"
    case "mjx-script", "mjx-num", "mjx-den", "mjx-over", "mjx-under", "mjx-base", "mjx-root": name
    default: "mrow"
    }
  }

  /// The operands in MathML's order, without the wrapper boxes of CHTML.
  private static func operands(_ name: String, _ children: [MathElement]) -> [MathElement] {
    func part(_ name: String) -> MathElement? {
      children.lazy.compactMap { $0.first(name) }.first.map { MathElement(name: "mrow", children: $0.children) }
    }
    switch name {
    case "mjx-mfrac": return [part("mjx-num"), part("mjx-den")].compactMap { $0 }
    case "mjx-mover": return [part("mjx-base"), part("mjx-over")].compactMap { $0 }
    case "mjx-munder": return part("mjx-under") == nil ? children : [part("mjx-base"), part("mjx-under")].compactMap { $0 }
    case "mjx-munderover":
      // The underscript is rendered as a formula of its own, with the rest above it.
      let lower = children.lazy.compactMap { $0.first("munder") }.first
      return lower.map { $0.children + [part("mjx-over")].compactMap { $0 } }
        ?? [part("mjx-base"), part("mjx-under"), part("mjx-over")].compactMap { $0 }
    case "mjx-mroot": return [children.last { $0.name != "mjx-root" }, part("mjx-root")].compactMap { $0 }
    case "mjx-msubsup":
      // The superscript comes first.
      let scripts = children.first { $0.name == "mjx-script" }?.children.filter { !$0.isEmpty } ?? []
      return children.prefix(1) + scripts.reversed()
    default: return children
    }
  }

  private var isEmpty: Bool { text.isEmpty && children.allSatisfy(\.isEmpty) }

  private func first(_ name: String) -> MathElement? { self.name == name ? self : children.lazy.compactMap { $0.first(name) }.first }
}
