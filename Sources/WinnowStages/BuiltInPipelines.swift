// Whoever imports the stages has the library with it: one import is enough to clean a page.
@_exported public import Winnow

/// The pipelines that come with Winnow, from the repository's `Pipelines/`; the others there are examples.
public enum BuiltInPipelines {
  /// A line each.
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("article", PackageResources.article_json),
    ("news", PackageResources.news_json),
  ]

  /// By these names they are found.
  public static let names = files.map(\.name)

  /// The file of this name.
  public static func source(_ name: String) -> PipelineSource? {
    files.first { $0.name == name }.map { PipelineSource(file: "\(prefix)\($0.name).json", bytes: $0.bytes) }
  }

  private static let prefix = "built-in "

  /// Whether the pipeline is made of them alone, whose order is tested.
  package static func hold(_ pipeline: Pipeline) -> Bool { pipeline.files.allSatisfy { $0.hasPrefix(prefix) } }
}

extension Pipeline {
  /// A pipeline that comes with Winnow: `try Pipeline(builtIn: "news")`.
  ///
  /// - Throws: ``PipelineError`` for a name that none of them has.
  public init(builtIn name: String) throws(PipelineError) {
    self = try PipelineLoader.builtIn.load(named: name)
  }

  /// The pipeline of a file's text; it may extend those that come with Winnow.
  ///
  /// - Parameters:
  ///   - stages: the stages that it may name, besides the built-in ones.
  /// - Throws: ``PipelineError`` for the first mistake.
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
