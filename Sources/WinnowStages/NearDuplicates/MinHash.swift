import Winnow

/// A small signature of a text; the agreement of two signatures estimates the similarity of the texts.
///
/// One-permutation MinHash (Li, Owen and Zhang 2012), densified by rotation (Shrivastava and Li 2014), with 16 bits per bin (Li and König
/// 2010), over all 24-byte shingles of the text's letters and digits: independent of language.
struct MinHash {
  /// A hash of the whole text, and then the bins, four per number; only the hash if the text is short.
  let digest: [UInt64]

  static let bins = 64, binsOfNumber = 4
  /// Bytes of the folded text: about four words of English.
  private static let shingleLength = 24
  /// Minimum number of shingles; a shorter text is compared for equality only.
  private static let minShingles = 200
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameter text: the folded text.
  init(_ text: [UInt8]) {
    let whole = FNV1a(text).value
    guard text.count >= Self.shingleLength + Self.minShingles else {
      digest = text.isEmpty ? [] : [whole]
      return
    }
    digest = [whole] + Self.numbers(Self.minima(text))
  }

  /// The minimum hash of each bin; `UInt64.max` for an empty one.
  private static func minima(_ text: [UInt8]) -> [UInt64] {
    var minima = [UInt64](repeating: .max, count: bins)
    var rolling: UInt64 = 0
    var leading: UInt64 = 1
    for _ in 0..<shingleLength { leading = leading &* base }
    for (index, byte) in text.enumerated() {
      rolling = rolling &* base &+ UInt64(byte) &+ 1
      if index >= shingleLength { rolling = rolling &- leading &* (UInt64(text[index - shingleLength]) &+ 1) }
      guard index >= shingleLength - 1 else { continue }
      let hash = mixed(rolling)
      let bin = Int(hash >> 58)
      minima[bin] = min(minima[bin], hash & (1 << 58 - 1))
    }
    return minima
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var z = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func numbers(_ minima: [UInt64]) -> [UInt64] {
    let values = minima.indices.map { bin -> UInt64 in
      var step = 0
      while minima[(bin + step) % bins] == .max { step += 1 }
      return mixed(minima[(bin + step) % bins] &+ UInt64(step) &* base) & 0xFFFF
    }
    return stride(from: 0, to: bins, by: binsOfNumber).map { first in
      (0..<binsOfNumber).reduce(0) { $0 | values[first + $1] << UInt64(16 * $1) }
    }
  }

  /// The estimated Jaccard similarity of the shingles of two texts, 0 to 1, with an error of about 0.06.
  static func similarity(_ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>) -> Double {
    if a.first == b.first { return 1 }
    guard a.count == b.count, a.count > 1 else { return 0 }
    var same = 0
    for (x, y) in zip(a.dropFirst(), b.dropFirst()) {
      let difference = x ^ y
      for bin in 0..<binsOfNumber where (difference >> UInt64(16 * bin)) & 0xFFFF == 0 { same += 1 }
    }
    return Double(same) / Double(bins)
  }
}
