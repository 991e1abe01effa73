extension SurveyingStage {
  public var fewestPages: Int { 2 }
  public var role: StepRole { .surveying(self) }
}

/// A stage that looks at many pages of a site first: banners, templates, duplicates.
public protocol SurveyingStage: Stage {
  /// What it learns of a site.
  associatedtype Findings: Sendable, Codable
  /// The fewest pages of a site that teach it anything: what it finds of fewer leaves every page as it would be without. 2 unless it says
  /// otherwise.
  var fewestPages: Int { get }
  /// What the page has that its site's other pages may have too, such as the texts of its blocks, in a form that can be compared.
  /// The page comes as the stages before this one leave it when nothing is known of its site.
  func siteFeatures(of page: Page) -> [String]
  /// What is learned from the document frequencies of the site's features.
  func findings(of frequency: DocumentFrequency) -> Findings
  /// Makes its edits, knowing what was learned of its site.
  func run(on page: inout Page, knowing findings: Findings) throws
}
