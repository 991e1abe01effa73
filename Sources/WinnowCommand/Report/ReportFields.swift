import Winnow
import WinnowStages

/// The fields of a page, each with its source and its losing candidates, and the attributions.
struct ReportFields {
  private let page: Page
  private let words = ReasonDescriptions.builtIn

  init(_ report: PageReport) { page = report.page }

  /// Fields shown by default; the others are collapsed.
  private static let first = ["authors", "published", "modified", "shown", "site", "language", "pageType"]
  /// The fields that a page should have.
  private static let wanted = ["title", "authors", "published", "site"]

  private struct Value { let text, from: String, stage: String, block: Int?, won: Bool }

  var html: String {
    let values = values()
    let rest = values.keys.filter { !Self.first.contains($0) && $0 != "title" }.sorted()
    var out = "<section class=\"fields\" aria-label=\"Fields\">\(title(values["title"] ?? []))<dl>\n"
    for key in Self.first { if let values = values[key] { out += field(key, values) } }
    if let confidence = page.record.confidence {
      let percent = Int((confidence * 100).rounded())
      out +=
        "<div class=\"field\" data-key=\"confidence\"><dt>Confidence</dt><dd><b>\(percent) %</b> <small>of the text is expected to be right</small><span class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"k\" width=\"\(percent)\" height=\"10\"/></svg></span></dd></div>\n"
    }
    out += "</dl>\(warnings)\(credits)"
    if !rest.isEmpty {
      out +=
        "<details class=\"more\"><summary>\(rest.count) more field\(rest.count == 1 ? "" : "s")</summary><dl>\n"
        + rest.map { field($0, values[$0] ?? []) }.joined() + "</dl></details>"
    }
    let missing = Self.wanted.filter { key in !(values[key]?.contains(where: \.won) ?? false) }.map { words.field($0).lowercased() }
    if !missing.isEmpty { out += "<p class=\"missing\">Not found: \(missing.joined(separator: ", "))</p>" }
    return out + "</section>"
  }

  /// The title is displayed above the fields, so that only its source is here.
  private func title(_ values: [Value]) -> String {
    guard let won = values.first(where: \.won) else { return "" }
    return "<div class=\"field\" data-key=\"title\">title \(Self.source("from \(won.from) · \(won.stage)", won.block))\(lost(values))</div>"
  }

  private func lost(_ values: [Value]) -> String {
    let lost = values.filter { !$0.won }
    guard !lost.isEmpty else { return "" }
    return
      "<details><summary>\(lost.count) other\(lost.count == 1 ? "" : "s") lost</summary><ul>\(lost.map { "<li>\(shown($0))</li>" }.joined())</ul></details>"
  }

  private func values() -> [String: [Value]] {
    var values: [String: [Value]] = [:]
    for edit in page.journal.edits {
      guard let assignment = edit.assignment, Self.isField(assignment) else { continue }
      let isSet = if case .set = edit.change { true } else { false }
      let won = isSet && (assignment.isListed || page.record.has(assignment))
      let text = "\(assignment)"
      guard !(values[assignment.key]?.contains { $0.text == text && $0.won == won } ?? false) else { continue }
      let block = edit.nodes.flatMap { page.tree.blocks(in: $0).first?.index }
      values[assignment.key, default: []].append(
        Value(text: text, from: words.origin(edit.reason), stage: edit.step, block: block, won: won))
    }
    return values
  }

  /// Whether it is a field; confidence, warnings, credits and lists are displayed elsewhere.
  private static func isField(_ assignment: Assignment) -> Bool {
    switch assignment {
    case .text, .direction, .dateline, .author, .paywalled, .add(.tags, _): true
    case .confidence, .related, .attribution, .image, .add: false
    }
  }

  private func field(_ key: String, _ values: [Value]) -> String {
    let won = values.filter(\.won)
    return "<div class=\"field\" data-key=\"\(MarkupText.escaped(key))\"><dt>\(MarkupText.escaped(words.field(key)))</dt><dd>"
      + (won.isEmpty ? "none is sure enough" : won.map(shown).joined(separator: key == "tags" ? " · " : "<br>")) + lost(values)
      + "</dd></div>\n"
  }

  private func shown(_ value: Value) -> String {
    "<bdi>\(MarkupText.escaped(value.text))</bdi> " + Self.source("from \(value.from) · \(value.stage)", value.block)
  }

  /// The source of a value, with a link to its block.
  private static func source(_ text: String, _ block: Int?) -> String {
    guard let block else { return "<small>\(MarkupText.escaped(text))</small>" }
    return "<button type=\"button\" class=\"to\" data-to=\"\(block)\">\(MarkupText.escaped(text))</button>"
  }

  private var warnings: String {
    let warnings = page.record[.warnings]
    return warnings.isEmpty
      ? ""
      : "<ul class=\"warnings\" aria-label=\"Warnings\">" + warnings.map { "<li><bdi>\(MarkupText.escaped($0))</bdi></li>" }.joined()
        + "</ul>"
  }

  private var credits: String {
    let edits = page.journal.edits.compactMap { edit -> (Attribution, Int?)? in
      guard case .set(.attribution(let attribution)) = edit.change else { return nil }
      return (attribution, edit.nodes.flatMap { page.tree.blocks(in: $0).first?.index })
    }
    guard !edits.isEmpty else { return "" }
    let rows = edits.map { attribution, block in
      "<li><b class=\"kind\">\(attribution.kind.rawValue)</b> <bdi>\(MarkupText.escaped(attribution.name))</bdi> <bdi class=\"words\">“\(MarkupText.escaped(attribution.evidence))”</bdi> "
        + Self.source("rule \(attribution.rule)", block) + "</li>\n"
    }
    return
      "<details class=\"credits\" open><summary>\(edits.count) credit\(edits.count == 1 ? "" : "s")</summary><ul>\(rows.joined())</ul></details>"
  }
}
