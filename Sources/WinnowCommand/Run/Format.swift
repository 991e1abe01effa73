import ArgumentParser
import Winnow
import WinnowIO
import WinnowStages

/// What an output is written in: by `--format`, or by the ending of its name.
struct Format: Sendable {
  let name: String
  /// The endings of names that mean it, without the dot; where two formats have the same, the first one is meant.
  let endings: [String]
  let writer: any Writer

  private init(_ name: String, _ endings: [String], _ writer: any Writer) {
    (self.name, self.endings, self.writer) = (name, endings, writer)
  }

  static let all = [
    Format("ndjson", ["ndjson", "jsonl"] + DatabaseSink.fileExtensions, WriteNDJSON()),
    Format("json", ["json"], WriteJSON()),
    Format("text", ["txt"], WriteText()),
    Format("markdown", ["md", "markdown"], WriteMarkdown()),
    Format("html", ["html", "htm"], WriteHTML()),
    Format("xml", ["xml"], WriteXML()),
    Format("tei", ["tei.xml", "tei", "xml"], WriteTEI()),
    Format("csv", ["csv"], WriteCSV()),
    Format("wet", ["warc.wet", "wet"], WriteWET()),
  ]

  /// Every ending that means a format, each once.
  static var allEndings: [String] {
    var seen: Set<String> = []
    return all.flatMap(\.endings).filter { seen.insert($0).inserted }
  }

  /// - Parameter endings: of a name, the longest first.
  static func meant(by endings: [String]) -> Format? {
    endings.lazy.compactMap { ending in all.first { $0.endings.contains(ending) } }.first
  }

  /// By which `--format` means what this writer writes.
  static func name(of writer: any Writer) -> String? { all.first { type(of: $0.writer) == type(of: writer) }?.name }

  /// The endings of names for what this writer writes; one that is not in the list says its own.
  static func endings(of writer: any Writer) -> [String] {
    all.first { type(of: $0.writer) == type(of: writer) }?.endings ?? [writer.destination.fileExtension]
  }
}

extension Format: ExpressibleByArgument {
  init?(argument: String) {
    guard let format = Self.all.first(where: { $0.name == argument }) ?? Self.all.first(where: { $0.endings.contains(argument) }) else {
      return nil
    }
    self = format
  }

  static var allValueStrings: [String] { all.map(\.name) }
}
