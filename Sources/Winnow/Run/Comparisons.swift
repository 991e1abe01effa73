/// The near-duplicate memories of a run, one per pipeline.
public struct Comparisons {
  private var compare: [String: (PageDigest) -> Resemblance?] = [:]

  /// Creates memories for the comparing stages of these pipelines.
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

  /// Finds a similar earlier page, and adds this page to the memory.
  package func resemblance(of page: PageDigest, in pipeline: String) -> Resemblance? { compare[pipeline]?(page) }
}
