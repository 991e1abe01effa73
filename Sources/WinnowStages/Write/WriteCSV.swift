package import Winnow

/// Writes one row per page, as in RFC 4180, with a header.
package struct WriteCSV: Writer {
  package static let name: StepName = "write-csv"
  package static let format = OutputFormat("csv")
  package static let summary = "Writes one row of comma-separated values per page: the URL, the fields of the record, and the text."
  package static let requires: [Capability] =
    [.metadata, .title, .site, .authors, .published, .language, .pageType] + Capability.textWriter
  @Option("Whether to prefix a value that a spreadsheet would read as a formula with an apostrophe.") package var guardsFormulas = true
  package init() {}

  private static let fields: [Record.Field] = [
    .title, .published, .modified, .site, .section, .language, .pageType, .licence, .description,
  ]

  private static let header =
    (["id", "url", "fetched"] + fields.map(\.rawValue) + ["authors", "tags", "text"]).joined(separator: ",") + "\r\n"

  package var destination: Destination { .stream(fileExtension: "csv", envelope: Envelope(head: Self.header, prologue: Self.header)) }

  package func render(_ page: Page) throws -> [UInt8] {
    let record = page.record
    var values = [page.origin.identity, page.origin.url ?? record[.canonical] ?? "", page.origin.fetchedAt ?? ""]
    for field in Self.fields { values.append(record[field] ?? "") }
    values.append(record.authors.map(\.name).joined(separator: "; "))
    values.append(record[.tags].joined(separator: "; "))
    values.append(page.text)
    return Array((values.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  private func cell(_ value: String) -> String {
    let isFormula = value.utf8.first.map { Array("=+-@\t\r".utf8).contains($0) } ?? false
    let text = guardsFormulas && isFormula ? "'" + value : value
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 != UTF8Bytes.newline && $0 != 0x0D }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
