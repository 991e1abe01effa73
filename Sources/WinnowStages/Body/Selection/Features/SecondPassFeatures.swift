import Winnow

/// The second-pass features of a block: the first pass's scores of the block, of its neighbours and of the elements around it.
struct SecondPassFeatures {
  private let context: BlockFeatureContext
  /// The first pass's scores, 0 to 255 per block.
  let scores: [UInt8]
  private let types: [UInt8]
  /// Sums over all blocks before an index, and the total.
  private let totals: [Totals]
  /// Over the blocks: those with a score of at least ``likelyScore``.
  private let isLikely: RankIndex
  /// By the number of the template cluster.
  private var clusters: [(sum: Int, count: Int)]
  private let firstLikely: Int, lastLikely: Int

  private struct Totals {
    /// Characters times score, as two 32-bit halves: an `Int` would make the struct a third larger.
    private var high: UInt32 = 0, low: UInt32 = 0
    @UInt32Backed var summed = 0
    var weighed: Int {
      get { Int(high) << 32 | Int(low) }
      set { (high, low) = (UInt32(truncatingIfNeeded: newValue >> 32), UInt32(truncatingIfNeeded: newValue)) }
    }
  }

  /// A block with at least this score is likely main content.
  private static let likelyScore: UInt8 = 128

  init(_ context: BlockFeatureContext, scores: [UInt8], types: [UInt8]) {
    (self.context, self.scores, self.types) = (context, scores, types)
    clusters = Array(repeating: (0, 0), count: context.templateClusterCount)
    var sum = Totals()
    var totals: [Totals] = []
    totals.reserveCapacity(scores.count + 1)
    totals.append(sum)
    for i in context.all {
      sum.weighed += context.characterCount(i) * Int(scores[i])
      sum.summed += Int(scores[i])
      totals.append(sum)
      clusters[context.templateClusters[i]].sum += Int(scores[i])
      clusters[context.templateClusters[i]].count += 1
    }
    self.totals = totals
    isLikely = RankIndex(scores.lazy.map { $0 >= Self.likelyScore })
    firstLikely = scores.firstIndex { $0 >= Self.likelyScore } ?? scores.count
    lastLikely = scores.lastIndex { $0 >= Self.likelyScore } ?? -1
  }

  private static let reach = 2

  /// Adds the features of the block with this index to the current row, after its first-pass features.
  func add(_ i: Int, to row: inout FeatureRows) {
    row.byte("score", scores[i])
    for offset in -Self.reach...Self.reach where offset != 0 {
      row.byte("score at \(offset)", context.all.contains(i + offset) ? scores[i + offset] : 0)
    }
    for window in [4, 12] { mean("within \(window)", max(0, i - window)..<min(scores.count, i + window + 1), &row) }
    mean("before", 0..<i, &row)
    mean("behind", i + 1..<scores.count, &row)
    mean("page", context.all, &row)
    let allLikely = isLikely[scores.count]
    let boxes = context.boxes(around: i)
    for level in boxes.indices {
      let box = boxes[level]
      mean("box \(level + 1)", box, &row)
      let likely = isLikely[box]
      row.share("likely of box \(level + 1)", likely, of: box.count)
      row.share("likely in box \(level + 1) of all", likely, of: allLikely)
    }
    let heading = context.heading(before: i) ?? i
    row.byte("score of the heading", heading == i ? 0 : scores[heading])
    mean("since the heading", heading..<i, &row)
    let section = heading..<context.sectionEnd(after: i)
    mean("section", section, &row)
    let same = clusters[context.templateClusters[i]]
    row.small("score of those alike", same.sum / max(1, same.count))
    row.count("blocks before the first likely", max(0, firstLikely - i))
    row.count("blocks behind the last likely", max(0, i - lastLikely))
    row.share("likely blocks before", isLikely[i], of: allLikely)
    row.count("likely blocks", allLikely)
    for (k, type) in PageType.allCases.enumerated() { row.byte("page type \(type.rawValue)", types[k]) }
  }

  private func mean(_ name: @autoclosure () -> String, _ range: Range<Int>, _ row: inout FeatureRows) {
    guard !range.isEmpty else {
      row.byte("score \(name())", 0)
      row.byte("weighed score \(name())", 0)
      return
    }
    let a = totals[range.lowerBound]
    let b = totals[range.upperBound]
    let characterCount = context.sum(range).characterCount
    row.small("score \(name())", (b.summed - a.summed) / range.count)
    row.small("weighed score \(name())", characterCount == 0 ? 0 : (b.weighed - a.weighed) / characterCount)
  }
}
