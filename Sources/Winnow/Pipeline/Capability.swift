/// A result that a step provides and later steps require: title, language, main content.
///
/// A step lists the capabilities that it depends on in ``Step/requires``, and those that it adds in ``Step/provides``. Custom stages may
/// define others: `static let provides: [Capability] = ["prices"]`.
public struct Capability: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String
  public init(stringLiteral name: String) { description = name }
}

extension Capability {
  /// The page's declared metadata: site, URL, times, authors.
  public static let metadata: Capability = "metadata"
  /// The title of the article.
  public static let title: Capability = "title"
  /// The name of the site, even if the page does not declare it.
  public static let site: Capability = "site"
  /// The authors displayed on the page.
  public static let authors: Capability = "authors"
  /// The date displayed on the page.
  public static let published: Capability = "published"
  /// The language of the text.
  public static let language: Capability = "language"
  /// The page type.
  public static let pageType: Capability = "pageType"
  /// Whether readers must pay.
  public static let paywall: Capability = "paywall"
  /// The dateline, with its blocks labelled.
  public static let dateline: Capability = "dateline"
  /// The credited sources.
  public static let attributions: Capability = "attributions"
  /// The images of the content.
  public static let images: Capability = "images"
  /// The reader comments, separated from the text.
  public static let comments: Capability = "comments"
  /// The links to other articles, separated from the text.
  public static let related: Capability = "related"
  /// The earlier page with the same text.
  public static let duplicates: Capability = "duplicates"
  /// The text from the data of a page that displays none. Steps before its provider may not edit nodes.
  public static let recoveredText: Capability = "recoveredText"
  /// The text without content that browsers hide.
  public static let visibleText: Capability = "visibleText"
  /// The articles on the page other than its own.
  public static let otherArticles: Capability = "otherArticles"
  /// The text without anything but main content.
  public static let mainContent: Capability = "mainContent"
  /// Formulas as LaTeX in the text.
  public static let formulas: Capability = "formulas"
  /// Text with normalized characters.
  public static let normalizedText: Capability = "normalizedText"

  /// The capabilities that a text writer renders.
  package static let textWriter: [Capability] = [.mainContent, .formulas, .normalizedText]
  /// The capabilities that a record writer renders.
  package static let recordWriter: [Capability] = [
    .metadata, .title, .site, .authors, .published, .language, .pageType, .paywall, .dateline, .attributions, .images, .comments, .related,
    .duplicates,
  ]
}
