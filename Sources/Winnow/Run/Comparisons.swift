/// The memories of a run whose pipelines compare pages.
public struct Comparisons {
  private var compare: [String: (PageDigest) -> Resemblance?] = [:]

  /// Memories for the comparing stages of these pipelines.
  public init(_ pipelines: some Sequence<Pipeline>) {
    for pipeline in pipelines {
      guard let stage = pipeline.entries.lazy.compactMap(\.comparingStage).first else { continue }
      compare[pipeline.name] = Self.comparer(stage)
    }
  }

  private static func comparer(_ stage: some ComparingStage) -> (PageDigest) -> Resemblance? {
    var memory = stage.memory()
    return { stage.compare($0, with: &memory) }
  }

  /// Finds an earlier page that is like this one, and remembers this one.
  package func resemblance(of page: PageDigest, in pipeline: String) -> Resemblance? { compare[pipeline]?(page) }
}
