// Re-exported so that one import is enough to clean a page.
@_exported public import Winnow

/// The built-in pipelines, from the repository's `Pipelines/`; the others there are examples.
public enum BuiltInPipelines {
  /// One per line.
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("article", PackageResources.article_json),
    ("news", PackageResources.news_json),
  ]

  /// The names of the built-in pipelines.
  public static let names = files.map(\.name)

  /// The file with this name.
  public static func source(_ name: String) -> PipelineSource? {
    files.first { $0.name == name }.map { PipelineSource(file: "\(prefix)\($0.name).json", bytes: $0.bytes) }
  }

  private static let prefix = "built-in "

  /// Whether the pipeline consists of built-in files only, whose step order is tested.
  package static func contains(_ pipeline: Pipeline) -> Bool { pipeline.files.allSatisfy { $0.hasPrefix(prefix) } }
}

extension Pipeline {
  /// Loads a built-in pipeline: `try Pipeline(builtIn: "news")`.
  ///
  /// - Throws: ``PipelineError`` for an unknown name.
  public init(builtIn name: String) throws(PipelineError) {
    self = try PipelineLoader.builtIn.load(named: name)
  }

  /// Loads a pipeline from the text of a pipeline file, which may extend built-in ones.
  ///
  /// - Parameters:
  ///   - stages: the stages that it may name, in addition to the built-in ones.
  /// - Throws: ``PipelineError`` for the first error.
  public init(json: String, adding stages: [any Step.Type] = []) throws(PipelineError) {
    let loader = PipelineLoader(
      registry: StepRegistry(builtInSteps).adding(stages), names: BuiltInPipelines.names, find: BuiltInPipelines.source)
    self = try loader.load(PipelineSource(file: "pipeline", bytes: Array(json.utf8)))
  }
}

extension PipelineLoader {
  fileprivate static let builtIn = PipelineLoader(
    registry: StepRegistry(builtInSteps), names: BuiltInPipelines.names, find: BuiltInPipelines.source)
}
