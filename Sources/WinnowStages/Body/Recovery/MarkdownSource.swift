import Winnow

/// Converts the Markdown of a page's data to HTML: headings, list items, links and paragraphs only.
enum MarkdownSource {
  static func html(_ text: String) -> String {
    if UTF8Bytes.contains("</p>", in: text) { return "<div>\(text)</div>" }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { UTF8Bytes.collapsed($0.utf8) }
    return lines.split(separator: "").map(paragraph).joined()
  }

  private static func paragraph(_ lines: ArraySlice<String>) -> String {
    guard let first = lines.first else { return "" }
    let level = first.prefix { $0 == "#" }.count
    if 1...6 ~= level, first.dropFirst(level).hasPrefix(" ") {
      return "<h\(level)>\(inline(first.dropFirst(level + 1)))</h\(level)>" + paragraph(lines.dropFirst())
    }
    if lines.allSatisfy({ $0.hasPrefix("- ") || $0.hasPrefix("* ") }) {
      return "<ul>\(lines.map { "<li>\(inline($0.dropFirst(2)))</li>" }.joined())</ul>"
    }
    return "<p>\(inline(lines.joined(separator: " ")[...]))</p>"
  }

  /// Links are converted; images and bold markers are removed.
  private static func inline(_ text: Substring) -> String {
    var out = ""
    var rest = text
    while let open = rest.firstIndex(of: "[") {
      guard let middle = UTF8Bytes.firstRange(of: "](", in: rest[open...]), let close = rest[middle.upperBound...].firstIndex(of: ")")
      else {
        break
      }
      let before = rest[..<open]
      if before.hasSuffix("!") { out += before.dropLast() } else { out += before + rest[rest.index(after: open)..<middle.lowerBound] }
      rest = rest[rest.index(after: close)...]
    }
    return MarkupText.escaped((out + rest).replacing("**", with: "").replacing("__", with: ""))
  }
}
