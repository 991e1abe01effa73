public import Winnow

/// Writes the text as clean HTML that can do nothing: headings, paragraphs, lists, quotes, code, emphasis and links.
public struct WriteHTML: Writer {
  public static let name: StepName = "write-html"
  public static let summary = "Writes the title and the text as a small clean HTML page, without scripts, styles or event handlers."
  public init() {}
  public var destination: Destination { .stream(fileExtension: "html") }

  public func render(_ page: Page) throws -> [UInt8] {
    let language = page.record[.language].map { " lang=\"\(Self.escaped($0))\"" } ?? ""
    let direction = page.record.direction.map { " dir=\"\($0.rawValue)\"" } ?? ""
    let title = page.record[.title].map(Self.escaped) ?? ""
    var out = "<!DOCTYPE html>\n<html\(language)\(direction)>\n<head><meta charset=\"utf-8\"><title>\(title)</title></head>\n<body>\n<article>\n"
    if !title.isEmpty { out += "<h1>\(title)</h1>\n" }
    var inList = false
    for block in page.blocks {
      let text = inline(block, page)
      guard !text.isEmpty else { continue }
      if inList != (block.kind == .item) { out += inList ? "</ul>\n" : "<ul>\n" }
      inList = block.kind == .item
      let tag = Self.tag(block)
      out += "<\(tag)>\(text)</\(tag)>\n"
    }
    if inList { out += "</ul>\n" }
    return Array((out + "</article>\n</body>\n</html>\n").utf8)
  }

  private static func tag(_ block: Block) -> String {
    switch block.kind {
    case .heading: "h\(min(6, (block.level ?? 1) + 1))"
    case .item: "li"
    case .quote: "blockquote"
    case .code: "pre"
    case .paragraph, .cell, .caption: "p"
    }
  }

  private func inline(_ block: Block, _ page: Page) -> String {
    if block.kind == .code { return Self.escaped(page.text(of: block)) }
    var out = "", bytes: [UInt8] = []
    for piece in page.pieces(of: block) {
      switch piece {
      case .lineBreak: out += "<br>"
      case .text(let id, let text):
        bytes = Array(text)
        let words = Self.escaped(TextBytes.collapsed(bytes))
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
      case .a: if let address = node[.href].flatMap(SafeAddress.init) { return "<a href=\"\(Self.escaped(address.text))\">\(words)</a>" }
      case .b, .strong: return "<strong>\(words)</strong>"
      case .i, .em: return "<em>\(words)</em>"
      default: continue
      }
    }
    return words
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
