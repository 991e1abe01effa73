public import Winnow

/// Writes the text as CommonMark, with headings, lists, quotes, code, emphasis and links; tables of data as GitHub writes them.
public struct WriteMarkdown: Writer {
  public static let name: StepName = "write-markdown"
  public static let summary = "Writes the title and the text as CommonMark, with headings, lists, quotes, code, emphasis, links and tables of data."
  @Option("Whether links keep their address.") public var links = true
  public init() {}
  public var destination: Destination { .stream(fileExtension: "md") }

  public func render(_ page: Page) throws -> [UInt8] {
    let out = page.record[.title].map { "# \(Self.escaped($0))\n\n" } ?? ""
    let texts = BlockTexts(page) { $0.kind == .code ? page.text(of: $0) : inline($0, page) }
    let pieces = Passage.all(texts.blocks).map { passage in
      let text = { (block: Block) in texts[block] }
      switch passage {
      case .table(let rows): return Self.table(rows.map { $0.map(text) })
      case .list(let items, _): return items.map { marked(text($0), $0) }.joined(separator: "\n")
      case .heading(let block, _), .paragraph(let block), .quote(let block), .code(let block), .caption(let block): return marked(text(block), block)
      }
    }
    return Array((out + pieces.joined(separator: "\n\n") + "\n").utf8)
  }

  /// As GitHub writes it.
  private static func table(_ rows: [[String]]) -> String {
    let width = rows.map(\.count).max() ?? 0
    var lines = rows.map { row in
      let cells = row.map { $0.replacing("\n", with: " ").replacing("|", with: "\\|") } + Array(repeating: "", count: width - row.count)
      return "| " + cells.joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: " --- |", count: width), at: 1)
    return lines.joined(separator: "\n")
  }

  private func marked(_ text: String, _ block: Block) -> String {
    switch block.kind {
    case .heading: return String(repeating: "#", count: min(6, (block.level ?? 1) + 1)) + " " + text.replacing("\n", with: " ")
    case .item:
      let lists = block.container.ancestors.filter { $0.tag == .ul || $0.tag == .ol }
      let indent = String(repeating: "  ", count: max(0, lists.count - 1))
      return indent + "- " + text.replacing("\n", with: "\n" + indent + "  ")
    case .quote: return "> " + text.replacing("\n", with: "\n> ")
    case .code:
      let longest = Self.longestRun(of: UInt8(ascii: "`"), in: text)
      let fence = String(repeating: "`", count: max(3, longest + 1))
      return "\(fence)\(CodeLanguage.of(block) ?? "")\n\(text)\n\(fence)"
    case .paragraph, .cell, .caption: return text
    }
  }

  private static func longestRun(of byte: UInt8, in text: String) -> Int {
    var longest = 0, run = 0
    for next in text.utf8 {
      run = next == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The block's text with the marks of its inline elements.
  private func inline(_ block: Block, _ page: Page) -> String {
    var out: [UInt8] = [], open: (node: Int, close: String)?
    func close() {
      guard let mark = open else { return }
      let hadSpace = out.last == TextBytes.space
      if hadSpace { out.removeLast() }
      out += Array(mark.close.utf8)
      if hadSpace { out.append(TextBytes.space) }
      open = nil
    }
    for piece in page.pieces(of: block) {
      switch piece {
      case .lineBreak:
        close()
        while out.last == TextBytes.space { out.removeLast() }
        out += Array("\\\n".utf8)
      case .text(let id, let bytes):
        let mark = mark(for: page.tree[id], block)
        if open?.node != mark?.node { close() }
        let escaped = Array(Self.escaped(String(decoding: bytes, as: UTF8.self)).utf8)
        guard let mark, !TextBytes.collapsed(bytes).isEmpty else {
          collapse(escaped, into: &out)
          continue
        }
        if open == nil {
          if let first = bytes.first, TextBytes.isBlank(first) { collapse([TextBytes.space], into: &out) }
          out += Array(mark.open.utf8)
          open = (mark.node, mark.close)
          collapse(escaped.drop(while: TextBytes.isBlank), into: &out)
        } else {
          collapse(escaped, into: &out)
        }
      }
    }
    close()
    var text = String(decoding: out, as: UTF8.self)
    while text.hasSuffix("\\\n") { text.removeLast(2) }
    return TextBytes.collapsed(text.utf8).isEmpty ? "" : Self.lineStartsEscaped(trimmed(text))
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private func collapse(_ bytes: some Sequence<UInt8>, into out: inout [UInt8]) {
    for byte in bytes {
      if TextBytes.isBlank(byte) { if let last = out.last, !TextBytes.isBlank(last) { out.append(TextBytes.space) } } else { out.append(byte) }
    }
  }

  private func mark(for text: Node, _ block: Block) -> (node: Int, open: String, close: String)? {
    for node in text.ancestors.prefix(6) {
      if node.id == block.container.id { return nil }
      switch node.tag {
      case .a:
        guard links, let href = node[.href], let address = SafeAddress(href) else { return nil }
        return (node.id, "[", "](\(address.markdown))")
      case .b, .strong: return (node.id, "**", "**")
      case .i, .em: return (node.id, "*", "*")
      default: continue
      }
    }
    return nil
  }

  /// What CommonMark would read as marks wherever it stands.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "&": out += "\\\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension WriteMarkdown {
  /// What is a mark at the beginning of a line only: bullets, numbers of lists, underlines of headings, fences.
  static func lineStartsEscaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let mark = lineStart(line) else { return String(line) }
      return line[..<mark] + "\\" + line[mark...]
    }.joined(separator: "\n")
  }

  /// Where the sign stands that makes the line one of these.
  private static func lineStart(_ line: Substring) -> Substring.Index? {
    guard let first = line.utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "~"): return line.startIndex
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let behind = line.utf8.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return behind.first == UInt8(ascii: ".") || behind.first == UInt8(ascii: ")") ? behind.startIndex : nil
    default: return nil
    }
  }
}

/// An address that does nothing when it is followed but go there.
struct SafeAddress {
  let text: String

  init?(_ href: String) {
    let squeezed = href.unicodeScalars.filter { $0.value > 0x20 }
    let text = String(String.UnicodeScalarView(squeezed))
    let scheme = text.prefix { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == "." }
    if text.dropFirst(scheme.count).first == ":", !["http", "https", "mailto", "ftp", "tel"].contains(scheme.lowercased()) { return nil }
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// Renderers of Markdown read entities and backslashes in addresses, and some read what is escaped, too.
  var markdown: String {
    var out = "", rest = text[...]
    for (character, code) in ["(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"] { rest = rest.replacing(character, with: code)[...] }
    while let mark = rest.firstIndex(of: "&") {
      let behind = rest[rest.index(after: mark)...], name = behind.prefix { $0 == "#" || $0.isASCII && ($0.isLetter || $0.isNumber) }
      out += rest[..<mark] + (!name.isEmpty && behind.dropFirst(name.count).first == ";" ? "%26" : "&")
      rest = behind
    }
    return out + rest
  }
}
