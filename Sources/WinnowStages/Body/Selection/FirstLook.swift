import Winnow

/// What the first look at a block sees: itself, what it stands in, and what stands beside it.
struct FirstLook {
  private let scene: BlockScene
  /// By the number of the make.
  private let alike: [Alike]
  private let whole: BlockScene.Totals
  private let deepest: Int
  private let bestRange: Range<Int>
  /// What was worked out last at each level, and of each block in reach: the next block asks for most of it again.
  private var lastBoxes = InlineArray<4, Box>(repeating: Box()), lastAmounts = InlineArray<8, Amount>(repeating: Amount())

  init(_ scene: BlockScene) {
    self.scene = scene
    whole = scene.sum(scene.all)
    var alike = [Alike](repeating: Alike(), count: scene.makeCount)
    for i in scene.all { alike[scene.makes[i]].add(scene.letters(i), scene.unlinked(i), i) }
    self.alike = alike
    deepest = scene.containers.map(scene.tree.depth(of:)).max() ?? 0
    bestRange = scene.range(scene.best)
  }

  /// The blocks that a template made alike.
  private struct Alike {
    var first = 0, last = 0, count = 0, letters = 0, unlinked = 0

    mutating func add(_ letters: Int, _ unlinked: Int, _ place: Int) {
      if count == 0 { first = place }
      last = place
      count += 1
      self.letters += letters
      self.unlinked += unlinked
    }
  }

  private static let kinds = BlockKind.allCases
  private static let tags: [Tag] = [.p, .div, .li, .td, .th, .span, .a, .section, .article, .dt, .dd, .button, .label, .body]

  /// Adds what it sees of the block with this number to the row at work.
  mutating func add(_ i: Int, to row: inout FeatureRows) {
    own(i, &row)
    place(i, &row)
    ancestors(i, &row)
    boxes(i, &row)
    neighbours(i, &row)
  }

  private mutating func own(_ i: Int, _ row: inout FeatureRows) {
    let sum = scene.sum(i..<i + 1), signs = scene.signs[i], inside = scene.inline[i], letters = sum.letters, amount = amount(i)
    row.byte("letters", amount.letters)
    row.count("unlinked letters", sum.unlinked)
    row.byte("link share", amount.linkShare)
    row.count("words", sum.words)
    row.share("letters a word", letters, of: max(1, sum.words) * 20)
    row.count("sentences", sum.sentences)
    row.share("sentences a word", sum.sentences * 4, of: sum.words)
    row.count("commas", signs.commas)
    row.share("commas a word", signs.commas * 4, of: sum.words)
    row.share("digits", signs.digits, of: letters)
    row.share("capitals", signs.capitals, of: letters)
    row.share("marks", signs.marks * 2, of: letters)
    row.small("dividers", signs.dividers)
    row.flag("ends a sentence", signs.endsSentence)
    row.flag("ends with a colon", signs.endsWithColon)
    row.small("links", inside.links)
    row.small("line breaks", inside.breaks)
    row.small("kind", Self.kinds.firstIndex(of: scene.kinds[i]) ?? 0)
    row.small("heading level", scene.kinds[i] == .heading ? scene[i].level ?? 0 : 0)
    row.small("tag", (Self.tags.firstIndex(of: scene.tree.tag(of: scene.containers[i])) ?? Self.tags.count) + 1)
    row.small("copies of its text", inside.copies)
    row.flag("said before", inside.isSaidBefore)
    let alike = alike[scene.makes[i]]
    row.count("alike", alike.count)
    row.count("letters of those alike", alike.letters / max(1, alike.count))
    row.share("link share of those alike", alike.letters - alike.unlinked, of: alike.letters)
    row.share("spread of those alike", alike.last - alike.first, of: scene.count)
    let heading = scene.heading(before: i) ?? i
    row.count("blocks since the heading", i - heading)
    row.small("level of the heading", heading == i ? 0 : scene[heading].level ?? 0)
    row.share("link share of the heading", scene.letters(heading) - scene.unlinked(heading), of: scene.letters(heading))
  }

  private func place(_ i: Int, _ row: inout FeatureRows) {
    let count = scene.count, before = scene.sum(0..<i)
    row.share("place", i, of: count)
    row.count("blocks before", i)
    row.count("blocks behind", count - i - 1)
    row.share("prose before", before.unlinked, of: whole.unlinked)
    row.share("long prose before", before.long, of: whole.long)
    row.small("depth", scene.tree.depth(of: scene.containers[i]))
    row.share("depth of the deepest", scene.tree.depth(of: scene.containers[i]), of: deepest)
    let title = scene.title ?? -1
    row.count("blocks before the title", title > i ? title - i : 0)
    row.count("blocks behind the title", title >= 0 && title < i ? i - title : 0)
    row.flag("in the best element", bestRange.contains(i))
    row.count("blocks before the best", max(0, bestRange.lowerBound - i))
    row.count("blocks behind the best", max(0, i - bestRange.upperBound + 1))
    row.share("share of the best in the page", scene.sum(bestRange).unlinked, of: whole.unlinked)
    let gap = i == 0 ? 0 : scene[i].nodes.lowerBound - scene[i - 1].nodes.upperBound
    row.count("nodes since the last block", gap)
  }

