/// What was counted on pages, by host and surveying stage: findings in the making.
///
/// Tallies of parts of a crawl, merged in any order, are those of the whole crawl, so that many machines can count side by side.
package struct DocumentFrequencies: Sendable, Equatable {
  /// By host, then by the step's id.
  private var frequencies: [String: [String: DocumentFrequency]] = [:]
  /// How many site features are stored.
  package private(set) var siteFeatures = 0

  /// Nothing was counted yet.
  package init() {}

  /// The hosts that pages were counted of, in order.
  package var hosts: [String] { frequencies.keys.sorted() }

  /// Counts the page for every surveying stage of the pipeline. A stage sees it as the stages before it leave it when nothing
  /// is known of its site; where one of them fails, the page teaches those after it nothing.
  package mutating func add(_ page: Page, for pipeline: Pipeline) {
    add(SurveyedPage(page, for: pipeline))
  }

  /// Counts a page that went through its pipeline.
  package mutating func add(_ page: SurveyedPage) {
    let host = page.origin.host ?? ""
    for counted in page.counted { change(host, counted.step) { $0.add(counted.siteFeatures) } }
  }

  /// Adds what was counted elsewhere.
  package mutating func merge(_ other: DocumentFrequencies) {
    for (host, steps) in other.frequencies { merge(steps, of: host) }
  }

  /// Adds what was counted elsewhere on pages of this host, by the step's id.
  package mutating func merge(_ steps: [String: DocumentFrequency], of host: String) {
    for (step, frequency) in steps { change(host, step) { $0.merge(frequency) } }
  }

  private mutating func change(_ host: String, _ step: String, _ change: (inout DocumentFrequency) -> Void) {
    siteFeatures -= frequencies[host]?[step]?.siteFeatures.count ?? 0
    change(&frequencies[host, default: [:]][step, default: DocumentFrequency()])
    siteFeatures += frequencies[host]?[step]?.siteFeatures.count ?? 0
  }

  /// What was counted of one host, by the step's id.
  package subscript(host: String) -> [String: DocumentFrequency] { frequencies[host] ?? [:] }

  /// What the surveying stages of the pipeline learn of it. One page of a host teaches nothing.
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
