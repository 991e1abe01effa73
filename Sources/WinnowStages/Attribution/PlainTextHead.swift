import Winnow

/// The lines between title and first paragraph of a plain-text page: byline, date, captions.
struct PlainTextHead {
  private let lines: [Block]
  private let dated: [Bool]
  private static let maxLines = 8
  /// Scalars: a line with a date.
  private static let maxDateLineLength = 60

  init(_ page: Page) {
    let blocks = page.tree.sourceFormat == .plainText ? page.blocks : []
    let head = blocks.prefix(Self.maxLines + 1).prefix { !PlainTextTitle.isBody(page.text(of: $0)) }
    lines = head.count < min(blocks.count, Self.maxLines + 1) ? Array(head) : []
    dated = lines.map { line in
      let text = page.text(of: line)
      return NameShape.hasDigit(text) && text.unicodeScalars.count <= Self.maxDateLineLength
    }
  }

  func contains(_ block: Block) -> Bool { lines.contains { $0.index == block.index } }

  /// Whether a date is in the line above or below, as it is for a byline.
  func isBesideDate(_ block: Block) -> Bool {
    guard let at = lines.firstIndex(where: { $0.index == block.index }), !dated[at] else { return false }
    return [at - 1, at + 1].contains { dated.indices.contains($0) && dated[$0] }
  }
}

extension NameRecognizer {
  /// Whether a line is longer than a credit: a sentence end within it, a label of images, a bracket after Han.
  var mayBeCaption: Bool {
    tokens.dropLast().contains { $0.flags.contains(.endsSentence) || $0.classes.contains(.photoLabel) }
      || tokens.contains { $0.hash == Punctuation.hash(of: "©") }
      || tokens.first?.flags.contains(.unspaced) ?? false && isSign(tokens.count - 1, ")")
  }
}
