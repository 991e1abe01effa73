import Winnow

/// The kept blocks with the data that features are computed from. Running totals make the sum of any range a difference.
struct BlockFeatureContext {
  let tree: Tree
  let blocks: KeptBlocks
  /// By block. Stored separately, since a `Block` costs a retain.
  let kinds: [BlockKind]
  let counts: [TextShape.Counts]
  /// Digits and currency symbols in all blocks.
  let digits: Int, currency: Int
  /// By block, the node index of its container, and counts of its inline elements.
  let containers: UInt32Array
  let inline: [Inline]
  let groups: ElementGroups
  /// By block, the number of its template cluster, from 0. Blocks of one cluster have the same ``signature(_:_:_:_:)``.
  let templateClusters: UInt32Array
  let templateClusterCount: Int
  /// The indices of the headings.
  private let headings: UInt32Array
  /// Over the nodes: those at which a block begins.
  private let blockStarts: RankIndex
  /// Over the blocks: headings; blocks with more than half of their characters in links.
  let isHeading: RankIndex, isLinked: RankIndex
  private let totals: [Totals]
  /// The index of the block with the page's own title.
  let title: Int?
  /// The node index of the element of greatest weight; see ``best(_:_:)``.
  let best: Int

  /// Counts of a block's inline elements, and of blocks with the same text.
  struct Inline {
    @SaturatingUInt8 var links = 0
    @SaturatingUInt8 var breaks = 0
    /// The number of blocks with the same text, including this one.
    @SaturatingUInt8 var copies = 0
    var isSaidBefore = false
  }

  /// Sums over all blocks before an index.
  struct Totals {
    @UInt32Backed var characterCount = 0
    @UInt32Backed var unlinked = 0
    @UInt32Backed var long = 0
    @UInt32Backed var words = 0
    @UInt32Backed var sentences = 0

    mutating func add(_ block: Block, _ shape: TextShape) {
      let characterCount = block.characterCount
      let unlinked = block.unlinkedCharacterCount
      self.characterCount += characterCount
      self.unlinked += unlinked
      if unlinked >= minProseCharacters { long += unlinked }
      words += shape.words
      sentences += shape.sentences
    }

    static func - (b: Totals, a: Totals) -> Totals {
      Totals(
        characterCount: b.characterCount - a.characterCount, unlinked: b.unlinked - a.unlinked, long: b.long - a.long,
        words: b.words - a.words,
        sentences: b.sentences - a.sentences)
    }
  }

  /// Unlinked characters: minimum length of prose.
  static let minProseCharacters = 70

  init(_ page: inout Page) {
    let tree = page.tree
    let blocks = KeptBlocks(of: page)
    (self.tree, self.blocks) = (tree, blocks)
    groups = page.analysis(ElementGroups.self)
    containers = UInt32Array(blocks.lazy.map(\.container.id))
    let kinds = blocks.map(\.kind)
    self.kinds = kinds
    let texts = Texts(page, blocks)
    let totals = texts.totals
    (counts, inline, digits, currency, self.totals) = (texts.counts, texts.inline, texts.digits, texts.currency, totals)
    headings = UInt32Array(kinds.indices.lazy.filter { kinds[$0] == .heading })
    blockStarts = Self.blockStarts(blocks, tree)
    isHeading = RankIndex(kinds.lazy.map { $0 == .heading })
    isLinked = RankIndex(
      kinds.indices.lazy.map { i in
        let own = totals[i + 1] - totals[i]
        return own.unlinked * 2 < own.characterCount
      })
    title = Self.title(page, blocks)
    best = Self.best(tree, blocks)
    var signatures = HashInterner()
    var own = DirectMappedCache<UInt64>(initial: 0)
    var classes = own
    templateClusters = UInt32Array(containers.map { signatures.number(Self.signature(tree, $0, &own, &classes)) })
    templateClusterCount = signatures.count
  }

  /// Statistics of the text of all blocks.
  private struct Texts {
    var counts: [TextShape.Counts] = [], inline: [Inline] = [], totals: [Totals] = [], digits = 0, currency = 0

    init(_ page: Page, _ blocks: KeptBlocks) {
      let tree = page.tree
      let text = tree.text
      var sum = Totals()
      var numbers = HashInterner()
      var texts = UInt32Array(repeating: 0, count: blocks.count)
      counts.reserveCapacity(blocks.count)
      inline.reserveCapacity(blocks.count)
      totals.reserveCapacity(blocks.count + 1)
      totals.append(sum)
      for (i, block) in blocks.enumerated() {
        var shape = TextShape()
        var inside = Inline()
        for id in block.nodes where page.isKept(id) {
          switch tree.tag(of: id) {
          case .text: shape += text[tree.textRange(of: id)]
          case .a: inside.links += 1
          case .br: inside.breaks += 1
          default: break
          }
        }
        counts.append(shape.counts)
        digits += counts[i].digits
        currency += shape.currency
        let different = numbers.count
        texts[i] = numbers.number(shape.hash.value)
        inside.isSaidBefore = numbers.count == different
        inline.append(inside)
        sum.add(block, shape)
        totals.append(sum)
      }
      var copies = [SaturatingUInt8](repeating: SaturatingUInt8(wrappedValue: 0), count: numbers.count)
      for text in texts { copies[text].wrappedValue += 1 }
      for i in inline.indices { inline[i].copies = copies[texts[i]].wrappedValue }
    }
  }

