extension SurveyingStage {
  public var minimumPages: Int { 2 }
  public var role: StepRole { .surveying(self) }
}

/// A stage that needs statistics over several pages of a site before it edits one: banners, templates.
public protocol SurveyingStage: Stage {
  /// What the stage learns about a site.
  associatedtype Findings: Sendable, Codable
  /// The minimum number of pages of a site for findings; with fewer, the stage runs without. Default: 2.
  var minimumPages: Int { get }
  /// Features of the page that other pages of the site may share, such as the texts of its blocks, in a comparable form. The page is as the
  /// stages before this one leave it without findings.
  func siteFeatures(of page: Page) -> [String]
  /// The findings from the document frequencies of the site's features.
  func findings(of frequency: DocumentFrequency) -> Findings
  /// Edits the page with the findings about its site.
  func run(on page: inout Page, knowing findings: Findings) throws
}
