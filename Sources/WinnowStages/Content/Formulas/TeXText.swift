import Winnow

/// LaTeX between delimiters in a page's text, on pages that load a script to render it.
struct TeXText {
  enum Piece {
    case text(ArraySlice<UInt8>)
    case formula(String, isDisplay: Bool)
  }

  private static let scripts = ["mathjax", "katex"].map { Array($0.utf8) }

  /// Whether the page loads MathJax or KaTeX.
  static func isDrawn(on tree: Tree) -> Bool {
    tree.elements(.script).contains { script in
      let address = script.bytes(.src)?.map(UTF8Bytes.asciiLowercased) ?? []
      return scripts.contains { UTF8Bytes.firstRange(of: $0, in: address[...]) != nil }
    }
  }

  /// The delimiters of TeX and LaTeX, longest first.
  private static let delimiters: [(open: [UInt8], close: [UInt8], isDisplay: Bool)] = [
    (Array("\\(".utf8), Array("\\)".utf8), false), (Array("\\[".utf8), Array("\\]".utf8), true), (Array("$$".utf8), Array("$$".utf8), true),
    (Array("$".utf8), Array("$".utf8), false),
  ]

  /// The text split into formulas and other text.
  ///
  /// - Parameter isDrawn: whether the page loads a script that renders formulas. Without one, and between single dollar signs, which are
  ///   more often prices, only text that resembles LaTeX is a formula.
  static func pieces(of text: ArraySlice<UInt8>, isDrawn: Bool) -> [Piece] {
    guard text.contains(UInt8(ascii: "$")) || text.contains(UInt8(ascii: "\\")) else { return [.text(text)] }
    var pieces: [Piece] = []
    var rest = text
    while let (start, end, latex, isDisplay) = first(in: rest, isDrawn: isDrawn) {
      if start > rest.startIndex { pieces.append(.text(rest[..<start])) }
      pieces.append(.formula(latex, isDisplay: isDisplay))
      rest = rest[end...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }

  private static func first(in text: ArraySlice<UInt8>, isDrawn: Bool) -> (start: Int, end: Int, latex: String, isDisplay: Bool)? {
    var best: (start: Int, end: Int, latex: String, isDisplay: Bool)?
    for delimiter in delimiters {
      guard let open = UTF8Bytes.firstRange(of: delimiter.open, in: text), open.lowerBound < best?.start ?? .max,
        let close = UTF8Bytes.firstRange(of: delimiter.close, in: text[open.upperBound...]), close.lowerBound > open.upperBound
      else { continue }
      let inner = text[open.upperBound..<close.lowerBound]
      let isDollar = delimiter.open.count == 1
      if isDollar, let first = inner.first, let last = inner.last, UTF8Bytes.isASCIIWhitespace(first) || UTF8Bytes.isASCIIWhitespace(last) {
        continue
      }
      guard isDrawn && !isDollar || LaTeX.looksLike(inner) else { continue }
      best = (open.lowerBound, close.upperBound, UTF8Bytes.collapsed(inner), delimiter.isDisplay)
    }
    if isDrawn, let found = environment(in: text), found.lowerBound < best?.start ?? .max {
      best = (found.lowerBound, found.upperBound, UTF8Bytes.collapsed(text[found]), true)
    }
    return best
  }

  /// Environments that need no delimiters (MathJax 3, `processEnvironments`).
  private static let environments: Set<String> = [
    "equation", "align", "gather", "multline", "eqnarray", "displaymath", "alignat", "flalign",
  ]
  private static let begin = Array("\\begin{".utf8)

  /// The first environment that is a formula of its own, up to its end.
  private static func environment(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let open = UTF8Bytes.firstRange(of: begin, in: text) else { return nil }
    let name = text[open.upperBound...].prefix { $0 != UInt8(ascii: "}") }
    guard name.count <= 20, environments.contains(String(decoding: name.last == UInt8(ascii: "*") ? name.dropLast() : name, as: UTF8.self))
    else { return nil }
    let close = Array("\\end{".utf8) + name + [UInt8(ascii: "}")]
    return UTF8Bytes.firstRange(of: close, in: text[name.endIndex...]).map { open.lowerBound..<$0.upperBound }
  }
}