  /// How near the next element of each group is around the block: 0 for none, more for nearer.
  private func ancestors(_ i: Int, _ row: inout FeatureRows) {
    var nearest = InlineArray<64, UInt8>(repeating: 0)
    var seen: UInt64 = 0, id = scene.containers[i], distance = 0
    // A block that is a link's only text, or stands in inline elements with a class of their own.
    var inner = scene.tree.parent(of: scene[i].nodes.lowerBound)
    while inner > id {
      note(inner, 0, &nearest, &seen)
      inner = scene.tree.parent(of: inner)
    }
    while id > 0 {
      note(id, distance, &nearest, &seen)
      id = scene.tree.parent(of: id)
      distance += 1
    }
    for k in 0..<ElementGroups.count { row.byte("near \(ElementGroups.names[k])", nearest[k]) }
  }

  private func note(_ id: Int, _ distance: Int, _ nearest: inout InlineArray<64, UInt8>, _ seen: inout UInt64) {
    var new = scene.groups[id] & ElementGroups.features & ~seen
    seen |= new
    while new != 0 {
      nearest[new.trailingZeroBitCount] = UInt8(max(1, 30 - distance))
      new &= new - 1
    }
  }

  /// A box around a block, as features.
  private struct Box {
    static let names = ["blocks", "unlinked letters", "link share", "share of the page", "prose", "letters a block", "headings", "linked blocks", "sentences a word"]
    var blocks = 0..<0, features = InlineArray<9, UInt8>(repeating: 0)

    init() {}

    init(_ blocks: Range<Int>, in scene: BlockScene, _ whole: BlockScene.Totals) {
      let sum = scene.sum(blocks), count = blocks.count
      self.blocks = blocks
      features = [
        FeatureRows.logarithm(count), FeatureRows.logarithm(sum.unlinked), FeatureRows.share(sum.letters - sum.unlinked, of: sum.letters),
        FeatureRows.share(sum.unlinked, of: whole.unlinked), FeatureRows.share(sum.long, of: sum.letters), FeatureRows.logarithm(sum.letters / count),
        FeatureRows.share(scene.isHeading[blocks], of: count), FeatureRows.share(scene.isLinked[blocks], of: count), FeatureRows.share(sum.sentences * 4, of: sum.words),
      ]
    }
  }

  private mutating func boxes(_ i: Int, _ row: inout FeatureRows) {
    let boxes = scene.boxes(around: i)
    for level in boxes.indices {
      if lastBoxes[level].blocks != boxes[level] { lastBoxes[level] = Box(boxes[level], in: scene, whole) }
      for k in Box.names.indices { row.byte("box \(level + 1) \(Box.names[k])", lastBoxes[level].features[k]) }
      row.share("box \(level + 1) place in it", i - boxes[level].lowerBound, of: boxes[level].count)
    }
  }

  private static let reach = 2

  /// How much a block says, as features: nothing for one that there is not.
  private struct Amount {
    var place = -1, letters: UInt8 = 0, linkShare: UInt8 = 0
  }

  private mutating func amount(_ place: Int) -> Amount {
    let slot = place % lastAmounts.count
    if lastAmounts[slot].place != place {
      let letters = scene.letters(place)
      lastAmounts[slot] = Amount(place: place, letters: FeatureRows.logarithm(letters), linkShare: FeatureRows.share(letters - scene.unlinked(place), of: letters))
    }
    return lastAmounts[slot]
  }

  private mutating func neighbours(_ i: Int, _ row: inout FeatureRows) {
    for offset in -Self.reach...Self.reach where offset != 0 {
      let j = i + offset
      let exists = scene.all.contains(j), amount = exists ? amount(j) : Amount()
      row.byte("letters at \(offset)", amount.letters)
      row.byte("link share at \(offset)", amount.linkShare)
      guard abs(offset) == 1 else { continue }
      row.small("kind at \(offset)", exists ? (Self.kinds.firstIndex(of: scene.kinds[j]) ?? 0) + 1 : 0)
      row.flag("ends a sentence at \(offset)", exists && scene.signs[j].endsSentence)
    }
    for window in [5, 12] {
      let range = max(0, i - window)..<min(scene.count, i + window + 1), sum = scene.sum(range)
      row.count("letters a block within \(window)", sum.letters / range.count)
      row.share("link share within \(window)", sum.letters - sum.unlinked, of: sum.letters)
      row.share("prose within \(window)", sum.long, of: sum.letters)
    }
  }
}
