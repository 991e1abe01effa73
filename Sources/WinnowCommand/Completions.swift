import ArgumentParser
import FoundationEssentials
import Winnow

/// Dynamic shell completions for pipeline, step and format names.
extension CompletionKind {
  /// The names of pipelines, `auto`, and pipeline files in the folder typed so far.
  static let pipelines = custom { _, _, begun in
    let folder = begun.lastIndex(of: "/").map { String(begun[...$0]) } ?? ""
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return PipelineSearch().names + ["auto"] + files.filter { $0.hasSuffix(".json") }.map { folder + $0 }.sorted()
  }
  /// Names of stages and writers.
  static let stages = custom { _, _, _ in WinnowCommand.registry.names }
  /// The ids of the stages of the pipeline on the command line.
  static let stagesOfPipeline = custom { words, _, _ in
    words.lazy.compactMap { try? PipelineChoice($0, WinnowCommand.registry, warn: { _ in }).fallback.entries.map(\.id) }.first
      ?? WinnowCommand.registry.names
  }
}
