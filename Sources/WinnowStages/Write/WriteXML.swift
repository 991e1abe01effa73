public import Winnow

/// Writes the record and the text as plain XML; many pages stand in one `<pages>`.
public struct WriteXML: Writer {
  public static let name: StepName = "write-xml"
  public static let summary = "Writes the record, and the text with its headings, lists, tables, quotes and code, as XML."
  public init() {}

  public var destination: Destination {
    .stream(fileExtension: "xml", envelope: Envelope(head: XMLText.declaration + "<pages>\n", foot: "</pages>\n", prologue: XMLText.declaration))
  }

  public func render(_ page: Page) throws -> [UInt8] {
    let record = page.record
    var out = "<page" + XMLText.list([("id", page.origin.identity), ("url", page.origin.url), ("fetched", page.origin.fetched), ("dir", record.direction?.rawValue)]) + ">\n"
    func add(_ element: String) { if !element.isEmpty { out += element + "\n" } }
    for field in Record.Field.allCases { add(XMLText.element(field.rawValue, record[field])) }
    for author in record.authors { add(XMLText.element("author", author.name, [("kind", author.isOrganization ? "organization" : nil)])) }
    for tag in record[.tags] { add(XMLText.element("tag", tag)) }
    if let dateline = record.dateline {
      out += "<dateline" + XMLText.list([("outlet", dateline.outlet), ("place", dateline.place), ("agency", dateline.agency), ("date", dateline.date), ("note", dateline.note)]) + "/>\n"
    }
    for attribution in record.attributions { add(XMLText.element("attribution", attribution.evidence, [("kind", attribution.kind.rawValue), ("name", attribution.name)])) }
    for link in record.related { add(XMLText.element("related", link.title, [("url", link.url)])) }
    out += "<text>\n" + Passage.all(page.blocks.filter { !page.text(of: $0).isEmpty }).map { element($0, page) + "\n" }.joined() + "</text>\n"
    for comment in record[.comments] { add(XMLText.element("comment", comment)) }
    return Array((out + "</page>\n").utf8)
  }

  private func element(_ passage: Passage, _ page: Page) -> String {
    let text = page.text(of:)
    switch passage {
    case .heading(let block, let level): return XMLText.element("heading", text(block), [("level", String(level))])
    case .paragraph(let block): return XMLText.element("p", text(block))
    case .caption(let block): return XMLText.element("caption", text(block))
    case .quote(let block): return XMLText.element("quote", text(block))
    case .code(let block): return XMLText.element("code", text(block), [("language", CodeLanguage.of(block))])
    case .list(let items, let isOrdered): return "<list" + XMLText.list([("ordered", isOrdered ? "true" : nil)]) + ">" + items.map { XMLText.element("item", text($0)) }.joined() + "</list>"
    case .table(let rows): return "<table>" + rows.map { "<row>" + $0.map { "<cell>\(XMLText.escaped(text($0)))</cell>" }.joined() + "</row>" }.joined() + "</table>"
    }
  }
}
