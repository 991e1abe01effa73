/// The F1 that the scores of a page's blocks lead to expect when those from a least score on are kept: a score is taken for the
/// share of a block's letters that are main content.
///
/// Choosing by it is the plug-in rule for F-measures, as in N. Ye and others, “Optimizing F-measures: a tale of two approaches”
/// (ICML 2012): the less is sure on a page, the more of what is in doubt is worth its risk.
struct ExpectedF1 {
  private var letters = [Int](repeating: 0, count: 256)
  /// Of all blocks, in 255ths of a letter.
  private var due = 0

  /// - Parameter counts: the letters of each block.
  init(_ counts: [Int], _ scores: [UInt8]) {
    for (count, score) in zip(counts, scores) {
      letters[Int(score)] += count
      due += count * Int(score)
    }
  }

  /// From 0 to 1.
  func of(least: Int) -> Double {
    var right = 0, kept = 0
    for score in least..<256 {
      kept += letters[score] * 255
      right += letters[score] * score
    }
    return f1(right, kept)
  }

  /// The least score that is expected to do best, the highest of those that do.
  var bestLeast: Int {
    var best = (least: 255, f1: 0.0), right = 0, kept = 0
    for score in stride(from: 255, through: 0, by: -1) where letters[score] > 0 {
      kept += letters[score] * 255
      right += letters[score] * score
      if case let f1 = f1(right, kept), f1 > best.f1 { best = (score, f1) }
    }
    return best.least
  }

  private func f1(_ right: Int, _ kept: Int) -> Double { kept + due == 0 ? 0 : 2 * Double(right) / Double(kept + due) }
}
