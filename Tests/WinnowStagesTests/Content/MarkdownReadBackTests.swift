import Testing
import Winnow
import TestSupport

@testable import WinnowStages

/// Random content, written as Markdown and parsed by GitHub's parser, is unchanged.
@Suite struct MarkdownReadBackTests {
  @Test func `content read back is the same`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededContent(seed: seed)
    for _ in 0..<60 {
      let content = Content(blocks: random.blocks(depth: 0))
      let markdown =
        MarkdownRenderer(content: content, links: true, pictures: true, tables: true, readings: false).parts.joined(separator: "\n\n")
        + "\n"
      guard
        let read = try Tool.run(
          ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "tasklist"], input: Array(markdown.utf8))
      else { return }
      let back = Page(try Tree(html: Array(read.output.utf8), charset: "utf-8")).content
      #expect(Self.plain(back.blocks) == Self.plain(content.blocks), "seed \(seed)\n\(markdown)\n\(read.output)")
      if Self.plain(back.blocks) != Self.plain(content.blocks) { return }
    }
  }

  /// The blocks as texts, without source ranges; the levels of headings are the writer's own.
  private static func plain(_ blocks: [ContentBlock]) -> [String] {
    blocks.map { block in
      switch block.kind {
      case .paragraph(let line): "p \(line)"
      case .heading(_, let line): "h \(line)"
      case .list(let list):
        "list \(list.start.map(String.init) ?? "-") "
          + list.items.map { "\($0.isChecked as Any) \(plain($0.blocks))" }.joined(separator: " / ")
      case .quote(let blocks): "quote \(plain(blocks))"
      case .code(let text, let language): "code \(language ?? "") \(text)"
      case .table(let table):
        "table " + table.rows.map { $0.map { "\(plain($0.blocks))" }.joined(separator: " | ") }.joined(separator: "\n")
      case .thematicBreak: "rule"
      case .descriptionList, .figure, .formula, .callout, .embed: "other"
      }
    }
  }
}

/// Content of random words, many of which resemble markup.
private struct SeededContent: RandomNumberGenerator {
  private var generator: SeededGenerator
  init(seed: UInt64) { generator = SeededGenerator(seed) }

  mutating func next() -> UInt64 { generator.next() }

  private static let words = [
    "word", "bridge", "a_b", "_c_", "*d*", "**", "`e`", "[f]", "(g)", "!", "1.", "2)", "-", "+", "#", "##", ">", "===", "---", "~~~",
    "~~h~~", "&amp;", "&", "<i>", "x<y", "|", "\\", "$5", "j\\k", "http://x.example/a_b", "漢字。",
    "「駅」", "نص", "…", "“m”", "n's", "100%", ":", "^", "1986.", "![o]", "]", "|-|",
  ]

  private mutating func text() -> String {
    (0..<Int.random(in: 1...4, using: &self)).map { _ in Self.words.randomElement(using: &self) ?? "" }.joined(separator: " ")
  }

  /// Adjacent items have different kinds, and are never two texts, since a parser would merge them.
  private mutating func line(depth: Int) -> [Inline] {
    var line: [Inline] = [.text(text())]
    if depth < 2 {
      for _ in 0..<Int.random(in: 0...3, using: &self) {
        let glue = Bool.random(using: &self) ? " " : ""
        switch Int.random(in: 0..<6, using: &self) {
        case 0: line += [.text(glue), .emphasis(inner(depth, without: .emphasis([])))]
        case 1: line += [.text(glue), .strong(inner(depth, without: .strong([])))]
        case 2: line += [.text(glue), .deleted([.text(text())])]
        case 3: line += [.text(glue), .code(text())]
        case 4: line += [.text(glue), .link(url: "https://example.org/a_(b)?c=1&d=*", [.text(text())])]
        default: line += [.text(glue), .superscript([.text(text())])]
        }
        line.append(.text(glue + text()))
      }
    }
    return Self.joined(line)
  }

  private mutating func inner(_ depth: Int, without kind: Inline) -> [Inline] {
    // Punctuation alone is not emphasized.
    let word = "w" + text()
    guard depth == 0, Bool.random(using: &self) else { return [.text(word)] }
    if case .emphasis = kind { return [.text(word + " "), .strong([.text("w" + text())])] }
    return [.text(word + " "), .emphasis([.text("w" + text())]), .text(" " + text())]
  }

  private static func joined(_ line: [Inline]) -> [Inline] {
    line.reduce(into: []) { out, inline in
      if case .text(let text) = inline {
        if text.isEmpty { return }
        if case .text(let before)? = out.last {
          out[out.count - 1] = .text(before + text)
          return
        }
      }
      out.append(inline)
    }
  }

  mutating func blocks(depth: Int) -> [ContentBlock] {
    (0..<Int.random(in: 1...4, using: &self)).map { _ in ContentBlock(block(depth: depth), source: 0..<1) }.reduce(into: []) { out, block in
      // A parser would merge adjacent blocks of the same kind.
      if case .quote = block.kind, case .quote? = out.last?.kind { return }
      if case .thematicBreak = block.kind { return }
      out.append(block)
    }
  }

  private mutating func block(depth: Int) -> ContentBlock.Kind {
    switch Int.random(in: 0..<(depth < 2 ? 8 : 3), using: &self) {
    case 0, 1: return .paragraph(line(depth: 0))
    case 2: return .code("if a {\n  \(text())\n}", language: Bool.random(using: &self) ? "swift" : nil)
    case 3: return depth == 0 ? .heading(level: Int.random(in: 1...6, using: &self), line(depth: 1)) : .paragraph(line(depth: 1))
    case 4: return .quote([ContentBlock(.paragraph(line(depth: 0)), source: 0..<1)])
    case 5:
      return .table(
        ContentTable(
          rows: (0..<3).map { row in
            (0..<2).map { _ in ContentTable.Cell(blocks: [ContentBlock(.paragraph(line(depth: 0)), source: 0..<1)], isHeader: row == 0) }
          }))
    default:
      let isTask = Bool.random(using: &self)
      let items = (0..<Int.random(in: 1...3, using: &self)).map { _ in
        ContentList.Item(
          blocks: [ContentBlock(.paragraph(line(depth: 0)), source: 0..<1)] + blocks(depth: depth + 2),
          isChecked: isTask ? Bool.random(using: &self) : nil)
      }
      return .list(ContentList(start: isTask || Bool.random(using: &self) ? nil : Int.random(in: 0...12, using: &self), items: items))
    }
  }
}
