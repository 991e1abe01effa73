import Winnow

/// The title among the lines above the body of a plain-text page: the site's name, its menu, the title, a date, a byline.
enum PlainTextTitle {
  /// The block of the title; `nil` if no line could be one.
  ///
  /// - Parameter site: the site's name, if known.
  static func block(of page: Page, site: String?) -> Block? {
    let blocks = page.blocks
    guard blocks.count > 1, let first = blocks.first else { return nil }
    let head = blocks.prefix { !isBody(page.text(of: $0)) }
    if head.count >= minLines {
      let lines = site.map { isMasthead(page.text(of: first), of: $0) } ?? false ? head.dropFirst() : head
      if let title = lines.prefix(maxLines).first(where: { isHeadline(page.text(of: $0)) }) { return title }
    }
    // The first line is the title if it is not a sentence and text follows.
    let text = page.text(of: first)
    guard text.utf8.count < maxLength, let last = text.unicodeScalars.last, !sentenceEnds.contains(last) else { return nil }
    return first
  }

  /// The number of lines above the body: fewer have no menu; more are a list.
  private static let minLines = 4, maxLines = 60
  /// Bytes.
  private static let maxLength = 600
  private static let sentenceEnds: Set<Unicode.Scalar> = [".", "。", "۔", ":"]
  private static let menuSigns: Set<Unicode.Scalar> = ["|", "•", "·", "›", "»", ">", "/"]

  /// Whether a line is as long as a paragraph.
  static func isBody(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.count >= (scalars.first.map(Punctuation.isUnspaced) ?? false ? 45 : 110)
  }

  private static func isMasthead(_ text: String, of site: String) -> Bool {
    text == site || [" -", " –", " |", ":"].contains { text.hasPrefix(site + $0) }
  }

  /// Whether it is several words, without the end of a sentence or the separators of a menu, and mostly without digits.
  private static func isHeadline(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, !sentenceEnds.contains(last), text.utf8.count < maxLength else {
      return false
    }
    let isUnspaced = Punctuation.isUnspaced(first)
    let words = NameShape.words(text)
    let digits = scalars.count { $0.properties.numericType != nil && !Punctuation.isUnspaced($0) }
    return scalars.count >= (isUnspaced ? 8 : 25) && (isUnspaced ? words.count <= 3 : words.count >= 3)
      && scalars.count(where: menuSigns.contains) < 2 && digits * 4 < scalars.count
  }
}
