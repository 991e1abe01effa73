import Winnow
import WinnowStages

/// The differences between two pipelines as one HTML file: first by stage, then by page, in page order.
struct DiffReport {
  private let old, new: String
  private var pages = 0
  private var body = ""
  private var contents: [(page: String, won: Int, lost: Int, other: Int)] = []
  private var stages: [String: (won: Int, lost: Int)] = [:]

  init(_ old: String, _ new: String) { (self.old, self.new) = (old, new) }

  mutating func add(_ difference: PageDifference) {
    pages += 1
    guard !difference.isEmpty else { return }
    for block in difference.added { stages[block.step, default: (0, 0)].won += 1 }
    for block in difference.removed { stages[block.step, default: (0, 0)].lost += 1 }
    contents.append(
      (difference.origin.name, difference.added.count, difference.removed.count, difference.changed.count + difference.fields.count))
    body +=
      "<section id=\"p\(contents.count)\"><h2><bdi>\(MarkupText.escaped(difference.origin.name))</bdi></h2>\n\(fields(difference.fields))\(blocks(difference))\(changed(difference.changed))</section>\n"
  }

  var html: String {
    let byStage = stages.sorted { ($1.value.lost + $1.value.won, $0.key) < ($0.value.lost + $0.value.won, $1.key) }
    let rows = byStage.map {
      "<tr><td>\(MarkupText.escaped($0.key))</td><td class=\"dropped\"><span class=\"n\">−\($0.value.lost)</span></td><td class=\"kept\"><span class=\"n\">+\($0.value.won)</span></td></tr>"
    }.joined()
    let list = contents.enumerated().map { index, page in
      "<tr><td><a href=\"#p\(index + 1)\"><bdi>\(MarkupText.escaped(page.page))</bdi></a></td><td class=\"dropped\"><span class=\"n\">−\(page.lost)</span></td><td class=\"kept\"><span class=\"n\">+\(page.won)</span></td><td class=\"changed\"><span class=\"n\">~\(page.other)</span></td></tr>"
    }.joined()
    let head = """
      <header><h1>\(contents.count) of \(pages) \(pages == 1 ? "page differs" : "pages differ")</h1><p class="quiet"><bdi>\(MarkupText.escaped(old))</bdi> → <bdi>\(MarkupText.escaped(new))</bdi> · <span class="dropped n">− lost</span> <span class="kept n">+ won</span> <span class="changed n">~ other words and fields</span></p></header>
      <main class="diff">
      """
    let tables =
      (rows.isEmpty ? "" : "<h2>By stage</h2><table><tr><th>stage</th><th>lost</th><th>won</th></tr>\(rows)</table>")
      + (contents.count > 1 ? "<h2>By page</h2><table><tr><th>page</th><th>lost</th><th>won</th><th>other</th></tr>\(list)</table>" : "")
    return ReportFrame.page(title: "\(old) → \(new) – Winnow", body: head + tables + body + "</main>")
  }

  private func fields(_ fields: [PageDifference.Field]) -> String {
    guard !fields.isEmpty else { return "" }
    let rows = fields.map { field in
      let old = field.old.map(Self.values) ?? []
      let new = field.new.map(Self.values) ?? []
      return
        "<tr><th>\(MarkupText.escaped(ReasonDescriptions.builtIn.field(field.key)))</th><td>\(shown(old.filter { !new.contains($0) }, "del"))</td><td>\(shown(new.filter { !old.contains($0) }, "ins"))</td><td class=\"same\">\(MarkupText.escaped(field.step))</td></tr>"
    }
    return "<h3 class=\"changed\">~ fields</h3><table class=\"of-fields\">\(rows.joined())</table>"
  }

  /// The values of a list, or the single value of another field.
  private static func values(_ text: String) -> [Substring] { text.split(separator: PageDifference.separator) }

  private func shown(_ values: [Substring], _ element: String) -> String {
    values.isEmpty
      ? "<span class=\"same\">none</span>"
      : values.map { "<\(element)><bdi>\(MarkupText.escaped(String($0)))</bdi></\(element)>" }.joined(separator: "<br>")
  }

  private func changed(_ texts: [(old: String, new: String)]) -> String {
    guard !texts.isEmpty else { return "" }
    return "<div class=\"changed\"><h3>~ other words</h3>"
      + texts.map { "<p class=\"line\" dir=\"auto\">\(words(WordDifference($0.old, $0.new)))</p>\n" }.joined() + "</div>"
  }

  private func words(_ difference: WordDifference) -> String {
    difference.parts.map { part in
      switch part {
      case .same(let text): "<span class=\"same\">\(MarkupText.escaped(text))</span>"
      case .removed(let text): "<del>\(MarkupText.escaped(text))</del>"
      case .added(let text): "<ins>\(MarkupText.escaped(text))</ins>"
      }
    }.joined(separator: " ")
  }

  /// Gained and lost blocks in page order, grouped by stage; the cells of a table row are one.
  private func blocks(_ difference: PageDifference) -> String {
    let all = (difference.added.map { ($0, true) } + difference.removed.map { ($0, false) }).sorted { $0.0.index < $1.0.index }
    var out = ""
    var index = 0
    while index < all.count {
      let (first, isWon) = all[index]
      let run = all[index...].prefix { $0.1 == isWon && $0.0.step == first.step && $0.0.rule == first.rule }.map(\.0)
      out +=
        "<div class=\"\(isWon ? "kept" : "dropped")\"><h3>\(isWon ? "+ won from" : "− lost to") \(MarkupText.escaped(first.step)): \(MarkupText.escaped(first.rule))</h3>"
      if let before = first.before { out += "<p class=\"line same\" dir=\"auto\">… \(MarkupText.escaped(before))</p>" }
      out += lines(run, isWon ? "ins" : "del") + "</div>\n"
      index += run.count
    }
    return out
  }

  private func lines(_ blocks: [PageDifference.Block], _ element: String) -> String {
    var out = ""
    var index = 0
    while index < blocks.count {
      guard let cell = blocks[index].cell else {
        out += "<p class=\"line\" dir=\"auto\"><\(element)>\(MarkupText.escaped(blocks[index].text))</\(element)></p>\n"
        index += 1
        continue
      }
      let table = blocks[index...].prefix { $0.cell?.table == cell.table }
      out += "<table>"
      for (at, block) in table.enumerated() {
        if at == 0 || block.cell?.row != table[index + at - 1].cell?.row { out += at == 0 ? "<tr>" : "</tr><tr>" }
        out += "<td dir=\"auto\"><\(element)>\(MarkupText.escaped(block.text))</\(element)></td>"
      }
      out += "</tr></table>"
      index += table.count
    }
    return out
  }
}
