/// Document frequencies by host and surveying stage, from which findings are made.
///
/// Frequencies of parts of a crawl can be merged in any order, so that many machines can count concurrently.
package struct DocumentFrequencies: Sendable, Equatable {
  /// By host, then by the step's id.
  private var frequencies: [String: [String: DocumentFrequency]] = [:]
  /// The number of stored site features.
  package private(set) var siteFeatures = 0

  /// Creates empty frequencies.
  package init() {}

  /// The hosts with counted pages, sorted.
  package var hosts: [String] { frequencies.keys.sorted() }

  /// Counts the page for every surveying stage of the pipeline. Each stage sees the page as the stages before it leave it without findings;
  /// if one of them fails, the page is not counted for later stages.
  package mutating func add(_ page: Page, for pipeline: Pipeline) {
    add(SurveyedPage(page, for: pipeline))
  }

  /// Counts a page that went through its pipeline.
  package mutating func add(_ page: SurveyedPage) {
    let host = page.origin.host ?? ""
    for counted in page.counted { change(host, counted.step) { $0.add(counted.siteFeatures) } }
  }

  /// Merges frequencies of other pages.
  package mutating func merge(_ other: DocumentFrequencies) {
    for (host, steps) in other.frequencies { merge(steps, of: host) }
  }

  /// Merges frequencies of other pages of this host, by the step's id.
  package mutating func merge(_ steps: [String: DocumentFrequency], of host: String) {
    for (step, frequency) in steps { change(host, step) { $0.merge(frequency) } }
  }

  private mutating func change(_ host: String, _ step: String, _ change: (inout DocumentFrequency) -> Void) {
    siteFeatures -= frequencies[host]?[step]?.siteFeatures.count ?? 0
    change(&frequencies[host, default: [:]][step, default: DocumentFrequency()])
    siteFeatures += frequencies[host]?[step]?.siteFeatures.count ?? 0
  }

  /// The frequencies of one host, by the step's id.
  package subscript(host: String) -> [String: DocumentFrequency] { frequencies[host] ?? [:] }

  /// The findings of the pipeline's surveying stages. Hosts with a single page have none.
  package func findings(for pipeline: Pipeline) -> SurveyFindings {
    var findings = SurveyFindings()
    for entry in pipeline.entries {
      guard let stage = entry.surveyingStage else { continue }
      for (host, steps) in frequencies {
        if let frequency = steps[entry.id], frequency.pages > 1 { findings.set(stage.findings(of: frequency), step: entry.id, host: host) }
      }
    }
    return findings
  }
}
