package import Winnow

/// Writes the page's record as indented JSON; several pages are an array.
package struct WriteJSON: Writer {
  package static let name: StepName = "write-json"
  package static let format = OutputFormat("json", holdsFailures: true)
  package static let summary = "Writes the record, the text and its blocks as JSON, many pages as one array."
  package static let requires: [Capability] = Capability.recordWriter + Capability.textWriter
  @Option("The record schema: winnow, trafilatura, schema.org, dolma or datatrove.") package var schema = RecordSchema.winnow
  @Option("Whether the record says where each value came from, and what it won against; in the schema winnow.") package var provenance =
    true
  @Option("Whether the record holds the content as Markdown, too; in the schema winnow.") package var markdown = false
  package init() {}
  package var destination: Destination { .stream(fileExtension: "json", envelope: Envelope(head: "[\n", separator: ",", foot: "]\n")) }
  package func render(_ page: Page) throws -> [UInt8] { schema.bytes(page, provenance: provenance, markdown: markdown) }
}
