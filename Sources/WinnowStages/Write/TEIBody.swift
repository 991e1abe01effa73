import Winnow

/// Content as the body of a TEI document: a `div` per heading with its section.
struct TEIBody {
  private let content: Content
  private init(_ content: Content) { self.content = content }

  static func text(_ content: Content) -> String {
    let body = TEIBody(content)
    var out = "<div>\n"
    var levels: [Int] = []
    var isEmpty = true
    func close(to level: Int) {
      while let last = levels.last, last >= level {
        out += (isEmpty ? "<p/>\n" : "") + "</div>\n"
        levels.removeLast()
        isEmpty = false
      }
    }
    for block in content.blocks {
      if case .heading(let level, let line) = block.kind {
        close(to: level)
        levels.append(level)
        isEmpty = true
        out += "<div>\n<head>\(body.inline(line))</head>\n"
      } else {
        let element = body.element(block)
        if !element.isEmpty { out += element + "\n" }
        isEmpty = isEmpty && element.isEmpty
      }
    }
    close(to: 0)
    return out + (isEmpty ? "<p/>\n" : "") + "</div>\n"
  }

  private func element(_ block: ContentBlock) -> String {
    switch block.kind {
    case .heading(_, let line), .paragraph(let line): return "<p>\(inline(line))</p>"
    case .quote(let blocks): return "<quote>\(inner(blocks))</quote>"
    case .code(let text, _): return "<ab type=\"code\" xml:space=\"preserve\">\(MarkupText.escaped(text))</ab>"
    case .list(let list):
      return "<list\(list.start == nil ? "" : " rend=\"numbered\"")>" + list.items.map { "<item>\(inner($0.blocks))</item>" }.joined()
        + "</list>"
    case .descriptionList(let definitions):
      let pairs = definitions.filter { !$0.terms.isEmpty }.map {
        "<label>" + $0.terms.map(inline).joined(separator: "<lb/>") + "</label><item>" + inner($0.description) + "</item>"
      }
      return pairs.isEmpty ? definitions.map { inner($0.description) }.joined() : "<list type=\"gloss\">" + pairs.joined() + "</list>"
    case .table(let table):
      let rows = table.rows.map { row in
        "<row>"
          + row.map { cell in
            "<cell"
              + XMLElement.attributeList([
                ("role", cell.isHeader ? "label" : nil), ("cols", cell.columns > 1 ? String(cell.columns) : nil),
                ("rows", cell.rows > 1 ? String(cell.rows) : nil),
              ]) + ">\(inner(cell.blocks))</cell>"
          }.joined() + "</row>"
      }
      return "<table>" + (table.caption.isEmpty ? "" : "<head>\(inline(table.caption))</head>") + rows.joined() + "</table>"
    case .figure(let pictures, let caption):
      return "<figure>" + (caption.isEmpty ? "" : "<head>\(inline(caption))</head>") + pictures.map(graphic).joined() + "</figure>"
    case .formula(let latex): return "<p>\(formula(latex))</p>"
    case .callout(let callout):
      return "<note" + XMLElement.attributeList([("type", String(callout.kind.map { $0.isLetter || $0.isNumber ? $0 : "-" }))]) + ">"
        + (callout.title.isEmpty ? "" : "<p><hi rend=\"bold\">\(inline(callout.title))</hi></p>") + blocks(callout.blocks) + "</note>"
    case .thematicBreak: return "<milestone unit=\"section\"/>"
    case .embed(let embed): return "<p>\(reference(embed.url, MarkupText.escaped(embed.linkText)))</p>"
    }
  }

  private func blocks(_ blocks: [ContentBlock]) -> String { blocks.map(element).joined() }

  /// A single paragraph becomes the element's own text.
  private func inner(_ blocks: [ContentBlock]) -> String {
    if blocks.count == 1, case .paragraph(let line)? = blocks.first?.kind { inline(line) } else { self.blocks(blocks) }
  }

  private func inline(_ line: [Inline]) -> String {
    line.map { inline in
      switch inline {
      case .text(let text): MarkupText.escaped(text)
      case .emphasis(let content): "<hi rend=\"italic\">\(self.inline(content))</hi>"
      case .strong(let content): "<hi rend=\"bold\">\(self.inline(content))</hi>"
      case .deleted(let content): "<hi rend=\"strikethrough\">\(self.inline(content))</hi>"
      case .subscript(let content): "<hi rend=\"subscript\">\(self.inline(content))</hi>"
      case .superscript(let content): "<hi rend=\"superscript\">\(self.inline(content))</hi>"
      case .code(let text), .keyboard(let text): "<code>\(MarkupText.escaped(text))</code>"
      case .link(let address, let content): reference(address, self.inline(content))
      case .picture(let picture): "<figure>\(graphic(picture))</figure>"
      case .formula(let latex): formula(latex)
      case .footnoteReference(let label): note(label)
      case .lineBreak: "<lb/>"
      case .ruby(let base, _): self.inline(base)
      }
    }.joined()
  }

  /// TEI places the note's text at its reference; further references point to it.
  private func note(_ label: String) -> String {
    let text = content.footnotes.first { $0.label == label }.map { inner($0.blocks.filter { !Self.refers($0) }) } ?? ""
    return "<note place=\"foot\"\(XMLElement.attributeList([("n", label)]))>\(text.isEmpty ? MarkupText.escaped(label) : text)</note>"
  }

  /// Whether a note contains a reference, possibly to itself.
  private static func refers(_ block: ContentBlock) -> Bool {
    if case .paragraph(let line) = block.kind { line.contains { if case .footnoteReference = $0 { true } else { false } } } else { false }
  }

  private func formula(_ latex: String) -> String { "<formula notation=\"TeX\">\(MarkupText.escaped(latex))</formula>" }

  private func graphic(_ picture: InlineImage) -> String {
    (picture.alt.isEmpty ? "" : "<figDesc>\(MarkupText.escaped(picture.alt))</figDesc>")
      + "<graphic\(XMLElement.attributeList([("url", Self.pointer(picture.url))]))/>"
  }

  private func reference(_ address: String, _ text: String) -> String {
    "<ref\(XMLElement.attributeList([("target", Self.pointer(address))]))>\(text)</ref>"
  }

  /// The URL as a TEI pointer, which has no spaces.
  static func pointer(_ address: String) -> String { String(address.map { $0.isWhitespace ? "_" : $0 }) }
}
