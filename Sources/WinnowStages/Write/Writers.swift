public import Winnow

/// Writes the page's record as one line of JSON.
public struct WriteNDJSON: Writer {
  public static let name: StepName = "write-ndjson"
  public static let summary = "Writes the record, the text and its blocks as one line of JSON."
  @Option("In whose words.") public var shape = RecordShape.winnow
  @Option("Whether the record says where each value came from, and what it won against; in the shape winnow.") public var provenance = true
  public init() {}
  public var destination: Destination { .stream(fileExtension: "json") }
  public func render(_ page: Page) throws -> [UInt8] { shape.bytes(page, provenance: provenance) }
}

/// Writes the page's record as JSON that a person can read; many pages are an array.
public struct WriteJSON: Writer {
  public static let name: StepName = "write-json"
  public static let summary = "Writes the record, the text and its blocks as JSON, many pages as one array."
  @Option("In whose words.") public var shape = RecordShape.winnow
  @Option("Whether the record says where each value came from, and what it won against; in the shape winnow.") public var provenance = true
  public init() {}
  public var destination: Destination { .stream(fileExtension: "json", envelope: Envelope(head: "[\n", separator: ",", foot: "]\n")) }
  public func render(_ page: Page) throws -> [UInt8] { shape.bytes(page, provenance: provenance) }
}

/// Writes the text alone, an empty line between blocks.
public struct WriteText: Writer {
  public static let name: StepName = "write-text"
  public static let summary = "Writes the title and the text, an empty line between blocks."
  @Option("Whether the title stands first.") public var title = true
  public init() {}
  public var destination: Destination { .stream(fileExtension: "txt") }

  public func render(_ page: Page) throws -> [UInt8] {
    let blocks = PlainText.blocks(of: page)
    let heading = title ? page.record[.title].map { $0 + "\n\n" } ?? "" : ""
    return Array((heading + PlainText.text(blocks) + "\n").utf8)
  }
}

public enum PlainText {
  /// The text of the page as it stands: what the record has as `text`.
  public static func text(of page: Page) -> String { text(blocks(of: page)) }

  /// The blocks that stand, with their text.
  static func blocks(of page: Page) -> [(Block, String)] { page.blocks.map { ($0, page.text(of: $0)) }.filter { !$0.1.isEmpty } }

  /// Blocks parted by empty lines; the items of a list, and the cells of a table, by line ends.
  static func text(_ blocks: [(Block, String)]) -> String {
    var out = ""
    for (i, (block, text)) in blocks.enumerated() {
      if i > 0 {
        let before = blocks[i - 1].0
        let together = block.kind == before.kind && (block.kind == .item || block.kind == .cell)
        out += together ? "\n" : "\n\n"
      }
      out += text
    }
    return out
  }
}
