/// A small page that shows what a stage does. It is a test, documentation, and part of the output of `winnow stages`.
///
/// `⟦…⟧` marks what the stage drops or cuts; everything else must be kept. An example without marks is a near miss, unless `expectedRecord` states
/// what the stage finds.
public struct Example: Sendable {
  /// What it shows, in a few words.
  package let name: String
  /// The page with its marks.
  package let page: String
  /// The page's URL.
  package let url: String?
  /// The stage's options, as a pipeline file has them under `with`.
  package let options: String
  /// Other pages of the site, for a surveying stage.
  package let otherPages: [String]
  /// The expected record: by key, the value as ``Assignment`` describes it; the values of a list joined by ` · `. An empty string: no
  /// value.
  package let expectedRecord: [String: String]
  /// The expected text, blocks separated by `¶`; for stages that change text.
  package let expectedText: String?
  /// The source file of the example.
  package let file: String
  /// The line in its file, from 1.
  package let line: Int
  private let explicitNearMiss: Bool?

  /// Creates an example; the properties describe the values.
  ///
  /// - Parameters:
  ///   - name: what it shows, in a few words.
  ///   - page: HTML, with `⟦…⟧` around what is removed.
  ///   - url: the page's URL.
  ///   - options: JSON, as under `with`.
  ///   - otherPages: other pages of the site.
  ///   - record: the expected record.
  ///   - text: the expected text.
  ///   - file: the source file of the example.
  ///   - line: the line in its file.
  ///   - isNearMiss: needed only if `expectedRecord` states unchanged values.
  public init(
    _ name: String, _ page: String, url: String? = nil, with options: String = "{}", otherPages: [String] = [],
    record: [String: String] = [:],
    text: String? = nil,
    isNearMiss: Bool? = nil, file: String = #fileID, line: Int = #line
  ) {
    explicitNearMiss = isNearMiss
    (self.options, self.otherPages) = (options, otherPages)
    (self.name, self.page, self.url, self.expectedRecord, self.expectedText, self.file, self.line) = (
      name, page, url, record, text, file, line
    )
  }

  /// The page without its marks, and the marked byte ranges.
  package var unmarked: (html: [UInt8], marked: [Range<Int>]) {
    var html: [UInt8] = []
    var marked: [Range<Int>] = []
    var start: Int?
    for scalar in page.unicodeScalars {
      switch scalar {
      case "⟦": start = html.count
      case "⟧":
        if let from = start { marked.append(from..<html.count) }
        start = nil
      default: html += Array(String(scalar).utf8)
      }
    }
    return (html, marked)
  }

  /// Whether the stage must leave the page unchanged.
  package var isNearMiss: Bool {
    explicitNearMiss ?? (unmarked.marked.isEmpty && expectedText == nil && expectedRecord.values.allSatisfy(\.isEmpty))
  }
}
