package import Winnow

/// Takes marks out of the text that no reader sees: zero-width blanks, soft hyphens, byte order marks, stray controls; puts in what a
/// browser shows and the text has not: quotation marks around `q`, a blank between spans that a style sets on lines of their own.
///
/// Letters never change: joiners that Persian and Indian scripts need stay, and so do the marks that order mixed text.
package struct NormalizeText: Stage {
  package static let name: StepName = "normalize-text"
  package static let summary =
    "Takes out characters that nobody sees (zero-width blanks, soft hyphens, byte order marks), and puts in the quotation marks that browsers draw; letters, joiners and direction marks stay."
  package static let provides: [Capability] = [.normalizedText]
  package static let examples = [
    Example("zero-width blanks and soft hyphens", "<p>Zu&#8203;sammen&shy;hang", becomes: "Zusammenhang"),
    Example("a quotation that browsers mark", "<p>She said <q>not <q>yet</q></q>, and left.", becomes: "She said “not ‘yet’”, and left."),
    Example("a quotation that is marked already", "<p>She said “<q>not yet</q>”, and left."),
    Example(
      "spans on lines of their own", "<p><span style='display:block'>One.</span><span style='display:block'>Two.</span>",
      becomes: "One. Two."),
    Example("a Persian joiner stays", "<p>می\u{200C}خواهم"),
    Example("vowel marks and tatweel stay", "<p>مُحَمَّـد"),
  ]
  package init() {}

  /// The soft hyphen, the zero-width blank, the word joiner, the byte order mark.
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
