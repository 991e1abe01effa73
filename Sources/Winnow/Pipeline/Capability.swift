/// What one step gives to a page and others build on: its title, its language, its main content.
///
/// A step names those that its result depends on in ``Step/requires``, and those that it gives in ``Step/provides``. A stage of one's own
/// may name others than these: `static let provides: [Capability] = ["prices"]`.
public struct Capability: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}

extension Capability {
  /// What the page declares of itself: site, address, times, authors.
  public static let metadata: Capability = "metadata"
  /// The title of the article.
  public static let title: Capability = "title"
  /// The name of the site, also where the page declares none.
  public static let site: Capability = "site"
  /// The authors that the page shows.
  public static let authors: Capability = "authors"
  /// The day that the page shows.
  public static let published: Capability = "published"
  /// The language of the text.
  public static let language: Capability = "language"
  /// What kind of page it is.
  public static let pageType: Capability = "pageType"
  /// Whether readers must pay.
  public static let paywall: Capability = "paywall"
  /// The dateline, with its lines labelled.
  public static let dateline: Capability = "dateline"
  /// Whom the page credits.
  public static let attributions: Capability = "attributions"
  /// The pictures of the content.
  public static let images: Capability = "images"
  /// What readers wrote, apart from the text.
  public static let comments: Capability = "comments"
  /// The links to other articles, apart from the text.
  public static let related: Capability = "related"
  /// The earlier page that has the same text.
  public static let duplicates: Capability = "duplicates"
  /// The text of a page that shows none, from its data: nothing may mark the page before.
  public static let recoveredText: Capability = "recoveredText"
  /// The text without what a browser does not show.
  public static let visibleText: Capability = "visibleText"
  /// Which articles on the page are not its own.
  public static let otherArticles: Capability = "otherArticles"
  /// The text without what is not main content.
  public static let mainContent: Capability = "mainContent"
  /// Formulas as LaTeX in the text.
  public static let formulas: Capability = "formulas"
  /// Characters of the text in one form.
  public static let normalizedText: Capability = "normalizedText"

  /// What a writer of the text renders.
  package static let ofText: [Capability] = [.mainContent, .formulas, .normalizedText]
  /// What a writer of the record renders.
  package static let ofRecord: [Capability] = [
    .metadata, .title, .site, .authors, .published, .language, .pageType, .paywall, .dateline, .attributions, .images, .comments, .related,
    .duplicates,
  ]
}
