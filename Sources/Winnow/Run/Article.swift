/// What a pipeline made of one page, for a program that has Winnow inside.
public struct Article: Sendable {
  /// The page with all edits, and the journal that says why.
  public let page: Page
  /// What the pipeline's writers wrote, in their order.
  public let outputs: [Output]

  /// The article's title; `nil` where none was found.
  public var title: String? { page.record[.title] }
  /// The article's text; empty where the page has no main content.
  public var text: String { page.text }
  /// All that was found out: `record.published`, `record.authors`, `record.attributions`.
  public var record: Record { page.record }
}

extension Pipeline {
  /// Cleans one page.
  ///
  ///     let news = try Pipeline(builtIn: "news")
  ///     let article = try news.clean(html, url: "https://example.org/1")
  ///
  /// It works on the caller's thread and waits for nothing; calls side by side share nothing but the pipeline, which does
  /// not change.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - url: the page's address; conditions ask its host.
  /// - Throws: ``PageError`` for an empty or binary page, one that passes a limit, and one that a stage fails on.
  public func clean(_ html: String, url: String? = nil) throws(PageError) -> Article {
    try clean(RawPage(origin: Origin(url: url, name: url ?? "page"), bytes: Array(html.utf8), charset: "utf-8"))
  }

  /// Cleans one page of bytes in any charset, or of scraped plain text.
  ///
  /// - Parameters:
  ///   - raw: the page and where it came from.
  ///   - findings: what a survey of the page's site found.
  /// - Throws: ``PageError`` as ``clean(_:url:)`` does.
  public func clean(_ raw: RawPage, findings: SurveyFindings = SurveyFindings()) throws(PageError) -> Article {
    var page = try raw.parsed(limits)
    let outputs = try run(on: &page, findings: findings)
    return Article(page: page, outputs: outputs)
  }
}
