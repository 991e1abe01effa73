import ArgumentParser
import Winnow
import WinnowIO

/// An output format, selected by `--format` or by file extension.
struct Format: Sendable {
  let name: String
  /// The file extensions that select it, without the dot; if two formats share one, the first wins.
  let fileExtensions: [String]
  let writer: any Writer

  /// `nil` for a step that the command line cannot select.
  private init?(_ step: any Step.Type) {
    let format = step.format
    guard !format.name.isEmpty, case .writer(let writer) = step.init().role else { return nil }
    (name, fileExtensions, self.writer) = (format.name, Self.fileExtensions(of: format), writer)
  }

  /// The formats of the registered writers, in their order.
  static var all: [Format] { WinnowCommand.registry.steps.compactMap(Format.init) }

  /// A database stores records.
  private static func fileExtensions(of format: OutputFormat) -> [String] {
    format.fileExtensions + (format.holdsRecords ? DatabaseSink.fileExtensions : [])
  }

  /// All known file extensions, without duplicates.
  static var allEndings: [String] {
    var seen: Set<String> = []
    return all.flatMap(\.fileExtensions).filter { seen.insert($0).inserted }
  }

  /// - Parameter endings: the extensions of a file name, longest first.
  static func forExtensions(_ fileExtensions: [String]) -> Format? {
    let all = all
    return fileExtensions.lazy.compactMap { ending in all.first { $0.fileExtensions.contains(ending) } }.first
  }

  /// The name for `--format` of this writer.
  static func name(of writer: any Writer) -> String? {
    let name = type(of: writer).format.name
    return name.isEmpty ? nil : name
  }

  /// The file extensions of this writer; one without a format has its destination's.
  static func fileExtensions(of writer: any Writer) -> [String] {
    let fileExtensions = fileExtensions(of: type(of: writer).format)
    return fileExtensions.isEmpty ? [writer.destination.fileExtension] : fileExtensions
  }
}

extension Format: ExpressibleByArgument {
  init?(argument: String) {
    let all = Self.all
    guard let format = all.first(where: { $0.name == argument }) ?? all.first(where: { $0.fileExtensions.contains(argument) }) else {
      return nil
    }
    self = format
  }

  static var allValueStrings: [String] { all.map(\.name) }
}
