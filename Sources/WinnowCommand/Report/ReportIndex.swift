import Winnow
import WinnowStages

/// A sortable, filterable table of many pages' reports: those that lost most first.
struct ReportIndex {
  private struct Entry {
    let file, name: String, title, published, author: String?
    let confidence: Double?, warnings, characterCount, kept: Int
    var lostShare: Double { Double(characterCount - kept) / Double(max(1, characterCount)) }

    /// The page's deficiencies, by the names of the filter.
    var lacks: [String] {
      var lacks: [String] = []
      if warnings > 0 { lacks.append("warnings") }
      if title == nil { lacks.append("title") }
      if published == nil { lacks.append("date") }
      if author == nil { lacks.append("author") }
      if confidence.map({ $0 < ReportIndex.lowConfidence }) ?? false { lacks.append("confidence") }
      return lacks
    }
  }

  private var entries: [Entry] = []
  /// Below this confidence a page should be reviewed.
  private static let lowConfidence = 0.7

  mutating func add(_ page: Page, file: String) {
    let record = page.record
    entries.append(
      Entry(
        file: file, name: page.origin.name, title: record[.title], published: record[.published] ?? record[.shown],
        author: record.authors.first?.name,
        confidence: record.confidence, warnings: record[.warnings].count, characterCount: page.tree.root.characterCount,
        kept: DryRunText.characterCount(page)))
  }

  private static let filters = [
    ("warnings", "with warnings"), ("date", "without a date"), ("author", "without an author"), ("title", "without a title"),
    ("confidence", "little confidence"),
  ]
  private static let columns = [
    ("page", false), ("published", false), ("author", false), ("confidence", true), ("letters kept", true), ("lost", true),
    ("warnings", true),
  ]

  var html: String {
    let sorted = entries.sorted { ($1.lostShare, $0.name) < ($0.lostShare, $1.name) }
    let choices = Self.filters.map { filter in
      "<option value=\"\(filter.0)\">\(filter.1) (\(entries.count { $0.lacks.contains(filter.0) }))</option>"
    }.joined()
    let heads = Self.columns.map { name, isNumber in
      "<th\(isNumber ? " data-kind=\"number\"" : "")\(name == "lost" ? " aria-sort=\"descending\"" : "")><button type=\"button\">\(name)</button></th>"
    }.joined()
    let body = """
      <svg class="hatch" aria-hidden="true"><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern></svg>
      <header><h1>\(entries.count) pages</h1><p class="quiet"><span class="kept n">✓ kept</span> · <span class="dropped n">− lost</span>, in letters. Those that lost most come first.</p></header>
      <main class="index"><div><div class="index-tools"><label><span class="sr">Search</span><input type="search" id="words" placeholder="Search"></label>
      <label><span class="sr">Show</span><select id="only"><option value="">all pages</option>\(choices)</select></label><output id="shown" class="quiet"></output></div>
      <table class="pages"><thead><tr>\(heads)</tr></thead><tbody>
      \(sorted.map(Self.row).joined())</tbody></table></div></main>
      """
    return ReportFrame.page(title: "\(entries.count) pages – Winnow", body: body, script: .index)
  }

  /// The length of a timestamp's date.
  private static let day = 10

  private static func row(_ entry: Entry) -> String {
    let lost = Int((entry.lostShare * 1000).rounded())
    let percent = (lost + 5) / 10
    let kept = 1000 - lost
    let bar =
      "<span class=\"bar\"><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(percent) % lost\"><rect class=\"k\" width=\"\(kept)\" height=\"10\"/><rect class=\"d\" x=\"\(kept)\" width=\"\(lost)\" height=\"10\"/></svg></span>"
    func cell(_ label: String, _ text: String?, value: String? = nil) -> String {
      let shown = text.map { "<bdi>\(MarkupText.escaped($0))</bdi>" } ?? "<span class=\"lack\">none</span>"
      return "<td data-label=\"\(label)\"\(value.map { " data-value=\"\($0)\"" } ?? "")>\(shown)</td>"
    }
    let confidence = entry.confidence.map { Int(($0 * 100).rounded()) }
    return
      "<tr data-lacks=\"\(entry.lacks.joined(separator: " "))\"><td class=\"name\"><a href=\"\(MarkupText.escaped(entry.file))\"><bdi>\(MarkupText.escaped(entry.name))</bdi></a><div class=\"title\"><bdi>\(MarkupText.escaped(entry.title ?? ""))</bdi></div></td>"
      + cell("published", entry.published.map { String($0.prefix(Self.day)) }, value: entry.published.map(MarkupText.escaped) ?? "")
      + cell("author", entry.author) + cell("confidence", confidence.map { "\($0) %" } ?? "–", value: "\(confidence ?? -1)")
      + cell("letters kept", "\(entry.kept) of \(entry.characterCount)", value: "\(entry.kept)")
      + "<td data-label=\"lost\" data-value=\"\(lost)\">\(percent) %\(bar)</td>"
      + "<td\(entry.warnings == 0 ? "" : " data-label=\"warnings\"") data-value=\"\(entry.warnings)\">\(entry.warnings == 0 ? "" : "<span class=\"lack\">⚠ \(entry.warnings)</span>")</td></tr>\n"
  }
}
