import CForest

/// The features of a few blocks, or of one page: a row each, and each feature a byte on a fixed scale.
///
/// Whole numbers all the way, so that training and use see the same bytes on every machine. A feature's name stands where
/// its value is worked out; the names are kept only when a model is trained.
struct FeatureRows: Sendable {
  /// More features than any row has, since a feature's number is a byte; and so many rows that they stay in the first cache.
  static var width: Int { 256 }
  static var capacity: Int { Int(CFOREST_ROWS) }

  /// A feature of all rows, then the next feature: a test of a tree is asked of many rows at once.
  private(set) var values = InlineArray<16_384, UInt8>(repeating: 0)
  /// The row at work, and where its next feature goes.
  private var row = 0, end = 0
  /// Of the features of the row at work.
  private(set) var names: [String] = []
  private let keepsNames: Bool

  init(keepsNames: Bool = false) { self.keepsNames = keepsNames }

  /// Goes to this row, which is empty.
  mutating func begin(_ row: Int) {
    precondition(values.count == Self.width * Self.capacity && 0..<Self.capacity ~= row, "there are fewer rows")
    self.row = row
    end = row
    if keepsNames { names = [] }
  }

  /// Adds features that were worked out before.
  mutating func add(_ features: ArraySlice<UInt8>) {
    for feature in features {
      values[end] = feature
      end += Self.capacity
    }
  }

  /// The features of the row at work.
  var bytes: [UInt8] { stride(from: row, to: end, by: Self.capacity).map { values[$0] } }

  private mutating func add(_ name: @autoclosure () -> String, _ value: UInt8) {
    values[end] = value
    end += Self.capacity
    if keepsNames { names.append(name()) }
  }

  mutating func flag(_ name: @autoclosure () -> String, _ value: Bool) { add(name(), value ? 1 : 0) }

  /// A small number: 255 and more are one.
  mutating func small(_ name: @autoclosure () -> String, _ value: Int) { add(name(), UInt8(clamping: value)) }

  /// A count on a scale of logarithms.
  mutating func count(_ name: @autoclosure () -> String, _ value: Int) { add(name(), Self.logarithm(value)) }

  /// A part of a whole, 0 to 255; 0 of nothing.
  mutating func share(_ name: @autoclosure () -> String, _ part: Int, of whole: Int) { add(name(), Self.share(part, of: whole)) }

  /// A byte that is on a scale already.
  mutating func byte(_ name: @autoclosure () -> String, _ value: UInt8) { add(name(), value) }

  /// See ``share(_:_:of:)``.
  static func share(_ part: Int, of whole: Int) -> UInt8 { whole <= 0 ? 0 : UInt8(clamping: part * 255 / whole) }

  /// Twelve steps for each doubling, in whole numbers.
  static func logarithm(_ value: Int) -> UInt8 {
    guard value > 0 else { return 0 }
    let number = UInt64(value) + 1, power = 63 - number.leadingZeroBitCount
    let rest = power >= 8 ? (number >> UInt64(power - 8)) & 0xFF : (number << UInt64(8 - power)) & 0xFF
    return UInt8(clamping: power * 12 + Int(rest) * 12 / 256)
  }
}
