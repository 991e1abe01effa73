import Winnow

/// What the second look at a block sees: the first look's scores of itself, of its neighbours and of what it stands in.
struct SecondLook {
  private let scene: BlockScene
  /// Of the first look, 0 to 255 a block.
  private let scores: [UInt8]
  private let types: [UInt8]
  /// Running totals: letters times score, letters, scores, and blocks that are likely to stay.
  private var weighed = [0], letters = [0], summed = [0], likely = [0]
  /// By the number of the make.
  private var alike: [(sum: Int, count: Int)]
  private let firstLikely: Int, lastLikely: Int
  /// Of each block, the place of the next heading.
  private let sectionEnds: [Int]

  /// A score over this is likely main content.
  private static let half: UInt8 = 128

  init(_ scene: BlockScene, scores: [UInt8], types: [UInt8]) {
    (self.scene, self.scores, self.types) = (scene, scores, types)
    alike = Array(repeating: (0, 0), count: scene.makeCount)
    for i in scene.all {
      weighed.append(weighed[i] + scene.letters[i] * Int(scores[i]))
      letters.append(letters[i] + scene.letters[i])
      summed.append(summed[i] + Int(scores[i]))
      likely.append(likely[i] + (scores[i] >= Self.half ? 1 : 0))
      alike[scene.makes[i]].sum += Int(scores[i])
      alike[scene.makes[i]].count += 1
    }
    var ends = [Int](repeating: scores.count, count: scores.count), next = scores.count
    for i in scene.blocks.indices.reversed() {
      ends[i] = next
      if scene.kinds[i] == .heading { next = i }
    }
    sectionEnds = ends
    firstLikely = scores.firstIndex { $0 >= Self.half } ?? scores.count
    lastLikely = scores.lastIndex { $0 >= Self.half } ?? -1
  }

  private static let reach = 2

  /// What the first look's scores add to the block's row.
  func add(_ i: Int, to row: inout FeatureRow) {
    row.byte("score", scores[i])
    for offset in -Self.reach...Self.reach where offset != 0 {
      row.byte("score at \(offset)", scene.all.contains(i + offset) ? scores[i + offset] : 0)
    }
    for window in [4, 12] { mean("within \(window)", max(0, i - window)..<min(scores.count, i + window + 1), &row) }
    mean("before", 0..<i, &row)
    mean("behind", i + 1..<scores.count, &row)
    mean("page", scene.all, &row)
    for (level, box) in scene.boxes(around: i).enumerated() {
      mean("box \(level + 1)", box, &row)
      row.share("likely of box \(level + 1)", likely[box.upperBound] - likely[box.lowerBound], of: box.count)
      row.share("likely in box \(level + 1) of all", likely[box.upperBound] - likely[box.lowerBound], of: likely[scores.count])
    }
    let heading = scene.headings[i]
    row.byte("score of the heading", heading == i ? 0 : scores[heading])
    mean("since the heading", heading..<i, &row)
    let section = heading..<(sectionEnds[i])
    mean("section", section, &row)
    let same = alike[scene.makes[i]]
    row.small("score of those alike", same.sum / max(1, same.count))
    row.count("blocks before the first likely", max(0, firstLikely - i))
    row.count("blocks behind the last likely", max(0, i - lastLikely))
    row.share("likely blocks before", likely[i], of: likely[scores.count])
    row.count("likely blocks", likely[scores.count])
    for (k, type) in PageType.allCases.enumerated() { row.byte("page type \(type.rawValue)", types[k]) }
  }

  private func mean(_ name: @autoclosure () -> String, _ range: Range<Int>, _ row: inout FeatureRow) {
    guard !range.isEmpty else {
      row.byte("score \(name())", 0)
      row.byte("weighed score \(name())", 0)
      return
    }
    let all = letters[range.upperBound] - letters[range.lowerBound]
    row.small("score \(name())", (summed[range.upperBound] - summed[range.lowerBound]) / range.count)
    row.small("weighed score \(name())", all == 0 ? 0 : (weighed[range.upperBound] - weighed[range.lowerBound]) / all)
  }
}
