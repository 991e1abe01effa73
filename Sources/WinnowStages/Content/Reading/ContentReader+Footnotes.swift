import Winnow

extension ContentReader {
  func footnoteBlocks(_ definition: FootnoteIndex.Definition) -> [ContentBlock] {
    var flow = ContentFlow()
    for row in definition.rows {
      var id = row.lowerBound
      while id < row.upperBound {
        walk(id, into: &flow, depth: 1)
        id = formulas[id]?.nodes.upperBound ?? tree.end(of: id)
      }
      flow.endParagraph()
    }
    var blocks = tidied(flow.blocks)
    if blocks.isEmpty, let note = definition.rows.first.map({ tree.parent(of: $0.lowerBound) }), case let line = words(of: note),
      !line.isEmpty
    {
      blocks = [ContentBlock(.paragraph(line), source: tree[note].sourceRange)]
    }
    if let first = blocks.first, case .paragraph(var line) = first.kind, case .text(let text)? = line.first,
      let rest = Self.withoutNumber(text, definition.label) ?? Self.withoutSign(text, definition.marker)
    {
      if rest.isEmpty { line.removeFirst() } else { line[0] = .text(rest) }
      if line.isEmpty { blocks.removeFirst() } else { blocks[0].kind = .paragraph(line) }
    }
    if let last = blocks.last, case .paragraph(let line) = last.kind, case .text(let text)? = line.last,
      let rest = Self.withoutBrackets(text)
    {
      blocks[blocks.count - 1].kind = .paragraph(line.dropLast() + (rest.isEmpty ? [] : [.text(rest)]))
    }
    return blocks
  }

  /// The text without the brackets of a back-link at its end.
  private static func withoutBrackets(_ text: String) -> String? {
    for brackets in ["[]", "()", "[ ]", "( )"] where text.hasSuffix(brackets) {
      return String(text.dropLast(brackets.count)).trimmingSuffix(while: \.isWhitespace)
    }
    return nil
  }

  /// The text without the footnote's symbol: †.
  private static func withoutSign(_ text: String, _ sign: String) -> String? {
    guard !sign.isEmpty, text.hasPrefix(sign), !sign.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return String(text.dropFirst(sign.count).drop { $0.isWhitespace })
  }

  /// The text without the footnote's own number at its beginning, if it is written as text.
  private static func withoutNumber(_ text: String, _ label: String) -> String? {
    for form in ["[\(label)]", "(\(label))", "\(label).", "\(label))", "^", "."] where text.hasPrefix(form) {
      let rest = text.dropFirst(form.count)
      if rest.isEmpty || rest.first?.isWhitespace == true { return String(rest.drop { $0.isWhitespace }) }
    }
    if let raised = SuperscriptDigits.number(Array(text.utf8)[...]) {
      let rest = String(decoding: text.utf8.dropFirst(raised.length), as: UTF8.self)
      if String(raised.number) == label { return String(rest.drop { $0.isWhitespace }) }
    }
    return text.hasPrefix(" ") ? String(text.drop { $0.isWhitespace }) : nil
  }
}
