package import Winnow

/// Writes the content as Markdown: CommonMark 0.31 with GitHub's tables, task lists, footnotes and strikethrough, and formulas between
/// dollar signs.
package struct WriteMarkdown: Writer {
  package static let name: StepName = "write-markdown"
  package static let format = OutputFormat("markdown", fileExtensions: ["md", "markdown"])
  package static let summary =
    "Writes the title and the content as Markdown: CommonMark, with GitHub's tables, footnotes and alerts, and formulas between dollar signs."
  package static let requires: [Capability] = [.metadata, .title, .site, .authors, .published, .language] + Capability.textWriter
  @Option("Whether the record's title, authors, date and URLs come first, as YAML between lines of three dashes.") package
    var frontMatter = false
  @Option("Whether the title comes first, as the only heading of level 1.") package var title = true
  @Option("Whether links keep their URL.") package var links = true
  @Option("Whether images are written.") package var pictures = true
  @Option("Whether tables are written as tables; otherwise one line per row.") package var tables = true
  @Option("Whether ruby annotations follow their base text, in parentheses.") package var rubyAnnotations = false
  package init() {}
  package var destination: Destination { .stream(fileExtension: "md", envelope: Envelope(separator: "\n")) }

  package func render(_ page: Page) throws -> [UInt8] {
    let renderer = MarkdownRenderer(content: page.content, links: links, pictures: pictures, tables: tables, readings: rubyAnnotations)
    var parts: [String] = []
    if frontMatter { parts.append(FrontMatter.yaml(page)) }
    if title, let title = page.record[.title] { parts.append("# " + MarkdownText.line(title)) }
    parts += renderer.parts
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
  }

  /// The content alone, with everything that Markdown can represent.
  static func content(of page: Page) -> String {
    MarkdownRenderer(content: page.content, links: true, pictures: true, tables: true, readings: false).parts.joined(separator: "\n\n")
  }
}
