import Winnow

/// The first-pass features of a block: its own, those of the elements around it, and those of its neighbours.
struct FirstPassFeatures {
  private let context: BlockFeatureContext
  /// By the number of the template cluster.
  private let clusters: [TemplateCluster]
  private let whole: BlockFeatureContext.Totals
  private let maxDepth: Int
  private let bestRange: Range<Int>
  /// Caches: the features of the last box of each level, and the amounts of the last blocks. The next block reuses most of them.
  private var lastBoxes = InlineArray<4, Box>(repeating: Box()), lastAmounts = InlineArray<8, Amount>(repeating: Amount())

  init(_ context: BlockFeatureContext) {
    self.context = context
    whole = context.sum(context.all)
    var clusters = [TemplateCluster](repeating: TemplateCluster(), count: context.templateClusterCount)
    for i in context.all { clusters[context.templateClusters[i]].add(context.characterCount(i), context.unlinked(i), i) }
    self.clusters = clusters
    maxDepth = context.containers.map(context.tree.depth(of:)).max() ?? 0
    bestRange = context.range(context.best)
  }

  /// Sums over the blocks of one template cluster.
  private struct TemplateCluster {
    var first = 0, last = 0, count = 0, characterCount = 0, unlinked = 0

    mutating func add(_ characterCount: Int, _ unlinked: Int, _ index: Int) {
      if count == 0 { first = index }
      last = index
      count += 1
      self.characterCount += characterCount
      self.unlinked += unlinked
    }
  }

  /// The number of a kind as the model knows it.
  private static func number(of kind: BlockKind) -> Int {
    switch kind {
    case .paragraph: 0
    case .heading: 1
    case .item: 2
    case .cell: 3
    case .code: 4
    case .caption: 5
    case .quote: 6
    }
  }

  private static let tags: [Tag] = [.p, .div, .li, .td, .th, .span, .a, .section, .article, .dt, .dd, .button, .label, .body]

  /// Adds the features of the block with this index to the current row.
  mutating func add(_ i: Int, to row: inout FeatureRows) {
    own(i, &row)
    position(i, &row)
    ancestors(i, &row)
    boxes(i, &row)
    neighbours(i, &row)
  }

  private mutating func own(_ i: Int, _ row: inout FeatureRows) {
    let sum = context.sum(i..<i + 1)
    let counts = context.counts[i]
    let inside = context.inline[i]
    let characterCount = sum.characterCount
    let amount = amount(i)
    row.byte("letters", amount.characterCount)
    row.count("unlinked letters", sum.unlinked)
    row.byte("link share", amount.linkDensity)
    row.count("words", sum.words)
    row.share("letters a word", characterCount, of: max(1, sum.words) * 20)
    row.count("sentences", sum.sentences)
    row.share("sentences a word", sum.sentences * 4, of: sum.words)
    row.count("commas", counts.commas)
    row.share("commas a word", counts.commas * 4, of: sum.words)
    row.share("digits", counts.digits, of: characterCount)
    row.share("capitals", counts.capitals, of: characterCount)
    row.share("marks", counts.marks * 2, of: characterCount)
    row.small("dividers", counts.dividers)
    row.flag("ends a sentence", counts.endsSentence)
    row.flag("ends with a colon", counts.endsWithColon)
    row.small("links", inside.links)
    row.small("line breaks", inside.breaks)
    row.small("kind", Self.number(of: context.kinds[i]))
    row.small("heading level", context.kinds[i] == .heading ? context[i].level ?? 0 : 0)
    row.small("tag", (Self.tags.firstIndex(of: context.tree.tag(of: context.containers[i])) ?? Self.tags.count) + 1)
    row.small("copies of its text", inside.copies)
    row.flag("said before", inside.isSaidBefore)
    let cluster = clusters[context.templateClusters[i]]
    row.count("alike", cluster.count)
    row.count("letters of those alike", cluster.characterCount / max(1, cluster.count))
    row.share("link share of those alike", cluster.characterCount - cluster.unlinked, of: cluster.characterCount)
    row.share("spread of those alike", cluster.last - cluster.first, of: context.count)
    let heading = context.heading(before: i) ?? i
    row.count("blocks since the heading", i - heading)
    row.small("level of the heading", heading == i ? 0 : context[heading].level ?? 0)
    row.share("link share of the heading", context.characterCount(heading) - context.unlinked(heading), of: context.characterCount(heading))
  }

  private func position(_ i: Int, _ row: inout FeatureRows) {
    let count = context.count
    let before = context.sum(0..<i)
    row.share("place", i, of: count)
    row.count("blocks before", i)
    row.count("blocks behind", count - i - 1)
    row.share("prose before", before.unlinked, of: whole.unlinked)
    row.share("long prose before", before.long, of: whole.long)
    row.small("depth", context.tree.depth(of: context.containers[i]))
    row.share("depth of the deepest", context.tree.depth(of: context.containers[i]), of: maxDepth)
    let title = context.title ?? -1
    row.count("blocks before the title", title > i ? title - i : 0)
    row.count("blocks behind the title", title >= 0 && title < i ? i - title : 0)
    row.flag("in the best element", bestRange.contains(i))
    row.count("blocks before the best", max(0, bestRange.lowerBound - i))
    row.count("blocks behind the best", max(0, i - bestRange.upperBound + 1))
    row.share("share of the best in the page", context.sum(bestRange).unlinked, of: whole.unlinked)
    let gap = i == 0 ? 0 : context[i].nodes.lowerBound - context[i - 1].nodes.upperBound
    row.count("nodes since the last block", gap)
  }

