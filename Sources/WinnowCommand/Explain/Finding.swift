import Winnow
import WinnowStages

/// A match of the searched words on the page, and whether it was kept.
struct Finding {
  enum Fate {
    case kept
    /// Kept, but these words were cut or replaced.
    case changed(Edit)
    case dropped(Edit)
  }

  let block: Block
  let fate: Fate
  /// Bytes of the source.
  let source: Range<Int>
  /// From 1, in the source.
  let line, column: Int

  /// All matches of the words in the page's blocks; whitespace, marks and case are ignored.
  ///
  /// - Returns: the most relevant first: displayed and dropped, then changed, then in the head, then kept.
  static func all(_ words: String, in page: Page) -> [Finding] {
    let key = UTF8Bytes.wordCharacters(of: words)
    guard !key.isEmpty else { return [] }
    let found = page.tree.blocks.filter { holds($0, key) }.map { Finding($0, in: page) }
    return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  private var rank: Int {
    switch fate {
    case .dropped: isHidden ? 2 : 0
    case .changed: 1
    case .kept: 3
    }
  }

  /// Whether browsers do not display it: the head, and hidden elements.
  var isHidden: Bool {
    guard case .dropped(let edit) = fate else { return false }
    return DropInvisible.rules.contains(edit.reason.rule)
  }

  init(_ block: Block, in page: Page) {
    self.block = block
    if let edit = page.edit(dropping: block), !page.isKept(block.nodes) {
      fate = .dropped(edit)
    } else {
      let changes = page.journal.edits.filter { edit in
        switch edit.change {
        case .cut(let range): range.overlaps(block.textRange)
        case .replace(let range, _): range.overlaps(block.textRange)
        default: false
        }
      }
      fate = changes.first.map { .changed($0) } ?? .kept
    }
    let first = page.tree[block.nodes.lowerBound].sourceRange
    let last = page.tree[block.nodes.upperBound - 1].sourceRange
    source = first.lowerBound..<max(first.lowerBound, last.upperBound)
    let before = page.tree.source.prefix(source.lowerBound)
    line = before.count { $0 == UTF8Bytes.newline } + 1
    column = String(decoding: before[(before.lastIndex(of: UTF8Bytes.newline).map { $0 + 1 } ?? 0)...], as: UTF8.self).count + 1
  }

  /// Whether the block contains the words or, if they span several blocks, at least their beginning.
  private static func holds(_ block: Block, _ key: [UInt8]) -> Bool {
    let text = UTF8Bytes.wordCharacters(of: block.text)
    return UTF8Bytes.firstRange(of: key, in: text[...]) != nil || text.count >= Self.enough && key.starts(with: text)
  }

  /// Minimum bytes of a block that is the beginning of the words.
  private static let enough = 20
}
