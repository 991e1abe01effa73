import Winnow

/// Writes MathML as LaTeX (with amsmath), for formulas without a source on the page.
struct LaTeXWriter {
  private let symbols = LaTeXSymbols.builtIn

  /// The LaTeX of a formula's element; `nil` for an empty formula.
  static func latex(of node: Node) -> String? { MathElement(node).map { LaTeXWriter().write($0) }.flatMap { $0.isEmpty ? nil : $0 } }

  private func write(_ element: MathElement) -> String {
    let children = element.children
    func operand(_ index: Int) -> String { index < children.count ? write(children[index]) : "" }
    switch element.name {
    case "mi": return identifier(element)
    case "mn": return symbols.latex(element.text).replacing(" ", with: "")
    case "mo": return operation(element)
    case "mtext", "ms": return text(element.text)
    case "mspace", "none", "mprescripts", "maligngroup", "malignmark": return ""
    case "mfrac":
      let isBinomial = element.attributes["linethickness"].map { $0.hasPrefix("0") } ?? false
      return (isBinomial ? "\\genfrac{}{}{0pt}{}" : "\\frac") + "{\(operand(0))}{\(operand(1))}"
    case "msqrt": return "\\sqrt{\(row(children))}"
    case "mroot": return "\\sqrt[\(operand(1))]{\(operand(0))}"
    case "msup": return based(children.first) + raised(operand(1))
    case "msub": return based(children.first) + "_{\(operand(1))}"
    case "msubsup": return based(children.first) + "_{\(operand(1))}" + raised(operand(2))
    case "munder": return over(children.first, below: operand(1), above: nil)
    case "mover": return over(children.first, below: nil, above: operand(1), accent: children.last?.text)
    case "munderover": return over(children.first, below: operand(1), above: operand(2))
    case "mmultiscripts":
      let before = children.firstIndex { $0.name == "mprescripts" } ?? children.count
      let left = scripts(children.dropFirst(before + 1))
      return (left.isEmpty ? "" : "{}" + left + " ") + based(children.first) + scripts(children[..<before].dropFirst())
    case "mtable": return table(element, "matrix")
    case "mfenced":
      let separator = element.attributes["separators"].map { String($0.first ?? " ") } ?? ","
      return fence(element.attributes["open"] ?? "(", opens: true) + " " + children.map(write).joined(separator: " \(separator) ") + " "
        + fence(element.attributes["close"] ?? ")", opens: false)
    case "menclose": return enclosed(row(children), element.attributes["notation"] ?? "longdiv")
    case "mphantom": return "\\phantom{\(row(children))}"
    case "semantics": return operand(0)
    default: return row(children)
    }
  }

  /// The first pair of scripts: below, and above.
  private func scripts(_ elements: ArraySlice<MathElement>) -> String {
    zip(["_", "^"], elements).map { mark, element in
      let script = write(element)
      return script.isEmpty ? "" : "\(mark){\(script)}"
    }.joined()
  }

  /// The LaTeX of MathML given as text, in an attribute or a script.
  static func latex(ofMarkup markup: [UInt8]) -> String? {
    guard markup.count <= maxMarkupLength, let tree = try? Tree(html: markup, charset: "utf-8") else { return nil }
    return tree.elements(.other).first { $0.name == "math" }.flatMap { latex(of: $0) }
  }

  /// Bytes.
  private static let maxMarkupLength = 20_000