  private static func blockStarts(_ blocks: KeptBlocks, _ tree: Tree) -> RankIndex {
    var blockStarts = RankIndex(capacity: tree.count)
    var node = 0
    for block in blocks {
      let start = block.nodes.lowerBound
      while node < start {
        blockStarts.append(false)
        node += 1
      }
      blockStarts.append(true)
      node += 1
    }
    while node < tree.count {
      blockStarts.append(false)
      node += 1
    }
    return blockStarts
  }

  private static func title(_ page: Page, _ blocks: KeptBlocks) -> Int? {
    let tree = page.tree
    let wanted = FoldedText.bytes(of: (page.record[.title] ?? "").utf8)
    guard !wanted.isEmpty else { return blocks.firstIndex { $0.kind == .heading && $0.level == 1 } }
    // A block with the title may have additional punctuation, but at most twice as many characters.
    let least = wanted.count { $0 & 0xC0 != 0x80 }
    let said = blocks.indices.first {
      least...least * 2 ~= blocks[$0].characterCount && FoldedText.matches(tree.text[blocks[$0].textRange], wanted)
    }
    return said ?? blocks.firstIndex { $0.kind == .heading && $0.level == 1 }
  }

  /// Characters subtracted per block from the weight of the elements around it (Pasternack and Roth, WWW 2009, over elements).
  private static let blockPenalty = 20

  private static func best(_ tree: Tree, _ blocks: KeptBlocks) -> Int {
    var sums = [Int](repeating: 0, count: tree.count + 1)
    for block in blocks { sums[block.nodes.lowerBound + 1] += 2 * block.unlinkedCharacterCount - block.characterCount - blockPenalty }
    for i in 1..<sums.count { sums[i] += sums[i - 1] }
    var best = 0
    var most = Int.min
    for id in 0..<tree.count {
      let weight = sums[tree.end(of: id)] - sums[id]
      if weight >= most, !tree.tag(of: id).isInline { (best, most) = (id, weight) }
    }
    return best
  }

  /// A hash of the tags and classes of the container and the two elements around it: equal for blocks of one template.
  ///
  /// - Parameter own: a cache of the hashes of single elements.
  private static func signature(
    _ tree: Tree, _ container: Int, _ own: inout DirectMappedCache<UInt64>, _ classes: inout DirectMappedCache<UInt64>
  ) -> UInt64 {
    var signature: UInt64 = 0
    var id = container
    for _ in 0..<3 {
      let hash = own.value(at: id) {
        var hash = FNV1a()
        hash.add(tree.tag(of: id).rawValue)
        if let value = tree.bytes(.class, of: id), !value.isEmpty { hash.add(classes.value(of: value) { FNV1a($0).value }) }
        return hash.value
      }
      signature = (signature &* 31) ^ hash
      guard id > 0 else { break }
      id = tree.parent(of: id)
    }
    return signature
  }

  /// The blocks that begin in the element.
  func range(_ element: Int) -> Range<Int> { blockStarts[element]..<blockStarts[tree.end(of: element)] }

  /// The index of the last block that begins at or before the node; `nil` if there is none.
  func block(at node: Int) -> Int? {
    let count = blockStarts[node + 1]
    return count > 0 ? count - 1 : nil
  }

  /// The index of the last heading before the block; `nil` if there is none.
  func heading(before index: Int) -> Int? {
    let count = isHeading[index]
    return count > 0 ? headings[count - 1] : nil
  }

  /// The index of the next heading after the block; the number of blocks if there is none.
  func sectionEnd(after index: Int) -> Int {
    let count = isHeading[index + 1]
    return count < headings.count ? headings[count] : self.count
  }

  /// The block's character count, and its unlinked character count.
  func characterCount(_ index: Int) -> Int { totals[index + 1].characterCount - totals[index].characterCount }
  func unlinked(_ index: Int) -> Int { totals[index + 1].unlinked - totals[index].unlinked }

  func sum(_ range: Range<Int>) -> Totals { totals[range.upperBound] - totals[range.lowerBound] }

  /// Whether an element around the block is of these groups.
  func isInside(_ groups: UInt64, _ index: Int) -> Bool { self.groups.isInside(groups, containers[index], tree) }

  var count: Int { blocks.count }
  var all: Range<Int> { 0..<count }
  /// Creates a `Block`, which costs a retain.
  subscript(index: Int) -> Block { blocks[index] }

  /// The ranges of blocks in the elements around a block, from the innermost, each larger than the previous one. If there are fewer than
  /// four, the last one is repeated.
  func boxes(around index: Int) -> InlineArray<4, Range<Int>> {
    var boxes = InlineArray<4, Range<Int>>(repeating: index..<index + 1)
    var level = 0
    var id = containers[index]
    var last = index..<index + 1
    while level < boxes.count {
      let range = range(id)
      if range.count > last.count {
        boxes[level] = range
        level += 1
        last = range
      }
      guard id > 0 else { break }
      id = tree.parent(of: id)
    }
    while level < boxes.count {
      boxes[level] = last
      level += 1
    }
    return boxes
  }
}
