package import Winnow

/// Writes the content as clean HTML without active content: text, lists, tables, figures, code, formulas, links and notes.
package struct WriteHTML: Writer {
  package static let name: StepName = "write-html"
  package static let format = OutputFormat("html", fileExtensions: ["html", "htm"])
  package static let summary = "Writes the title and the content as a small clean HTML page, without scripts, styles or event handlers."
  package static let requires: [Capability] = [.title, .language] + Capability.textWriter
  @Option("Whether links keep their URL.") package var links = true
  @Option("Whether images are written.") package var pictures = true
  package init() {}
  package var destination: Destination {
    .stream(fileExtension: "html", envelope: Envelope(beforeBody: Self.beforeBody, afterBody: Self.afterBody))
  }
  private static let beforeBody = "<body>\n", afterBody = "</body>\n</html>\n"

  package func render(_ page: Page) throws -> [UInt8] {
    let language = page.record[.language].map { " lang=\"\(MarkupText.escaped($0))\"" } ?? ""
    let direction = page.record.direction.map { " dir=\"\($0.rawValue)\"" } ?? ""
    let title = page.record[.title].map(MarkupText.escaped) ?? ""
    var out = "<!DOCTYPE html>\n<html\(language)\(direction)>\n<head><meta charset=\"utf-8\"><title>\(title)</title></head>\n"
    // The article has a lang attribute too, since a file of many pages has several.
    out += "\(Self.beforeBody)<article\(language)\(direction)>\n"
    if !title.isEmpty { out += "<h1>\(title)</h1>\n" }
    out += HTMLRenderer(links: links, pictures: pictures).html(page.content)
    return Array((out + "</article>\n" + Self.afterBody).utf8)
  }
}
