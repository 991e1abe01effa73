import Winnow
import WinnowStages

/// The text of blocks as HTML: credits are highlighted, and cut or replaced words are displayed with their replacement.
struct ReportText {
  private let page: Page
  /// By the block's index.
  private var credits: [Int: [Attribution]] = [:]
  private var changes: [Int: [Change]] = [:]

  private struct Change { let range: Range<Int>, text: String, why: String }

  init(_ page: Page) {
    self.page = page
    for edit in page.journal.edits {
      guard let block = edit.nodes.flatMap({ page.tree.blocks(in: $0).first?.index }) else { continue }
      switch edit.change {
      case .set(.attribution(let attribution)): credits[block, default: []].append(attribution)
      case .cut(let range): changes[block, default: []].append(Change(range: range, text: "", why: "\(edit.step): \(edit.reason.rule)"))
      case .replace(let range, let text):
        changes[block, default: []].append(Change(range: range, text: text, why: "\(edit.step): \(edit.reason.rule)"))
      default: continue
      }
    }
  }

  func isChanged(_ block: Block) -> Bool { changes[block.index] != nil }

  /// The original text, with changes next to it.
  func source(_ block: Block) -> String {
    guard let changes = changes[block.index] else { return marked(block.text, block) }
    var out = ""
    var at = block.textRange.lowerBound
    // A later change may replace earlier ones inside it: the widest of those at an index comes first.
    for change in changes.sorted(by: { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) })
    where change.range.lowerBound >= at && change.range.upperBound <= block.textRange.upperBound {
      out += piece(at..<change.range.lowerBound)
      out += "<del title=\"\(MarkupText.escaped(change.why))\">\(MarkupText.escaped(Self.visible(page.tree.text[change.range])))</del>"
      if !change.text.isEmpty { out += "<ins>\(MarkupText.escaped(change.text))</ins>" }
      at = change.range.upperBound
    }
    return out + piece(at..<block.textRange.upperBound)
  }

  /// The kept text.
  func kept(_ block: Block, _ text: String) -> String { marked(text, block) }

  private func piece(_ range: Range<Int>) -> String { MarkupText.escaped(String(decoding: page.tree.text[range], as: UTF8.self)) }

  private func marked(_ text: String, _ block: Block) -> String {
    guard let credits = credits[block.index] else { return MarkupText.escaped(text) }
    var out = ""
    var rest = text[...]
    let found = credits.compactMap { credit in UTF8Bytes.firstRange(of: credit.evidence, in: text).map { ($0, credit) } }
    for (range, credit) in found.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) where range.lowerBound >= rest.startIndex {
      out += MarkupText.escaped(String(text[rest.startIndex..<range.lowerBound]))
      out +=
        "<mark title=\"\(MarkupText.escaped("\(credit.kind.rawValue) \(credit.name), by the rule \(credit.rule)"))\">\(MarkupText.escaped(String(text[range])))</mark>"
      rest = text[range.upperBound...]
    }
    return out + MarkupText.escaped(String(rest))
  }

  /// Invisible characters as `U+XXXX`.
  static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      let isSeen = scalar.properties.generalCategory != .format && (scalar == " " || !scalar.properties.isWhitespace)
      return isSeen ? "\(scalar)" : "U+\(String(scalar.value, radix: 16, uppercase: true))"
    }.joined()
  }
}
