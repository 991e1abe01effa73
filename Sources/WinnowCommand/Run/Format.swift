import ArgumentParser
import Winnow
import WinnowIO

/// What an output is written in: by `--format`, or by the ending of its name.
struct Format: Sendable {
  let name: String
  /// The endings of names that mean it, without the dot; where two formats have the same, the first one is meant.
  let endings: [String]
  let writer: any Writer

  /// `nil` for a step that the command line does not call for.
  private init?(_ step: any Step.Type) {
    let format = step.format
    guard !format.name.isEmpty, case .writer(let writer) = step.init().role else { return nil }
    (name, endings, self.writer) = (format.name, Self.endings(of: format), writer)
  }

  /// Those of the writers that pipeline files may name, in their order.
  static var all: [Format] { WinnowCommand.registry.steps.compactMap(Format.init) }

  /// A database takes records.
  private static func endings(of format: OutputFormat) -> [String] {
    format.endings + (format.holdsRecords ? DatabaseSink.fileExtensions : [])
  }

  /// Every ending that means a format, each once.
  static var allEndings: [String] {
    var seen: Set<String> = []
    return all.flatMap(\.endings).filter { seen.insert($0).inserted }
  }

  /// - Parameter endings: of a name, the longest first.
  static func meant(by endings: [String]) -> Format? {
    let all = all
    return endings.lazy.compactMap { ending in all.first { $0.endings.contains(ending) } }.first
  }

  /// By which `--format` means what this writer writes.
  static func name(of writer: any Writer) -> String? {
    let name = type(of: writer).format.name
    return name.isEmpty ? nil : name
  }

  /// The endings of names for what this writer writes; one without a format says its own.
  static func endings(of writer: any Writer) -> [String] {
    let endings = endings(of: type(of: writer).format)
    return endings.isEmpty ? [writer.destination.fileExtension] : endings
  }
}

extension Format: ExpressibleByArgument {
  init?(argument: String) {
    let all = Self.all
    guard let format = all.first(where: { $0.name == argument }) ?? all.first(where: { $0.endings.contains(argument) }) else { return nil }
    self = format
  }

  static var allValueStrings: [String] { all.map(\.name) }
}