  /// The proximity of the nearest ancestor of each group: 30 minus its distance, at least 1; 0 for none.
  private func ancestors(_ i: Int, _ row: inout FeatureRows) {
    var nearest = InlineArray<64, UInt8>(repeating: 0)
    var seen: UInt64 = 0
    var id = context.containers[i]
    var distance = 0
    // Inline elements between the block's first node and its container have distance 0.
    var inner = context.tree.parent(of: context[i].nodes.lowerBound)
    while inner > id {
      note(inner, 0, &nearest, &seen)
      inner = context.tree.parent(of: inner)
    }
    while id > 0 {
      note(id, distance, &nearest, &seen)
      id = context.tree.parent(of: id)
      distance += 1
    }
    for (index, group) in ElementGroup.all.enumerated() { row.byte("near \(group.rawValue)", nearest[index]) }
  }

  private func note(_ id: Int, _ distance: Int, _ nearest: inout InlineArray<64, UInt8>, _ seen: inout UInt64) {
    var new = context.groups[id] & ElementGroups.features & ~seen
    seen |= new
    while new != 0 {
      nearest[new.trailingZeroBitCount] = UInt8(max(1, 30 - distance))
      new &= new - 1
    }
  }

  /// The features of the range of blocks in an element around a block.
  private struct Box {
    static let names = [
      "blocks", "unlinked letters", "link share", "share of the page", "prose", "letters a block", "headings", "linked blocks",
      "sentences a word",
    ]
    var blocks = 0..<0, features = InlineArray<9, UInt8>(repeating: 0)

    init() {}

    init(_ blocks: Range<Int>, in context: BlockFeatureContext, _ whole: BlockFeatureContext.Totals) {
      let sum = context.sum(blocks)
      let count = blocks.count
      self.blocks = blocks
      features = [
        FeatureRows.logarithm(count), FeatureRows.logarithm(sum.unlinked),
        FeatureRows.share(sum.characterCount - sum.unlinked, of: sum.characterCount),
        FeatureRows.share(sum.unlinked, of: whole.unlinked), FeatureRows.share(sum.long, of: sum.characterCount),
        FeatureRows.logarithm(sum.characterCount / count),
        FeatureRows.share(context.isHeading[blocks], of: count), FeatureRows.share(context.isLinked[blocks], of: count),
        FeatureRows.share(sum.sentences * 4, of: sum.words),
      ]
    }
  }

  private mutating func boxes(_ i: Int, _ row: inout FeatureRows) {
    let boxes = context.boxes(around: i)
    for level in boxes.indices {
      if lastBoxes[level].blocks != boxes[level] { lastBoxes[level] = Box(boxes[level], in: context, whole) }
      for k in Box.names.indices { row.byte("box \(level + 1) \(Box.names[k])", lastBoxes[level].features[k]) }
      row.share("box \(level + 1) place in it", i - boxes[level].lowerBound, of: boxes[level].count)
    }
  }

  private static let neighbourOffset = 2

  /// The amount of a block's text, as features; 0 for an index without a block.
  private struct Amount {
    var index = -1, characterCount: UInt8 = 0, linkDensity: UInt8 = 0
  }

  private mutating func amount(_ index: Int) -> Amount {
    let slot = index % lastAmounts.count
    if lastAmounts[slot].index != index {
      let characterCount = context.characterCount(index)
      lastAmounts[slot] = Amount(
        index: index, characterCount: FeatureRows.logarithm(characterCount),
        linkDensity: FeatureRows.share(characterCount - context.unlinked(index), of: characterCount))
    }
    return lastAmounts[slot]
  }

  private mutating func neighbours(_ i: Int, _ row: inout FeatureRows) {
    for offset in -Self.neighbourOffset...Self.neighbourOffset where offset != 0 {
      let j = i + offset
      let exists = context.all.contains(j)
      let amount = exists ? amount(j) : Amount()
      row.byte("letters at \(offset)", amount.characterCount)
      row.byte("link share at \(offset)", amount.linkDensity)
      guard abs(offset) == 1 else { continue }
      row.small("kind at \(offset)", exists ? Self.number(of: context.kinds[j]) + 1 : 0)
      row.flag("ends a sentence at \(offset)", exists && context.counts[j].endsSentence)
    }
    for window in [5, 12] {
      let range = max(0, i - window)..<min(context.count, i + window + 1)
      let sum = context.sum(range)
      row.count("letters a block within \(window)", sum.characterCount / range.count)
      row.share("link share within \(window)", sum.characterCount - sum.unlinked, of: sum.characterCount)
      row.share("prose within \(window)", sum.long, of: sum.characterCount)
    }
  }
}
