import Winnow

/// Paragraphs as rich-text editors store them: text runs with marks (ProseMirror, Slate, Lexical).
enum TextRuns {
  private static let maxDepth = 4

  /// The paragraph of these text runs; `nil` if one of them is something else.
  static func paragraph(_ pieces: [JSON]) -> String? {
    let texts = pieces.map { inline($0, depth: 0) }
    guard !texts.isEmpty, texts.allSatisfy({ $0 != nil }) else { return nil }
    let line = texts.compactMap(\.self).joined()
    return line.isEmpty ? "" : "<p>\(line)</p>"
  }

  private static func inline(_ piece: JSON, depth: Int) -> String? {
    guard depth < maxDepth, let type = piece["type"]?.string?.lowercased() else { return nil }
    switch type {
    case "text": return piece["text"]?.string.map { MarkupText.escaped($0) }
    case "hardbreak", "hard_break", "linebreak": return "<br>"
    case "link", "a":
      guard let pieces = (piece["children"] ?? piece["content"])?.array else { return nil }
      return pieces.compactMap { inline($0, depth: depth + 1) }.joined()
    default: return nil
    }
  }
}
