import Winnow

extension MarkdownRenderer {
  /// A paragraph, with backslashes at line breaks.
  func paragraph(_ line: [Inline]) -> String { MarkdownText.lineStartsEscaped(trimmed(render(line, lineBreak: "\\\n"))) }

  /// The content on one line.
  func oneLine(_ line: [Inline], lineBreak: String = " ") -> String { trimmed(render(line, lineBreak: lineBreak)) }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }

  private func render(_ line: [Inline], lineBreak: String, before: Character? = nil, after: Character? = nil) -> String {
    var out = ""
    for (index, inline) in line.enumerated() {
      let next = index + 1 < line.count ? line[index + 1].firstCharacter : after
      let last = out.last ?? before
      switch inline {
      case .text(let text): out += MarkdownText.escaped(text)
      case .emphasis(let content):
        out += marked(content, Mark(delimiter: "*", element: "em"), lineBreak, last, next, touches: out.last == "*")
      case .strong(let content):
        out += marked(content, Mark(delimiter: "**", element: "strong"), lineBreak, last, next, touches: out.last == "*")
      case .deleted(let content):
        out += marked(content, Mark(delimiter: "~~", element: "del"), lineBreak, last, next, touches: out.last == "~")
      case .subscript(let content): out += element("sub", render(content, lineBreak: lineBreak))
      case .superscript(let content): out += element("sup", render(content, lineBreak: lineBreak))
      case .code(let text), .keyboard(let text): out += Self.code(text)
      case .link(let address, let content):
        let text = render(content, lineBreak: lineBreak)
        guard links, !text.isEmpty else {
          out += text
          continue
        }
        // “!” before a link would make it an image.
        if out.hasSuffix("!"), !out.hasSuffix("\\!") { out = out.dropLast() + "\\!" }
        out += "[\(text)](\(MarkdownText.address(address)))"
      case .picture(let picture): if pictures { out += self.picture(picture) }
      case .formula(let latex): out += Self.formula(latex)
      case .footnoteReference(let label): out += "[^\(label)]"
      case .lineBreak:
        while out.last == " " { out.removeLast() }
        out += lineBreak
      case .ruby(let base, let reading):
        out += render(base, lineBreak: lineBreak) + (readings && !reading.isEmpty ? "(\(MarkdownText.escaped(reading)))" : "")
      }
    }
    return out
  }

  func picture(_ picture: InlineImage) -> String { "![\(MarkdownText.escaped(picture.alt))](\(MarkdownText.address(picture.url)))" }

  static func formula(_ latex: String) -> String { "$\(latex.split(whereSeparator: \.isNewline).joined(separator: " "))$" }

  /// Code between more backticks than it contains.
  static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: MarkdownText.longestRun(of: UInt8(ascii: "`"), in: text) + 1)
    let blank = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + blank + text + blank + fence
  }

  private func element(_ name: String, _ text: String) -> String { text.isEmpty ? "" : "<\(name)>\(text)</\(name)>" }

  private struct Mark { let delimiter: String, element: String }

  /// Between delimiters if CommonMark would parse them (section 6.2, flanking delimiter runs), otherwise as an HTML element.
  ///
  /// - Parameter touches: whether another mark's delimiter of the same character is directly before it.
  private func marked(_ content: [Inline], _ mark: Mark, _ lineBreak: String, _ before: Character?, _ after: Character?, touches: Bool)
    -> String
  {
    let text = render(content, lineBreak: lineBreak, before: mark.delimiter.last, after: mark.delimiter.first)
    guard let first = text.first, let last = text.last else { return "" }
    // Punctuation alone is not emphasized.
    if mark.delimiter != "~~", text.unicodeScalars.allSatisfy({ ",.;:!?…".unicodeScalars.contains($0) }) { return text }
    func isOpen(_ inner: Character, _ outer: Character?) -> Bool {
      !inner.isWhitespace && (!Self.isPunctuation(inner) || outer.map { $0.isWhitespace || Self.isPunctuation($0) } ?? true)
    }
    let isRead = isOpen(first, before) && isOpen(last, after) && !touches
    return isRead ? mark.delimiter + text + mark.delimiter : element(mark.element, text)
  }

  private static func isPunctuation(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }
}

extension Inline {
  /// The first character of its output.
  fileprivate var firstCharacter: Character? {
    switch self {
    case .text(let text): text.first
    case .code, .keyboard: "`"
    case .emphasis, .strong: "*"
    case .deleted: "~"
    case .subscript, .superscript: "<"
    case .link, .footnoteReference: "["
    case .picture: "!"
    case .formula: "$"
    case .lineBreak: "\n"
    case .ruby(let base, _): base.first?.firstCharacter
    }
  }
}
