/// Loads pipelines from files.
public struct PipelineLoader: Sendable {
  private let registry: StepRegistry
  private let find: @Sendable (String) -> PipelineSource?
  private let names: [String]

  /// Creates a loader.
  /// - Parameters:
  ///   - registry: the steps that files may name.
  ///   - find: returns the file of a pipeline name; called for what a file `extends`.
  ///   - names: the names that `find` knows, for hints.
  public init(registry: StepRegistry, names: [String] = [], find: @escaping @Sendable (String) -> PipelineSource?) {
    (self.registry, self.names, self.find) = (registry, names, find)
  }

  /// Loads a pipeline from its source.
  /// - Throws: ``PipelineError`` for the first error.
  public func load(_ source: PipelineSource) throws(PipelineError) -> Pipeline {
    let draft = try PipelineReader(registry: registry, find: find, names: names).draft(source)
    var entries: [Pipeline.Entry] = []
    for entry in draft.entries {
      let built = try EntryBuilder.build(entry)
      if built.comparingStage != nil, let other = entries.first(where: { $0.comparingStage != nil }) {
        throw entry.source.error(entry.offset, "\"\(entry.id)\" compares pages, and so does \"\(other.id)\"; a pipeline has one such stage")
      }
      entries.append(built)
    }
    var pipeline = Pipeline(
      name: draft.name ?? source.file, description: draft.description ?? "", version: draft.version, hosts: draft.hosts,
      limits: draft.limits, entries: entries, files: draft.files, survey: draft.survey)
    pipeline.tests = draft.tests
    return pipeline
  }

  /// Loads a pipeline by its name.
  /// - Throws: ``PipelineError`` for the first error, and for an unknown name.
  public func load(named name: String) throws(PipelineError) -> Pipeline {
    guard let source = find(name) else {
      throw PipelineError(file: name, line: 0, column: 0, message: "there is no pipeline \"\(name)\"" + hint(name, names))
    }
    return try load(source)
  }
}