  private func identifier(_ element: MathElement) -> String {
    let name = element.text
    if symbols.functions.contains(name) { return "\\" + name }
    let latex = symbols.latex(name)
    let isWord =
      name.unicodeScalars.count > 1 && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && LaTeXSymbols.plain($0) == nil }
    switch element.attributes["mathvariant"] {
    case "bold", "bold-italic": return "\\mathbf{\(latex)}"
    case "double-struck": return "\\mathbb{\(latex)}"
    case "script", "bold-script": return "\\mathcal{\(latex)}"
    case "fraktur", "bold-fraktur": return "\\mathfrak{\(latex)}"
    case "sans-serif": return "\\mathsf{\(latex)}"
    case "monospace": return "\\mathtt{\(latex)}"
    case "normal":
      return isWord || name.first?.isASCII == true && name.first?.isLetter == true ? "\\mathrm{\(isWord ? name : latex)}" : latex
    default: return isWord ? "\\mathrm{\(name)}" : latex
    }
  }

  /// Function application, invisible times, separator and plus are omitted.
  private static let invisible: Set<String> = ["\u{2061}", "\u{2062}", "\u{2063}", "\u{2064}", "\u{200B}", ""]

  private func operation(_ element: MathElement) -> String {
    if Self.invisible.contains(element.text) { return "" }
    if element.text.unicodeScalars.count > 1, symbols.functions.contains(element.text) { return "\\" + element.text }
    if element.text.count > 1, element.text.allSatisfy(\.isLetter) { return "\\operatorname{\(element.text)}" }
    return symbols.latex(element.text)
  }

  private func text(_ text: String) -> String {
    // Single characters drawn by MathJax are not text.
    if text.unicodeScalars.count == 1,
      text.unicodeScalars.first.map({ LaTeXSymbols.plain($0) != nil || symbols.symbols[$0] != nil }) == true
    {
      return symbols.latex(text)
    }
    let escaped = ["\\", "{", "}", "$", "#", "%", "&", "_"].reduce(text) {
      $0.replacing($1, with: $1 == "\\" ? "\\textbackslash " : "\\" + $1)
    }
    return text.isEmpty ? "" : "\\text{\(escaped)}"
  }

  /// The base of a script, in braces if it is longer than one symbol.
  private func based(_ element: MathElement?) -> String {
    guard let element else { return "{}" }
    let latex = write(element)
    if element.name == "mrow", element.children.count > 1, !(isFenced(element.children)) { return "{\(latex)}" }
    if ["mfrac", "msup", "msub", "msubsup"].contains(element.name) { return "{\(latex)}" }
    return latex.isEmpty ? "{}" : latex
  }

  private func raised(_ script: String) -> String {
    switch script {
    case "\\prime": "'"
    case "\\prime \\prime", "″", "\"": "''"
    case "": ""
    default: "^{\(script)}"
    }
  }

  private func over(_ element: MathElement?, below: String?, above: String?, accent: String? = nil) -> String {
    let base = element.map(write) ?? ""
    if let accent, accent.unicodeScalars.count == 1, let command = accent.unicodeScalars.first.flatMap({ symbols.accents[$0] }) {
      return "\(command){\(base)}"
    }
    if FormulaSources.limitOperators.contains(base) || base.hasPrefix("\\operatorname") {
      return base + (below.map { "_{\($0)}" } ?? "") + (above.map { "^{\($0)}" } ?? "")
    }
    if let below, let mark = element == nil ? nil : below.unicodeScalars.first, below.unicodeScalars.count == 1,
      let command = symbols.accents[mark], command.hasPrefix("\\under")
    {
      return "\(command){\(base)}"
    }
    let lower = below.map { "\\underset{\($0)}{\(base)}" } ?? base
    return above.map { "\\overset{\($0)}{\(lower)}" } ?? lower
  }

  private func enclosed(_ content: String, _ notation: String) -> String {
    switch notation {
    case "top": "\\overline{\(content)}"
    case "bottom": "\\underline{\(content)}"
    case "box", "roundedbox": "\\boxed{\(content)}"
    case "updiagonalstrike", "downdiagonalstrike": "\\cancel{\(content)}"
    case "radical": "\\sqrt{\(content)}"
    default: content
    }
  }
}

extension LaTeXWriter {
  private static let openers = ["(": ")", "[": "]", "{": "}", "|": "|", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "‖": "‖"]
  private static let environments = ["()": "pmatrix", "[]": "bmatrix", "{}": "Bmatrix", "||": "vmatrix", "‖‖": "Vmatrix"]

  private func isFenced(_ row: [MathElement]) -> Bool {
    guard row.count > 1, let first = row.first, let last = row.last, let close = Self.openers[first.text] else { return false }
    return first.name == "mo" && last.name == "mo" && last.text == close
  }

  /// Siblings: paired brackets grow with their content; a table between brackets is a matrix.
  func row(_ elements: [MathElement]) -> String {
    var out: [String] = []
    var index = 0
    let closes = closings(elements)
    while index < elements.count {
      let element = elements[index]
      if let close = closes[index] {
        let inner = elements[(index + 1)..<close]
        let visible = inner.filter { !($0.name == "mo" && Self.invisible.contains($0.text)) }
        if visible.count == 1, let table = visible.first.flatMap(matrix),
          let environment = Self.environments[element.text + elements[close].text]
        {
          out.append(self.table(table, environment))
        } else {
          out.append(fence(element.text, opens: true) + " " + row(Array(inner)) + " " + fence(elements[close].text, opens: false))
        }
        index = close
      } else if element.name == "mo", element.text == "{", index + 1 < elements.count, let table = matrix(elements[index + 1]) {
        out.append(self.table(table, "cases"))
        index += 1
      } else {
        out.append(write(element))
      }
      index += 1
    }
    return out.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// For each bracket that is closed in this row, the index of its closing bracket.
  private func closings(_ elements: [MathElement]) -> [Int: Int] {
    var open: [Int] = []
    var closes: [Int: Int] = [:]
    for (index, element) in elements.enumerated() where element.name == "mo" {
      if let last = open.last, Self.openers[elements[last].text] == element.text {
        closes[last] = index
        open.removeLast()
      } else if Self.openers[element.text] != nil {
        open.append(index)
      }
    }
    return closes
  }

  private func matrix(_ element: MathElement) -> MathElement? {
    if element.name == "mtable" { return element }
    return element.children.count == 1 ? element.children.first.flatMap(matrix) : nil
  }

  fileprivate func fence(_ sign: String, opens: Bool) -> String {
    let latex = sign.isEmpty ? "." : symbols.latex(sign)
    return (opens ? "\\left" : "\\right") + latex
  }

  fileprivate func table(_ element: MathElement, _ environment: String) -> String {
    let aligned = element.attributes["columnalign"].map { $0.hasPrefix("right left") } ?? false
    let name = environment == "matrix" && aligned ? "aligned" : environment
    let rows = element.children.filter { $0.name == "mtr" || $0.name == "mlabeledtr" }.map { row in
      row.children.filter { $0.name == "mtd" }.map { self.row($0.children) }.joined(separator: " & ")
    }
    return "\\begin{\(name)} \(rows.joined(separator: " \\\\ ")) \\end{\(name)}"
  }
}
