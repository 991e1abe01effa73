import Winnow

/// Renders content as HTML with a small set of elements.
struct HTMLRenderer {
  let links: Bool, pictures: Bool

  func html(_ content: Content) -> String {
    var outline = Outline()
    return blocks(content.blocks, &outline) + notes(content.footnotes, &outline)
  }

  private func blocks(_ blocks: [ContentBlock], _ outline: inout Outline) -> String {
    var out = ""
    for block in blocks {
      let element = element(block, &outline)
      if !element.isEmpty { out += element + "\n" }
    }
    return out
  }

  private func element(_ block: ContentBlock, _ outline: inout Outline) -> String {
    switch block.kind {
    case .paragraph(let line): return within("p", inline(line))
    case .heading(let level, let line): return within("h\(outline.level(of: level))", inline(line))
    case .list(let list):
      let tag = list.start == nil ? "ul" : "ol"
      let start = list.start.flatMap { $0 == 1 ? nil : String($0) }
      var items = ""
      for item in list.items { items += "<li>" + box(item) + flow(item.blocks, &outline) + "</li>\n" }
      return "<\(tag)\(XMLElement.attributeList([("start", start)]))>\n\(items)</\(tag)>"
    case .descriptionList(let definitions):
      var out = ""
      for definition in definitions {
        out += definition.terms.map { "<dt>\(inline($0))</dt>\n" }.joined()
        if !definition.description.isEmpty { out += "<dd>\(flow(definition.description, &outline))</dd>\n" }
      }
      return "<dl>\n\(out)</dl>"
    case .quote(let blocks): return "<blockquote>\n\(self.blocks(blocks, &outline))</blockquote>"
    case .code(let text, let language):
      return
        "<pre><code\(XMLElement.attributeList([("class", language.map { "language-\($0)" })]))>\(MarkupText.escaped(text))</code></pre>"
    case .table(let table): return self.table(table, &outline)
    case .figure(let figures, let caption):
      let images = pictures ? figures.map(image).joined(separator: "\n") : ""
      let words = inline(caption)
      if images.isEmpty { return within("p", words) }
      return "<figure>\n\(images)\n" + (words.isEmpty ? "" : "<figcaption>\(words)</figcaption>\n") + "</figure>"
    case .formula(let latex): return "<p>" + MarkupText.escaped("$$\(latex)$$") + "</p>"
    case .callout(let callout):
      let title = inline(callout.title)
      return "<blockquote class=\"\(MarkupText.escaped(callout.kind))\">\n" + (title.isEmpty ? "" : "<p><strong>\(title)</strong></p>\n")
        + blocks(callout.blocks, &outline) + "</blockquote>"
    case .thematicBreak: return "<hr>"
    case .embed(let embed): return within("p", inline([.link(url: embed.url, [.text(embed.linkText)])]))
    }
  }

  /// A single paragraph without a `p` element, as is usual in items and cells.
  private func flow(_ blocks: [ContentBlock], _ outline: inout Outline) -> String {
    guard let first = blocks.first, case .paragraph(let line) = first.kind,
      !blocks.dropFirst().contains(where: { if case .list = $0.kind { false } else { true } })
    else {
      return blocks.isEmpty ? "" : "\n" + self.blocks(blocks, &outline)
    }
    return inline(line) + (blocks.count > 1 ? "\n" + self.blocks(Array(blocks.dropFirst()), &outline) : "")
  }

  private func box(_ item: ContentList.Item) -> String {
    item.isChecked.map { "<input type=\"checkbox\" disabled\($0 ? " checked" : "")> " } ?? ""
  }

  private func table(_ table: ContentTable, _ outline: inout Outline) -> String {
    var out = "<table>\n"
    if !table.caption.isEmpty { out += "<caption>\(inline(table.caption))</caption>\n" }
    for row in table.rows {
      out += "<tr>"
      for cell in row {
        let tag = cell.isHeader ? "th" : "td"
        let spans = XMLElement.attributeList([
          ("colspan", cell.columns > 1 ? String(cell.columns) : nil), ("rowspan", cell.rows > 1 ? String(cell.rows) : nil),
        ])
        out += "<\(tag)\(spans)>\(flow(cell.blocks, &outline))</\(tag)>"
      }
      out += "</tr>\n"
    }
    return out + "</table>"
  }

  private func notes(_ notes: [Footnote], _ outline: inout Outline) -> String {
    guard !notes.isEmpty else { return "" }
    var items = ""
    for note in notes { items += "<li id=\"fn-\(MarkupText.escaped(note.label))\">" + flow(note.blocks, &outline) + "</li>\n" }
    return "<section>\n<hr>\n<ol>\n\(items)</ol>\n</section>\n"
  }

  private func within(_ tag: String, _ text: String) -> String { text.isEmpty ? "" : "<\(tag)>\(text)</\(tag)>" }

  private func image(_ picture: InlineImage) -> String {
    "<img"
      + XMLElement.attributeList([
        ("src", picture.url), ("width", picture.width.map(String.init)), ("height", picture.height.map(String.init)),
      ])
      + " alt=\"\(MarkupText.escaped(picture.alt))\">"
  }

  private func inline(_ line: [Inline]) -> String {
    line.map { inline in
      switch inline {
      case .text(let text): MarkupText.escaped(text)
      case .emphasis(let content): within("em", self.inline(content))
      case .strong(let content): within("strong", self.inline(content))
      case .deleted(let content): within("del", self.inline(content))
      case .subscript(let content): within("sub", self.inline(content))
      case .superscript(let content): within("sup", self.inline(content))
      case .code(let text): within("code", MarkupText.escaped(text))
      case .keyboard(let text): within("kbd", MarkupText.escaped(text))
      case .link(let address, let content):
        links ? "<a href=\"\(MarkupText.escaped(address))\">\(self.inline(content))</a>" : self.inline(content)
      case .picture(let picture): pictures ? image(picture) : ""
      case .formula(let latex): MarkupText.escaped("\\(\(latex)\\)")
      case .footnoteReference(let label): "<sup><a href=\"#fn-\(MarkupText.escaped(label))\">\(MarkupText.escaped(label))</a></sup>"
      case .lineBreak: "<br>"
      case .ruby(let base, let reading):
        reading.isEmpty ? self.inline(base) : "<ruby>\(self.inline(base))<rt>\(MarkupText.escaped(reading))</rt></ruby>"
      }
    }.joined()
  }
}
