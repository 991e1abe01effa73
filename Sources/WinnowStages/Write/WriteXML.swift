public import Winnow

/// Writes the record and the text as plain XML; many pages stand in one `<pages>`.
public struct WriteXML: Writer {
  public static let name: StepName = "write-xml"
  public static let summary = "Writes the record, and the text with its headings, lists, tables, quotes and code, as XML."
  public init() {}

  public var destination: Destination {
    .stream(fileExtension: "xml", envelope: Envelope(head: XMLElement.declaration + "<pages>\n", foot: "</pages>\n", prologue: XMLElement.declaration))
  }

  public func render(_ page: Page) throws -> [UInt8] {
    let record = page.record
    var out = "<page" + XMLElement.list([("id", page.origin.identity), ("url", page.origin.url), ("fetched", page.origin.fetched), ("dir", record.direction?.rawValue)]) + ">\n"
    func add(_ element: String) { if !element.isEmpty { out += element + "\n" } }
    for field in Record.Field.allCases { add(XMLElement.text(field.rawValue, record[field])) }
    for author in record.authors { add(XMLElement.text("author", author.name, [("kind", author.isOrganization ? "organization" : nil)])) }
    for tag in record[.tags] { add(XMLElement.text("tag", tag)) }
    if let dateline = record.dateline {
      out += "<dateline" + XMLElement.list([("outlet", dateline.outlet), ("place", dateline.place), ("agency", dateline.agency), ("date", dateline.date), ("note", dateline.note)]) + "/>\n"
    }
    for attribution in record.attributions { add(XMLElement.text("attribution", attribution.evidence, [("kind", attribution.kind.rawValue), ("name", attribution.name)])) }
    for link in record.related { add(XMLElement.text("related", link.title, [("url", link.url)])) }
    let texts = BlockTexts(page, text: page.text(of:))
    out += "<text>\n" + Passage.all(texts.blocks).map { element($0, texts) + "\n" }.joined() + "</text>\n"
    for comment in record[.comments] { add(XMLElement.text("comment", comment)) }
    return Array((out + "</page>\n").utf8)
  }

  private func element(_ passage: Passage, _ texts: BlockTexts) -> String {
    let text = { (block: Block) in texts[block] }
    switch passage {
    case .heading(let block, let level): return XMLElement.text("heading", text(block), [("level", String(level))])
    case .paragraph(let block): return XMLElement.text("p", text(block))
    case .caption(let block): return XMLElement.text("caption", text(block))
    case .quote(let block): return XMLElement.text("quote", text(block))
    case .code(let block): return XMLElement.text("code", text(block), [("language", CodeLanguage.of(block))])
    case .list(let items, let isOrdered): return "<list" + XMLElement.list([("ordered", isOrdered ? "true" : nil)]) + ">" + items.map { XMLElement.text("item", text($0)) }.joined() + "</list>"
    case .table(let rows): return "<table>" + rows.map { "<row>" + $0.map { "<cell>\(MarkupText.escaped(text($0)))</cell>" }.joined() + "</row>" }.joined() + "</table>"
    }
  }
}
