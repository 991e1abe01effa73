import Winnow

/// A bit for each hash of some keys: it tells most others from them before a look-up, may say yes wrongly, and never no.
struct HashMarks: Sendable {
  /// Many more bits than keys.
  private static let size = 1 << 14
  private var bits = [UInt64](repeating: 0, count: size / 64)

  private static func place(_ hash: FNV1a) -> Int { Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) & (size - 1) }

  mutating func insert(_ hash: FNV1a) {
    let place = Self.place(hash)
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  func mayHave(_ hash: FNV1a) -> Bool {
    let place = Self.place(hash)
    return bits[place / 64] >> UInt64(place % 64) & 1 == 1
  }
}
