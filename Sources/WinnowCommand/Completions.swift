import ArgumentParser
import FoundationEssentials
import Winnow

/// What a shell offers for names that the parser does not know.
extension CompletionKind {
  /// Names of pipelines, `auto`, and pipeline files in the folder that was begun.
  static let pipelines = custom { _, _, begun in
    let folder = begun.lastIndex(of: "/").map { String(begun[...$0]) } ?? ""
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return PipelineSearch().names + ["auto"] + files.filter { $0.hasSuffix(".json") }.map { folder + $0 }.sorted()
  }
  /// Names of stages and writers.
  static let stages = custom { _, _, _ in WinnowCommand.registry.names }
  /// The ids of the stages of the pipeline that the command line names.
  static let stagesOfPipeline = custom { words, _, _ in
    words.lazy.compactMap { try? PipelineChoice($0, WinnowCommand.registry, warn: { _ in }).fallback.entries.map(\.id) }.first
      ?? WinnowCommand.registry.names
  }
}
