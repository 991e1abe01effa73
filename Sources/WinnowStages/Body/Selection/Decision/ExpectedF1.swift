/// The expected F1 of keeping all blocks with at least a given score. A score is interpreted as the fraction of a block's characters that
/// are main content.
///
/// Maximizing it is the plug-in rule for F-measures, as in N. Ye and others, “Optimizing F-measures: a tale of two approaches” (ICML 2012):
/// the threshold falls as the page's scores get less certain.
struct ExpectedF1 {
  /// By threshold: the characters kept, and the expected characters of main content among them, both in 255ths.
  private var kept = [Int](repeating: 0, count: 256), right = [Int](repeating: 0, count: 256)

  /// - Parameter counts: the character count of each block.
  init(_ counts: some Sequence<Int>, _ scores: [UInt8]) {
    for (count, score) in zip(counts, scores) {
      kept[Int(score)] += count * 255
      right[Int(score)] += count * Int(score)
    }
    for score in stride(from: 254, through: 0, by: -1) {
      kept[score] += kept[score + 1]
      right[score] += right[score + 1]
    }
  }

  /// The characters kept, plus the expected characters of main content.
  private func all(_ threshold: Int) -> Int { kept[threshold] + right[0] }

  /// 0 to 1.
  func value(threshold: Int) -> Double { all(threshold) == 0 ? 0 : 2 * Double(right[threshold]) / Double(all(threshold)) }

  /// 0 to 100, rounded down.
  func hundredths(threshold: Int) -> Int { all(threshold) == 0 ? 0 : 200 * right[threshold] / all(threshold) }

  /// The threshold with the greatest expected F1; the highest of several.
  var bestThreshold: Int { (0...255).reversed().max { value(threshold: $0) < value(threshold: $1) } ?? 255 }
}
