/// What the surveys of a run found, by step and host.
public struct SurveyFindings: Sendable {
  private struct Key: Hashable { let step, host: String }
  private var findings: [Key: any Sendable & Codable] = [:]

  public init() {}

  public var isEmpty: Bool { findings.isEmpty }

  /// Surveys the pages, host by host, for every surveying stage of the pipeline. A stage sees the pages as the stages
  /// before it leave them.
  public mutating func survey(_ pages: [Page], for pipeline: Pipeline) {
    let groups = Dictionary(grouping: pages) { $0.origin.host ?? "" }
    for entry in pipeline.entries {
      guard let stage = entry.step as? any SurveyingStage else { continue }
      for (host, pages) in groups where pages.count > 1 { add(stage, entry.id, host, pages, pipeline) }
    }
  }

  private mutating func add(_ stage: some SurveyingStage, _ id: String, _ host: String, _ pages: [Page], _ pipeline: Pipeline) {
    let prepared = pages.compactMap { page -> Page? in
      var page = page
      guard (try? pipeline.run(on: &page, findings: self, until: id)) != nil else { return nil }
      return page
    }
    findings[Key(step: id, host: host)] = stage.survey(prepared)
  }

  func run(_ entry: Pipeline.Entry, on page: inout Page) throws {
    guard let stage = entry.step as? any Stage else { return }
    if let surveying = stage as? any SurveyingStage, let found = findings[Key(step: entry.id, host: page.origin.host ?? "")] {
      try run(surveying, knowing: found, on: &page)
    } else {
      try stage.run(on: &page)
    }
  }

  private func run<S: SurveyingStage>(_ stage: S, knowing found: any Sendable & Codable, on page: inout Page) throws {
    if let found = found as? S.Findings { try stage.run(on: &page, knowing: found) } else { try stage.run(on: &page) }
  }
}
