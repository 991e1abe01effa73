public import Winnow

/// Writes the text as clean HTML that can do nothing: headings, paragraphs, lists, quotes, code, emphasis and links.
public struct WriteHTML: Writer {
  public static let name: StepName = "write-html"
  public static let summary = "Writes the title and the text as a small clean HTML page, without scripts, styles or event handlers."
  public init() {}
  public var destination: Destination { .stream(fileExtension: "html") }

  public func render(_ page: Page) throws -> [UInt8] {
    let language = page.record[.language].map { " lang=\"\(MarkupText.escaped($0))\"" } ?? ""
    let direction = page.record.direction.map { " dir=\"\($0.rawValue)\"" } ?? ""
    let title = page.record[.title].map(MarkupText.escaped) ?? ""
    var out = "<!DOCTYPE html>\n<html\(language)\(direction)>\n<head><meta charset=\"utf-8\"><title>\(title)</title></head>\n<body>\n<article>\n"
    if !title.isEmpty { out += "<h1>\(title)</h1>\n" }
    let texts = BlockTexts(page) { inline($0, page) }
    for passage in Passage.all(texts.blocks) { out += element(passage, texts) + "\n" }
    return Array((out + "</article>\n</body>\n</html>\n").utf8)
  }

  private func element(_ passage: Passage, _ texts: BlockTexts) -> String {
    switch passage {
    case .heading(let block, let level): return "<h\(min(6, level + 1))>\(texts[block])</h\(min(6, level + 1))>"
    case .paragraph(let block), .caption(let block): return "<p>\(texts[block])</p>"
    case .quote(let block): return "<blockquote>\(texts[block])</blockquote>"
    case .code(let block):
      let language = CodeLanguage.of(block).map { " class=\"language-\(MarkupText.escaped($0))\"" } ?? ""
      return "<pre><code\(language)>\(texts[block])</code></pre>"
    case .list(let items, let isOrdered):
      let tag = isOrdered ? "ol" : "ul"
      return "<\(tag)>\n" + items.map { "<li>\(texts[$0])</li>\n" }.joined() + "</\(tag)>"
    case .table(let rows):
      return "<table>\n" + rows.map { "<tr>" + $0.map { "<td>\(texts[$0])</td>" }.joined() + "</tr>\n" }.joined() + "</table>"
    }
  }

  private func inline(_ block: Block, _ page: Page) -> String {
    if block.kind == .code { return MarkupText.escaped(page.text(of: block)) }
    var out = "", bytes: [UInt8] = []
    for piece in page.pieces(of: block) {
      switch piece {
      case .lineBreak: out += "<br>"
      case .text(let id, let text):
        bytes = Array(text)
        let words = MarkupText.escaped(TextBytes.collapsed(bytes))
        if let first = bytes.first, TextBytes.isBlank(first), !out.isEmpty, !out.hasSuffix(" ") { out += " " }
        out += words.isEmpty ? "" : wrapped(words, page.tree[id], block)
        if let last = bytes.last, TextBytes.isBlank(last), !words.isEmpty { out += " " }
      }
    }
    return out.hasSuffix(" ") ? String(out.dropLast()) : out
  }

  private func wrapped(_ words: String, _ text: Node, _ block: Block) -> String {
    for node in text.ancestors.prefix(6) {
      if node.id == block.container.id { break }
      switch node.tag {
      case .a: if let address = node[.href].flatMap(SafeAddress.init) { return "<a href=\"\(MarkupText.escaped(address.text))\">\(words)</a>" }
      case .b, .strong: return "<strong>\(words)</strong>"
      case .i, .em: return "<em>\(words)</em>"
      default: continue
      }
    }
    return words
  }
}
