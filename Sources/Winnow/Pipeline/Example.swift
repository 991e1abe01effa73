/// A small page that shows what a stage does. The same example is a test, documentation, and what `winnow stages` prints.
///
/// `⟦…⟧` stands around what the stage drops or cuts; everything else must stay. An example without the marks is a near
/// miss, unless `gives` says what the stage is to find.
public struct Example: Sendable {
  /// What it shows, in a few words.
  package let name: String
  /// The page with its marks.
  package let page: String
  /// The page's address.
  package let url: String?
  /// The stage's options, as a pipeline file has them under `with`.
  package let options: String
  /// Other pages of the site, for a stage that learns from many.
  package let beside: [String]
  /// What the record has afterwards: a key of the record, and its value as ``Assignment`` describes it; for a list, all
  /// of them joined by ` · `. An empty text: nothing.
  package let gives: [String: String]
  /// The text of the page afterwards, blocks parted by `¶`; for stages that change text.
  package let becomes: String?
  /// The file that states it.
  package let file: String
  /// The line in its file, from 1.
  package let line: Int
  private let saidNearMiss: Bool?

  /// An example, whose values are described at the properties that hold them.
  ///
  /// - Parameters:
  ///   - name: what it shows, in a few words.
  ///   - page: HTML, with `⟦…⟧` around what goes.
  ///   - url: the page's address.
  ///   - options: JSON, as under `with`.
  ///   - beside: other pages of the site.
  ///   - gives: what the record has afterwards.
  ///   - becomes: the text afterwards.
  ///   - file: where the example is stated.
  ///   - line: the line in its file.
  ///   - isNearMiss: needed only where `gives` tells what stays as it is.
  public init(
    _ name: String, _ page: String, url: String? = nil, with options: String = "{}", beside: [String] = [], gives: [String: String] = [:],
    becomes: String? = nil,
    isNearMiss: Bool? = nil, file: String = #fileID, line: Int = #line
  ) {
    saidNearMiss = isNearMiss
    (self.options, self.beside) = (options, beside)
    (self.name, self.page, self.url, self.gives, self.becomes, self.file, self.line) = (name, page, url, gives, becomes, file, line)
  }

  /// The page without its marks, and the byte ranges that were marked.
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

  /// Whether it is to show that the stage leaves a page alone.
  package var isNearMiss: Bool { saidNearMiss ?? (unmarked.marked.isEmpty && becomes == nil && gives.values.allSatisfy(\.isEmpty)) }
}
