import Winnow

extension MarkdownRenderer {
  /// A GitHub Flavored Markdown table. The additional cells that a cell spans are empty.
  func table(_ table: ContentTable) -> String {
    let rows = table.grid.map { row in row.map { $0.map { cell($0.blocks) } ?? "" } }
    let caption = paragraph(table.caption)
    let body: String
    if tables {
      var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
      lines.insert("|" + String(repeating: " --- |", count: rows.first?.count ?? 1), at: 1)
      body = lines.joined(separator: "\n")
    } else {
      body = rows.map { row in row.filter { !$0.isEmpty }.joined(separator: ", ") }.filter { !$0.isEmpty }.map(
        MarkdownText.lineStartsEscaped
      ).joined(separator: "\n\n")
    }
    return caption.isEmpty ? body : caption + "\n\n" + body
  }

  /// A cell is one line; its blocks are separated by `<br>`.
  private func cell(_ blocks: [ContentBlock]) -> String {
    lines(blocks).joined(separator: " <br>").replacing("|", with: "\\|")
  }

  private func lines(_ blocks: [ContentBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .paragraph(let line), .heading(_, let line): [oneLine(line, lineBreak: " <br>")]
      case .list(let list):
        list.items.enumerated().map { index, item in
          (list.start.map { "\($0 + index). " } ?? "• ") + lines(item.blocks).joined(separator: " <br>")
        }
      case .descriptionList(let definitions): definitions.flatMap { $0.terms.map { oneLine([.strong($0)]) } + lines($0.description) }
      case .quote(let blocks): lines(blocks)
      case .callout(let callout): [oneLine(callout.title)] + lines(callout.blocks)
      case .code(let text, _): text.split(separator: "\n").map { Self.code(String($0)) }
      case .table(let table): table.rows.map { $0.map { lines($0.blocks).joined(separator: " ") }.joined(separator: " · ") }
      case .figure(let figures, let caption): (pictures ? figures.map(picture) : []) + [oneLine(caption)]
      case .formula(let latex): [Self.formula(latex)]
      case .embed(let embed): links ? [link(embed)] : []
      case .thematicBreak: []
      }
    }.filter { !$0.isEmpty }
  }
}
