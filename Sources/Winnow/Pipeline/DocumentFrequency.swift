/// On how many pages of a site each site feature occurs. The frequencies of the parts of a site add up to those of the whole.
public struct DocumentFrequency: Sendable, Codable, Equatable {
  private enum CodingKeys: String, CodingKey {
    case pages
    case siteFeatures = "traits"
  }

  /// How many pages were counted.
  public private(set) var pages = 0
  /// On how many of them each site feature occurs.
  public private(set) var siteFeatures: [String: Int] = [:]

  /// Where there are more site features than this, those of a single page are removed.
  private static let mostSiteFeatures = 200_000

  /// No page was counted yet.
  package init() {}

  /// Counts a page; a site feature that it has twice counts once.
  package mutating func add(_ siteFeatures: some Sequence<String>) {
    pages += 1
    for siteFeature in Set(siteFeatures) where !siteFeature.isEmpty { self.siteFeatures[siteFeature, default: 0] += 1 }
    forget()
  }

  /// Adds what was counted on other pages of the site.
  package mutating func merge(_ other: DocumentFrequency) {
    pages += other.pages
    siteFeatures.merge(other.siteFeatures, uniquingKeysWith: +)
    forget()
  }

  private mutating func forget() {
    if siteFeatures.count > Self.mostSiteFeatures { siteFeatures = siteFeatures.filter { $0.value > 1 } }
  }

  /// The site features on at least so many pages and this share of all, with the number of pages.
  public func shared(by pages: Int, share: Double) -> [String: Int] {
    siteFeatures.filter { $0.value >= pages && Double($0.value) >= share * Double(self.pages) }
  }
}

extension SurveyingStage {
  /// What these pages of one site teach.
  public func findings(of pages: some Sequence<Page>) -> Findings {
    var frequency = DocumentFrequency()
    for page in pages { frequency.add(siteFeatures(of: page)) }
    return findings(of: frequency)
  }
}
