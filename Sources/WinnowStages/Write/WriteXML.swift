package import Winnow

/// Writes the record and the text as plain XML; several pages are in one `<pages>` element.
package struct WriteXML: Writer {
  package static let name: StepName = "write-xml"
  package static let format = OutputFormat("xml")
  package static let summary = "Writes the record, and the text with its headings, lists, tables, quotes and code, as XML."
  package static let requires: [Capability] = Capability.recordWriter + Capability.textWriter
  package init() {}

  package var destination: Destination {
    .stream(
      fileExtension: "xml",
      envelope: Envelope(head: XMLElement.declaration + "<pages>\n", foot: "</pages>\n", prologue: XMLElement.declaration))
  }

  package func render(_ page: Page) throws -> [UInt8] {
    let record = page.record
    var out =
      "<page"
      + XMLElement.attributeList([
        ("id", page.origin.identity), ("url", page.origin.url), ("fetched", page.origin.fetchedAt), ("dir", record.direction?.rawValue),
      ]) + ">\n"
    func add(_ element: String) { if !element.isEmpty { out += element + "\n" } }
    for field in Record.Field.allCases { add(XMLElement.text(field.rawValue, record[field])) }
    for author in record.authors { add(XMLElement.text("author", author.name, [("kind", author.isOrganization ? "organization" : nil)])) }
    for tag in record[.tags] { add(XMLElement.text("tag", tag)) }
    if let dateline = record.dateline {
      out +=
        "<dateline"
        + XMLElement.attributeList([
          ("outlet", dateline.outlet), ("place", dateline.place), ("agency", dateline.agency), ("date", dateline.date),
          ("note", dateline.note),
        ]) + "/>\n"
    }
    for attribution in record.attributions {
      add(XMLElement.text("attribution", attribution.evidence, [("kind", attribution.kind.rawValue), ("name", attribution.name)]))
    }
    for link in record.related { add(XMLElement.text("related", link.title, [("url", link.url)])) }
    let content = page.content
    out += "<text>\n" + content.blocks.map(element).filter { !$0.isEmpty }.map { $0 + "\n" }.joined() + "</text>\n"
    for note in content.footnotes {
      out += "<footnote\(XMLElement.attributeList([("label", note.label)]))>" + note.blocks.map(element).joined() + "</footnote>\n"
    }
    for comment in record[.comments] { add(XMLElement.text("comment", comment)) }
    return Array((out + "</page>\n").utf8)
  }

  private func element(_ block: ContentBlock) -> String {
    switch block.kind {
    case .heading(let level, let line): XMLElement.text("heading", line.plainText, [("level", String(level))])
    case .paragraph(let line): XMLElement.text("p", line.plainText) + line.pictures.map(picture).joined()
    case .quote(let blocks): "<quote>" + quoted(blocks) + "</quote>"
    case .code(let text, let language): XMLElement.text("code", text, [("language", language)])
    case .list(let list):
      "<list"
        + XMLElement.attributeList([
          ("ordered", list.start == nil ? nil : "true"), ("start", list.start.flatMap { $0 == 1 ? nil : String($0) }),
        ])
        + ">" + list.items.map { "<item>" + inner($0.blocks) + "</item>" }.joined() + "</list>"
    case .descriptionList(let definitions):
      "<definitions>"
        + definitions.map {
          $0.terms.map { XMLElement.text("term", $0.plainText) }.joined() + "<definition>" + inner($0.description) + "</definition>"
        }.joined() + "</definitions>"
    case .table(let table): self.table(table)
    case .figure(let pictures, let caption):
      "<figure>" + pictures.map(picture).joined() + XMLElement.text("caption", caption.plainText) + "</figure>"
    case .formula(let latex): XMLElement.text("formula", latex)
    case .callout(let callout):
      "<callout" + XMLElement.attributeList([("kind", callout.kind)]) + ">" + XMLElement.text("title", callout.title.plainText)
        + callout.blocks.map(element).joined() + "</callout>"
    case .thematicBreak: "<rule/>"
    case .embed(let embed): "<embed" + XMLElement.attributeList([("url", embed.url)]) + ">" + MarkupText.escaped(embed.title) + "</embed>"
    }
  }

  /// A single paragraph becomes the element's own text.
  private func inner(_ blocks: [ContentBlock]) -> String {
    guard let first = blocks.first, case .paragraph(let line) = first.kind else { return blocks.map(element).joined() }
    return MarkupText.escaped(line.plainText) + line.pictures.map(picture).joined() + blocks.dropFirst().map(element).joined()
  }

  private func quoted(_ blocks: [ContentBlock]) -> String { blocks.count == 1 ? inner(blocks) : blocks.map(element).joined() }

  private func picture(_ picture: InlineImage) -> String {
    "<picture" + XMLElement.attributeList([("url", picture.url), ("alt", picture.alt.isEmpty ? nil : picture.alt)]) + "/>"
  }

  private func table(_ table: ContentTable) -> String {
    let rows = table.rows.map { row in
      "<row>"
        + row.map { cell in
          let spans = XMLElement.attributeList([
            ("header", cell.isHeader ? "true" : nil), ("columns", cell.columns > 1 ? String(cell.columns) : nil),
            ("rows", cell.rows > 1 ? String(cell.rows) : nil),
          ])
          return "<cell\(spans)>\(inner(cell.blocks))</cell>"
        }.joined() + "</row>"
    }
    return "<table>" + XMLElement.text("caption", table.caption.plainText) + rows.joined() + "</table>"
  }
}
