/// The features of one block or page, each a byte on a fixed scale.
///
/// Whole numbers all the way, so that training and use see the same bytes on every machine. A feature's name stands where
/// its value is worked out; the names are kept only when a model is trained.
struct FeatureRow {
  private(set) var bytes: [UInt8] = []
  private(set) var names: [String] = []
  private let keepsNames: Bool

  /// More than any row has.
  private static let capacity = 256

  init(keepsNames: Bool = false) {
    self.keepsNames = keepsNames
    bytes.reserveCapacity(Self.capacity)
  }

  private mutating func add(_ name: @autoclosure () -> String, _ value: UInt8) {
    bytes.append(value)
    if keepsNames { names.append(name()) }
  }

  mutating func flag(_ name: @autoclosure () -> String, _ value: Bool) { add(name(), value ? 1 : 0) }

  /// A small number: 255 and more are one.
  mutating func small(_ name: @autoclosure () -> String, _ value: Int) { add(name(), UInt8(clamping: value)) }

  /// A count on a scale of logarithms.
  mutating func count(_ name: @autoclosure () -> String, _ value: Int) { add(name(), Self.logarithm(value)) }

  /// A part of a whole, 0 to 255; 0 of nothing.
  mutating func share(_ name: @autoclosure () -> String, _ part: Int, of whole: Int) {
    add(name(), whole <= 0 ? 0 : UInt8(clamping: part * 255 / whole))
  }

  /// A byte that is on a scale already.
  mutating func byte(_ name: @autoclosure () -> String, _ value: UInt8) { add(name(), value) }

  /// Twelve steps for each doubling, in whole numbers.
  static func logarithm(_ value: Int) -> UInt8 {
    guard value > 0 else { return 0 }
    let number = UInt64(value) + 1, power = 63 - number.leadingZeroBitCount
    let rest = power >= 8 ? (number >> UInt64(power - 8)) & 0xFF : (number << UInt64(8 - power)) & 0xFF
    return UInt8(clamping: power * 12 + Int(rest) * 12 / 256)
  }
}
