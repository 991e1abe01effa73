public import Winnow

/// Writes the page's record as one line of JSON.
public struct WriteNDJSON: Writer {
  public static let name: StepName = "write-ndjson"
  public static let summary = "Writes the record, the text and its blocks as one line of JSON."
  public static let requires: [Capability] = Capability.ofRecord + Capability.ofText
  @Option("In whose words.") public var shape = RecordShape.winnow
  @Option("Whether the record says where each value came from, and what it won against; in the shape winnow.") public var provenance = true
  @Option("Whether the record holds the content as Markdown, too; in the shape winnow.") public var markdown = false
  public init() {}
  public var destination: Destination { .stream(fileExtension: "json") }
  public func render(_ page: Page) throws -> [UInt8] { shape.bytes(page, provenance: provenance, markdown: markdown) }
}

/// Writes the page's record as JSON that a person can read; many pages are an array.
public struct WriteJSON: Writer {
  public static let name: StepName = "write-json"
  public static let summary = "Writes the record, the text and its blocks as JSON, many pages as one array."
  public static let requires: [Capability] = Capability.ofRecord + Capability.ofText
  @Option("In whose words.") public var shape = RecordShape.winnow
  @Option("Whether the record says where each value came from, and what it won against; in the shape winnow.") public var provenance = true
  @Option("Whether the record holds the content as Markdown, too; in the shape winnow.") public var markdown = false
  public init() {}
  public var destination: Destination { .stream(fileExtension: "json", envelope: Envelope(head: "[\n", separator: ",", foot: "]\n")) }
  public func render(_ page: Page) throws -> [UInt8] { shape.bytes(page, provenance: provenance, markdown: markdown) }
}

/// Writes the text alone, an empty line between blocks.
public struct WriteText: Writer {
  public static let name: StepName = "write-text"
  public static let summary = "Writes the title and the text, an empty line between blocks."
  public static let requires: [Capability] = [.title] + Capability.ofText
  @Option("Whether the title stands first.") public var title = true
  public init() {}
  public var destination: Destination { .stream(fileExtension: "txt") }

  public func render(_ page: Page) throws -> [UInt8] {
    let heading = title ? page.record[.title].map { $0 + "\n\n" } ?? "" : ""
    return Array((heading + page.text + "\n").utf8)
  }
}
