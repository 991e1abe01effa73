package import Winnow

/// Writes the page as a document of the Text Encoding Initiative (TEI P5); many pages are a `teiCorpus`.
package struct WriteTEI: Writer {
  package static let name: StepName = "write-tei"
  package static let format = OutputFormat("tei", fileExtensions: ["tei.xml", "tei", "xml"])
  package static let summary = "Writes the record and the text as TEI P5, with a section per heading."
  package static let requires: [Capability] =
    [.metadata, .title, .site, .authors, .published, .language, .attributions] + Capability.textWriter
  package init() {}

  private static let namespace = "http://www.tei-c.org/ns/1.0"
  private static let corpusHeader = """
    <teiHeader><fileDesc><titleStmt><title>Cleaned web pages</title></titleStmt><publicationStmt><p>Not published as a corpus.</p></publicationStmt>\
    <sourceDesc><p>Web pages; each says its own address.</p></sourceDesc></fileDesc></teiHeader>\n
    """

  package var destination: Destination {
    .stream(
      fileExtension: "xml",
      envelope: Envelope(
        head: XMLElement.declaration + "<teiCorpus xmlns=\"\(Self.namespace)\">\n" + Self.corpusHeader, foot: "</teiCorpus>\n",
        prologue: XMLElement.declaration))
  }

  package func render(_ page: Page) throws -> [UInt8] {
    let language = page.record[.language]
    let out =
      "<TEI" + XMLElement.attributeList([("xmlns", Self.namespace), ("xml:lang", language)]) + ">\n" + header(page)
      + "<text>\n<body>\n" + TEIBody.text(page.content) + "</body>\n</text>\n</TEI>\n"
    return Array(out.utf8)
  }

  private func header(_ page: Page) -> String {
    let record = page.record
    let address = [page.origin.url, record[.canonical]].lazy.compactMap { $0 }.first { !$0.isEmpty }
    let title = "<title>\(MarkupText.escaped(record[.title] ?? page.origin.identity))</title>"
    let authors = record.authors.map { XMLElement.text("author", $0.name) }.joined()
    let editors = record.attributions.filter { $0.kind == .editor }.map { XMLElement.text("editor", $0.name) }.joined()
    let licence = record[.licence].map { "<availability>" + XMLElement.text("licence", $0) + "</availability>" } ?? ""
    let date = record[.published].map { XMLElement.text("date", $0, [("when", when($0))]) } ?? ""
    let publication = XMLElement.text("publisher", record[.site]) + (record[.site] == nil ? "" : licence + date)
    var out = "<teiHeader>\n<fileDesc>\n<titleStmt>\(title)\(authors)\(editors)</titleStmt>\n"
    out += "<publicationStmt>\(publication.isEmpty ? "<p>Published on the web.</p>" : publication)</publicationStmt>\n"
    out += "<sourceDesc><bibl>\(title)\(authors)\(XMLElement.text("publisher", record[.site]))\(date)"
    out += address.map { "<ref" + XMLElement.attributeList([("target", TEIBody.pointer($0))]) + ">\(MarkupText.escaped($0))</ref>" } ?? ""
    out += "<idno type=\"winnow\">\(MarkupText.escaped(page.origin.identity))</idno></bibl></sourceDesc>\n</fileDesc>\n"
    return out + profile(record) + "</teiHeader>\n"
  }

  private func profile(_ record: Record) -> String {
    var out =
      XMLElement.text("abstract", record[.description]).isEmpty
      ? "" : "<abstract><p>\(MarkupText.escaped(record[.description] ?? ""))</p></abstract>"
    if let language = record[.language] {
      out +=
        "<langUsage><language" + XMLElement.attributeList([("ident", language)]) + ">\(MarkupText.escaped(language))</language></langUsage>"
    }
    let keywords = (record[.section].map { [$0] } ?? []) + record[.tags]
    if !keywords.isEmpty {
      out += "<textClass><keywords>" + keywords.map { XMLElement.text("term", $0) }.joined() + "</keywords></textClass>"
    }
    return out.isEmpty ? "" : "<profileDesc>\(out)</profileDesc>\n"
  }

  /// The value of `when`, which must be an XML Schema date.
  private func when(_ date: String) -> String? {
    let parts = date.prefix(10).split(separator: "-")
    return date.count >= 10 && parts.count == 3 && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
      ? String(date.prefix(10)) : nil
  }
}
