import Winnow

/// Text that browsers generate from markup: the quotation marks of `q`, and line breaks between spans.
enum RenderedMarks {
  static func add(to page: inout Page) {
    var marked: [Int: Marked] = [:]
    for quotation in page.tree.elements(.q) { mark(quotation, in: page, &marked) }
    for place in marked.values.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      replace(place.range, with: place.before + String(place.scalar) + place.after, at: place.node, in: &page)
    }
    for span in page.tree.elements(.span) where isApart(span) {
      addBlank(at: span.textRange.lowerBound, before: span.id, to: &page)
      addBlank(at: span.textRange.upperBound, before: span.subtree.upperBound, to: &page)
    }
  }

  /// A character with quotation marks before or after it.
  private struct Marked {
    let node: Int, range: Range<Int>, scalar: Unicode.Scalar
    var before = "", after = ""
  }

  private static let marks = Set("\"“”„‟«»‹›‘’‚‛「」『』《》".unicodeScalars)

  /// Adds the marks of a quotation, if the text has none (HTML Standard, “Quotes”: those of English, since `quotes: auto` for other
  /// languages depends on the browser).
  private static func mark(_ quotation: Node, in page: Page, _ marked: inout [Int: Marked]) {
    let tree = page.tree
    let texts = quotation.subtree.filter { tree.tag(of: $0) == .text && tree.characterCount(in: $0..<$0 + 1) > 0 }
    guard let first = texts.first, let last = texts.last, page.isKept(first), page.isKept(last),
      let start = firstScalar(in: tree.textRange(of: first), tree), let end = lastScalar(in: tree.textRange(of: last), tree),
      !marks.contains(start.scalar), !marks.contains(end.scalar), !isMarked(before: quotation)
    else { return }
    // Quotations are in page order: an outer one precedes those inside it.
    let (open, close) = quotation.ancestors.contains { $0.tag == .q } ? ("‘", "’") : ("“", "”")
    let (from, to) = (start.range.lowerBound, end.range.lowerBound)
    marked[from, default: Marked(node: first, range: start.range, scalar: start.scalar)].before += open
    let after = marked[to]?.after ?? ""
    marked[to, default: Marked(node: last, range: end.range, scalar: end.scalar)].after = close + after
  }

  private static func isMarked(before quotation: Node) -> Bool {
    guard let parent = quotation.parent else { return false }
    return lastScalar(in: parent.textRange.lowerBound..<quotation.textRange.lowerBound, quotation.tree).map {
      marks.contains($0.scalar) && $0.range.upperBound == quotation.textRange.lowerBound
    } ?? false
  }

  private static func firstScalar(in range: Range<Int>, _ tree: Tree) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
    let text = tree.text[range].drop(while: UTF8Bytes.isASCIIWhitespace)
    guard !text.isEmpty else { return nil }
    var end = text.startIndex
    let scalar = UTF8Bytes.scalar(in: text, at: &end)
    return (scalar, text.startIndex..<end)
  }

  private static func lastScalar(in range: Range<Int>, _ tree: Tree) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
    let text = tree.text[range]
    guard let last = text.lastIndex(where: { !UTF8Bytes.isASCIIWhitespace($0) }),
      let start = text[...last].lastIndex(where: { $0 & 0xC0 != 0x80 })
    else { return nil }
    var end = start
    let scalar = UTF8Bytes.scalar(in: text, at: &end)
    return (scalar, start..<end)
  }

  private static func replace(_ range: Range<Int>, with text: String, at node: Int, in page: inout Page) {
    guard let block = page.tree.blocks(in: 0..<node + 1).last, block.kind != .code else { return }
    page.replace(range, of: block, with: text, because: "shown by browsers")
  }

  private static let displays = ["display:block", "display: block"].map { Array($0.utf8) }
  private static let cells = Set(["cell", "gridcell", "columnheader", "rowheader"].map { Array($0.utf8) })

  private static func isApart(_ span: Node) -> Bool {
    guard span.hasAttributes, span.characterCount > 0 else { return false }
    if let role = span.bytes(.role), cells.contains(Array(role)) { return true }
    guard let style = span.bytes(.style) else { return false }
    return displays.contains { UTF8Bytes.firstRange(of: $0, in: style) != nil }
  }

  /// Inserts a space before a byte of the text, if letters are on both sides of it.
  private static func addBlank(at position: Int, before node: Int, to page: inout Page) {
    let tree = page.tree
    guard position > 0, position < tree.text.count, !UTF8Bytes.isASCIIWhitespace(tree.text[position - 1]),
      !UTF8Bytes.isASCIIWhitespace(tree.text[position]),
      let text = (node..<tree.count).first(where: { tree.tag(of: $0) == .text && tree.textRange(of: $0).lowerBound == position }),
      page.isKept(text), let block = tree.blocks(in: 0..<text + 1).last, block.nodes.contains(text), block.nodes.lowerBound < text,
      let first = firstScalar(in: tree.textRange(of: text), tree)
    else { return }
    replace(first.range, with: " " + String(first.scalar), at: text, in: &page)
  }
}
