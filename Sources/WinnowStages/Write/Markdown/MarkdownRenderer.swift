import Winnow

/// Renders content as Markdown.
struct MarkdownRenderer {
  let content: Content
  let links: Bool, pictures: Bool, tables: Bool, readings: Bool

  /// The blocks and then the footnotes, to be separated by empty lines.
  var parts: [String] {
    var outline = Outline()
    let blocks = texts(content.blocks, outline: &outline)
    let notes = content.footnotes.map { note in
      "[^\(note.label)]: " + Self.indented(texts(note.blocks, outline: &outline).joined(separator: "\n\n"), by: 4)
    }
    return blocks + notes
  }

  private func texts(_ blocks: [ContentBlock], outline: inout Outline) -> [String] {
    var out: [String] = []
    var last: ContentBlock.Kind?
    var usesOther = false
    for block in blocks {
      // Adjacent lists are distinguished by their markers.
      if case .list(let list) = block.kind, case .list(let before)? = last, (list.start == nil) == (before.start == nil) {
        usesOther.toggle()
      } else {
        usesOther = false
      }
      let text = text(block, usesOtherMark: usesOther, outline: &outline)
      guard !text.isEmpty else { continue }
      out.append(text)
      last = block.kind
    }
    return out
  }

  private func text(_ block: ContentBlock, usesOtherMark: Bool, outline: inout Outline) -> String {
    switch block.kind {
    case .paragraph(let line): return paragraph(line)
    case .heading(let level, let line):
      let text = oneLine(line)
      return text.isEmpty ? "" : String(repeating: "#", count: outline.level(of: level)) + " " + MarkdownText.lineEndEscaped(text)
    case .list(let list): return self.list(list, usesOtherMark: usesOtherMark, outline: &outline)
    case .descriptionList(let definitions):
      return definitions.flatMap { definition in
        definition.terms.map { paragraph([.strong($0)]) } + texts(definition.description, outline: &outline)
      }.joined(separator: "\n\n")
    case .quote(let blocks): return Self.quoted(texts(blocks, outline: &outline).joined(separator: "\n\n"))
    case .code(let text, let language):
      let fence = String(repeating: "`", count: max(3, MarkdownText.longestRun(of: UInt8(ascii: "`"), in: text) + 1))
      return "\(fence)\(language ?? "")\n\(text)\n\(fence)"
    case .table(let table): return self.table(table)
    case .figure(let figures, let caption):
      let lines = (pictures ? figures.map(picture) : []) + [paragraph(caption)]
      return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
    case .formula(let latex): return "$$\n\(latex)\n$$"
    case .callout(let callout):
      let title = oneLine(callout.title)
      return Self.quoted(
        "[!\(callout.kind.uppercased())]" + (title.isEmpty ? "" : " " + title) + "\n"
          + texts(callout.blocks, outline: &outline).joined(separator: "\n\n"))
    case .thematicBreak: return "---"
    case .embed(let embed): return links ? link(embed) : MarkdownText.line(embed.title)
    }
  }

  func link(_ embed: Embed) -> String { "[\(MarkdownText.escaped(embed.linkText))](\(MarkdownText.address(embed.url)))" }

  private func list(_ list: ContentList, usesOtherMark: Bool, outline: inout Outline) -> String {
    let isTight = list.items.allSatisfy { item in
      item.blocks.enumerated().allSatisfy { index, block in
        switch block.kind {
        case .paragraph: index == 0
        case .list: index > 0
        default: false
        }
      }
    }
    var number = list.start ?? 0
    let items = list.items.map { item in
      let mark = list.start == nil ? (usesOtherMark ? "*" : "-") : "\(number)" + (usesOtherMark ? ")" : ".")
      number += 1
      let box = item.isChecked.map { $0 ? "[x] " : "[ ] " } ?? ""
      let text = texts(item.blocks, outline: &outline).joined(separator: isTight ? "\n" : "\n\n")
      return "\(mark) " + box + Self.indented(text, by: mark.utf8.count + 1)
    }
    return items.joined(separator: isTight ? "\n" : "\n\n")
  }

  /// The text with every line but the first indented.
  private static func indented(_ text: String, by width: Int) -> String {
    let blanks = String(repeating: " ", count: width)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      $0 == 0 || $1.isEmpty ? String($1) : blanks + $1
    }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }
}

/// The levels of headings below the title: as on the page, without gaps.
struct Outline {
  private var open: [(page: Int, written: Int)] = []

  mutating func level(of level: Int) -> Int {
    let level = max(2, level)
    while let last = open.last, last.page >= level { open.removeLast() }
    let written = min(6, (open.last?.written ?? 1) + 1)
    open.append((level, written))
    return written
  }
}
