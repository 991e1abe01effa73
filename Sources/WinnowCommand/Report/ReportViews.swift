import Winnow
import WinnowStages

/// The output of writers for the page: rendered, and the source of each format.
struct ReportViews {
  private let page: Page

  init(_ page: Page) { self.page = page }

  private static let names = [
    ("rows", "Side by side"), ("read", "As it reads"), ("markdown", "Markdown"), ("html", "HTML"), ("json", "JSON"),
  ]

  static func toolbar(_ counts: ReportRows.Counts, steps: Int) -> String {
    let tabs = names.map {
      "<button type=\"button\" role=\"tab\" id=\"tab-\($0.0)\" aria-controls=\"view-\($0.0)\" aria-selected=\"\($0.0 == "rows")\"\($0.0 == "rows" ? "" : " tabindex=\"-1\"")>\($0.1)</button>"
    }.joined()
    let filters = [("kept", "✓", counts.kept), ("changed", "~", counts.changed), ("dropped", "−", counts.dropped)].map {
      name, sign, count in
      "<button type=\"button\" class=\"filter \(name)\" data-show=\"\(name)\" aria-pressed=\"false\"\(count == 0 ? " disabled" : "")><span aria-hidden=\"true\">\(sign)</span> \(count) \(name)</button>"
    }.joined()
    return """
      <nav id="tools" aria-label="Views, filters, search and steps"><div role="tablist" aria-label="Views">\(tabs)</div>
      <div class="row-tools"><div class="filters" role="group" aria-label="Show only">\(filters)</div>
      <label class="search"><span class="sr">Search</span><input type="search" id="search" placeholder="Search  /"> <output id="found"></output></label>
      <label class="stepper"><span class="sr">Stage</span><button type="button" id="back" aria-label="Last stage">←</button><input type="range" id="step" min="0" max="\(steps)" value="\(steps)"><button type="button" id="on" aria-label="Next stage">→</button></label></div></nav>
      """
  }

  /// The panels after the first.
  var panels: String {
    let markdown = rendered(WriteMarkdown())
    let html = rendered(WriteHTML())
    let json = rendered(WriteJSON())
    return panel("read", "<article class=\"prose\" dir=\"\(page.record.direction?.rawValue ?? "auto")\">\(prose)</article>")
      + source("markdown", markdown) + source("html", html) + source("json", Self.indented(json))
  }

  /// The content as HTML; the elements are those of the writer, everything else is escaped text.
  private var prose: String {
    var writer = WriteHTML()
    (writer.pictures, writer.links) = (false, false)
    let text = rendered(writer)
    guard let article = UTF8Bytes.firstRange(of: "<article", in: text), let start = text[article.upperBound...].firstIndex(of: ">"),
      let end = UTF8Bytes.firstRange(of: "</article>", in: text)
    else { return "" }
    return String(text[text.index(after: start)..<end.lowerBound])
  }

  private func rendered(_ writer: some Writer) -> String { (try? writer.render(page)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  private func source(_ name: String, _ text: String) -> String {
    panel(
      name,
      "<button type=\"button\" class=\"copy\" data-copies=\"source-\(name)\">Copy</button><pre id=\"source-\(name)\" dir=\"auto\" tabindex=\"0\">\(MarkupText.escaped(text))</pre>"
    )
  }

  private func panel(_ name: String, _ body: String) -> String {
    "<section id=\"view-\(name)\" role=\"tabpanel\" aria-labelledby=\"tab-\(name)\" hidden>\(body)</section>\n"
  }

  private static func indented(_ text: String) -> String { (try? JSON(Array(text.utf8)))?.indented() ?? text }
}
