/// Longest common subsequences, bit-parallel (H. Hyyrö, “Bit-parallel LCS-length computation revisited”, AWOCA 2004).
enum CommonSubsequence {
  /// Bit vectors over `b` after each element of `a`; a 0 bit is an index at which the subsequence grows.
  private struct Rows {
    private var bits: [UInt64]
    private let masks: [Int: [UInt64]]
    private let size: Int

    init(_ b: [Int]) {
      size = (b.count + 63) / 64
      bits = [UInt64](repeating: .max, count: size)
      var masks: [Int: [UInt64]] = [:]
      for (index, word) in b.enumerated() {
        masks[word, default: [UInt64](repeating: 0, count: size)][index / 64] |= 1 << UInt64(index % 64)
      }
      self.masks = masks
    }

    mutating func add(_ word: Int) {
      guard let mask = masks[word] else { return }
      var carry = false
      for i in 0..<size {
        let u = bits[i] & mask[i]
        let (first, over) = bits[i].addingReportingOverflow(u)
        let (sum, again) = first.addingReportingOverflow(carry ? 1 : 0)
        carry = over || again
        bits[i] = sum | (bits[i] & ~u)
      }
    }

    var current: [UInt64] { bits }
  }

  static func length(_ a: [Int], _ b: [Int]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var rows = Rows(b)
    for word in a { rows.add(word) }
    let bits = rows.current
    return b.indices.count { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 0 }
  }

  /// The indices in `a` of one longest common subsequence, last first.
  static func indices(_ a: [Int], _ b: [Int]) -> [Int] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    var rows = Rows(b)
    var all: [[UInt64]] = []
    for word in a {
      rows.add(word)
      all.append(rows.current)
    }
    func bit(_ i: Int, _ j: Int) -> Bool { all[i][j / 64] >> UInt64(j % 64) & 1 == 1 }
    var found: [Int] = []
    var i = a.count
    var j = b.count
    while i > 0, j > 0 {
      if bit(i - 1, j - 1) {
        j -= 1
        continue
      }
      i -= 1
      if i > 0, !bit(i - 1, j - 1) { continue }
      found.append(i)
      j -= 1
    }
    return found
  }
}
