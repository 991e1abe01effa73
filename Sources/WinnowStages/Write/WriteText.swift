package import Winnow

/// Writes only the text, with an empty line between blocks.
package struct WriteText: Writer {
  package static let name: StepName = "write-text"
  package static let format = OutputFormat("text", fileExtensions: ["txt"])
  package static let summary = "Writes the title and the text, an empty line between blocks."
  package static let requires: [Capability] = [.title] + Capability.textWriter
  @Option("Whether the title comes first.") package var title = true
  package init() {}
  package var destination: Destination { .stream(fileExtension: "txt", envelope: Envelope(separator: "\n")) }

  package func render(_ page: Page) throws -> [UInt8] {
    let heading = title ? page.record[.title].map { $0 + "\n\n" } ?? "" : ""
    return Array((heading + page.text + "\n").utf8)
  }
}
