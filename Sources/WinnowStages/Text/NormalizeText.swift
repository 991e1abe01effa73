package import Winnow

/// Removes invisible characters: zero-width spaces, soft hyphens, byte order marks, stray controls. Adds characters that only the browser
/// displays: quotation marks around `q`, a space between spans that a style places on separate lines.
///
/// Letters never change. Joiners that Persian and Indic scripts need, and directional marks, are kept.
package struct NormalizeText: Stage {
  package static let name: StepName = "normalize-text"
  package static let summary =
    "Removes invisible characters (zero-width spaces, soft hyphens, byte order marks), and adds the quotation marks that browsers display; keeps letters, joiners and directional marks."
  package static let provides: [Capability] = [.normalizedText]
  package static let examples = [
    Example("zero-width blanks and soft hyphens", "<p>Zu&#8203;sammen&shy;hang", text: "Zusammenhang"),
    Example("a quotation that browsers mark", "<p>She said <q>not <q>yet</q></q>, and left.", text: "She said “not ‘yet’”, and left."),
    Example("a quotation that is marked already", "<p>She said “<q>not yet</q>”, and left."),
    Example(
      "spans on lines of their own", "<p><span style='display:block'>One.</span><span style='display:block'>Two.</span>",
      text: "One. Two."),
    Example("a Persian joiner stays", "<p>می\u{200C}خواهم"),
    Example("vowel marks and tatweel stay", "<p>مُحَمَّـد"),
  ]
  package init() {}

  /// The soft hyphen, the zero-width space, the word joiner, the byte order mark.
  static let invisible: [Unicode.Scalar] = ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"]
  private static let encoded = invisible.map { Array(String($0).utf8) }

  package func run(on page: inout Page) throws {
    RenderedMarks.add(to: &page)
    let text = page.tree.text
    var matches: [Range<Int>] = []
    var at = 0
    while at < text.count {
      if text[at] >= 0xC2, let found = Self.encoded.first(where: { text[at...].starts(with: $0) }) {
        matches.append(at..<at + found.count)
        at += found.count
      } else {
        at += 1
      }
    }
    guard !matches.isEmpty else { return }
    var next = matches[...]
    for block in page.blocks {
      let range = block.textRange
      next = next.drop { $0.lowerBound < range.lowerBound }
      for match in next.prefix(while: { $0.lowerBound < range.upperBound }) { page.cut(match, of: block, because: "invisible character") }
    }
  }
}
