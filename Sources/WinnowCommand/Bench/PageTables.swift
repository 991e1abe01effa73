import Winnow

/// The tables of page scores that `winnow bench` prints.
struct PageTables {
  /// Sorted by id.
  let rows: [PageScore]

  private static let minPagesPerLanguage = 10

  private var groups: [(name: String, summary: ScoreSummary)] {
    let types = Dictionary(grouping: rows.filter { $0.pageType != nil }) { $0.pageType ?? "" }
    let languages = Dictionary(grouping: rows.filter { $0.language != nil }) { $0.language ?? "" }.filter {
      $0.value.count >= Self.minPagesPerLanguage
    }
    return [("all", ScoreSummary(rows))]
      + types.sorted { $0.key < $1.key }.map { ($0.key, ScoreSummary($0.value)) }
      + languages.sorted { $0.key < $1.key }.map { ("language \($0.key)", ScoreSummary($0.value)) }
  }

  func text(_ style: Style, worst: Int, pipeline: String, pages: [String]) -> String {
    var out = ""
    for (name, summary) in groups {
      out += style.bold(name) + "  \(summary.pages) pages\n"
      let figures = summary.figures.map { "\($0.name) \(Self.number($0.value, $0.name))" }
      out += "  " + figures.filter { !$0.contains("exact") && !$0.contains("miss") }.joined(separator: "  ") + "\n"
      if name == "all" { out += "  " + figures.filter { $0.contains("exact") || $0.contains("miss") }.joined(separator: "  ") + "\n" }
    }
    let last = rows.sorted { ($0.figure, $0.id) < ($1.figure, $1.id) }.prefix(worst)
    if !last.isEmpty { out += "\n" + style.bold("worst") + "\n" }
    for row in last {
      out +=
        "  \(Self.number(row.figure, "F1"))  winnow dry-run \(pipeline) \(pages.joined(separator: " ")) --only \(Terminal.sanitized(row.id))\n"
    }
    return out
  }

  private static func number(_ value: Double, _ name: String) -> String {
    if name == "empty" { return "\(Int(value))" }
    let scale = name.hasSuffix("%") ? 10.0 : 10_000
    let rounded = (value * scale).rounded() / scale
    return "\(rounded)"
  }

  var json: String {
    var json = JSONWriter()
    json.object { json in
      for (name, summary) in groups {
        json.key(name)
        json.object { json in
          json.member("pages", Double(summary.pages))
          for figure in summary.figures { json.member(figure.name, figure.value) }
        }
      }
    }
    json.lineEnd()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
