/// The result of a pipeline for one page, for programs that embed Winnow.
public struct Article: Sendable {
  /// The page with all edits, and the journal with their reasons.
  public let page: Page
  /// The output of the pipeline's writers, in their order.
  public let outputs: [Output]

  /// The article's title; `nil` where none was found.
  public var title: String? { page.record[.title] }
  /// The article's text; empty if the page has no main content.
  public var text: String { page.text }
  /// The metadata found: `record.published`, `record.authors`, `record.attributions`.
  public var record: Record { page.record }
}

extension Pipeline {
  /// Cleans one page.
  ///
  ///     let news = try Pipeline(builtIn: "news")
  ///     let article = try news.clean(html, url: "https://example.org/1")
  ///
  /// It runs synchronously on the calling thread. Concurrent calls share only the pipeline, which is immutable.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - url: the page's URL; conditions test its host.
  /// - Throws: ``PageError`` for an empty or binary page, one over a limit, and one on which a stage fails.
  public func clean(_ html: String, url: String? = nil) throws(PageError) -> Article {
    try clean(RawPage(origin: Origin(url: url, name: url ?? "page"), bytes: Array(html.utf8), charset: "utf-8"))
  }

  /// Cleans one page of bytes in any charset, or of extracted plain text.
  ///
  /// - Parameters:
  ///   - raw: the page and its origin.
  ///   - findings: the survey findings about the page's site.
  /// - Throws: ``PageError`` as ``clean(_:url:)`` does.
  public func clean(_ raw: RawPage, findings: SurveyFindings = SurveyFindings()) throws(PageError) -> Article {
    var page = try raw.parsed(limits)
    let outputs = try run(on: &page, findings: findings)
    return Article(page: page, outputs: outputs)
  }
}
