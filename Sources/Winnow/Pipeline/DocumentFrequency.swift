/// The number of pages of a site on which each site feature occurs. Frequencies of parts of a site add up.
public struct DocumentFrequency: Sendable, Codable, Equatable {
  private enum CodingKeys: String, CodingKey {
    case pages
    case siteFeatures = "traits"
  }

  /// The number of counted pages.
  public private(set) var pages = 0
  /// The number of pages with each site feature.
  public private(set) var siteFeatures: [String: Int] = [:]

  /// If there are more site features than this, those of a single page are removed.
  private static let maxSiteFeatures = 200_000

  /// Creates an empty frequency.
  package init() {}

  /// Counts a page; a repeated site feature counts once.
  package mutating func add(_ siteFeatures: some Sequence<String>) {
    pages += 1
    for siteFeature in Set(siteFeatures) where !siteFeature.isEmpty { self.siteFeatures[siteFeature, default: 0] += 1 }
    pruneSingletons()
  }

  /// Merges counts of other pages of the site.
  package mutating func merge(_ other: DocumentFrequency) {
    pages += other.pages
    siteFeatures.merge(other.siteFeatures, uniquingKeysWith: +)
    pruneSingletons()
  }

  private mutating func pruneSingletons() {
    if siteFeatures.count > Self.maxSiteFeatures { siteFeatures = siteFeatures.filter { $0.value > 1 } }
  }

  /// The site features on at least `pages` pages and this share of all pages, with their page counts.
  public func shared(by pages: Int, share: Double) -> [String: Int] {
    siteFeatures.filter { $0.value >= pages && Double($0.value) >= share * Double(self.pages) }
  }
}

extension SurveyingStage {
  /// The stage's findings from these pages of one site.
  public func findings(of pages: some Sequence<Page>) -> Findings {
    var frequency = DocumentFrequency()
    for page in pages { frequency.add(siteFeatures(of: page)) }
    return findings(of: frequency)
  }
}
