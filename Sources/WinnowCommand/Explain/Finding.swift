import Winnow
import WinnowStages

/// Where words stand on a page, and what became of them.
struct Finding {
  enum Fate {
    case kept
    /// Kept, but these words of it were cut or replaced.
    case changed(Edit)
    case dropped(Edit)
  }

  let block: Block
  let fate: Fate
  /// In bytes of the source.
  let source: Range<Int>
  /// From 1, in the source.
  let line, column: Int

  /// All places of the words in the page's blocks; white space, marks and capitals do not count.
  ///
  /// - Returns: the one that a reader would ask after first: shown and dropped, then changed, then what is in the head, then what stands.
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

  /// Whether a browser does not show it: what is in the head, and what is hidden.
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

  /// Whether the block says the words, or, where they go over several blocks, at least the beginning of them.
  private static func holds(_ block: Block, _ key: [UInt8]) -> Bool {
    let text = UTF8Bytes.wordCharacters(of: block.text)
    return UTF8Bytes.firstRange(of: key, in: text[...]) != nil || text.count >= Self.enough && key.starts(with: text)
  }

  /// A block that is the beginning of what is looked for has so many bytes at least.
  private static let enough = 20
}
