import CForest

/// The features of a few blocks, or of one page: one row each, and one byte on a fixed scale per feature.
///
/// Integers only, so that training and inference have the same bytes on every machine. A feature's name is given where its value is
/// computed; names are stored only for training.
struct FeatureRows: Sendable {
  /// The maximum number of features, which index a byte; and the number of rows for which the table fits the L1 cache.
  static var width: Int { 256 }
  static var capacity: Int { Int(CFOREST_ROWS) }

  /// Column-major: a test of a tree is evaluated for many rows at once.
  private(set) var values = InlineArray<16_384, UInt8>(repeating: 0)
  /// The current row, and the index of its next feature.
  private var row = 0, end = 0
  /// The names of the features of the current row.
  private(set) var names: [String] = []
  private let keepsNames: Bool

  init(keepsNames: Bool = false) { self.keepsNames = keepsNames }

  /// Makes this row the current one, and clears it.
  mutating func begin(_ row: Int) {
    precondition(values.count == Self.width * Self.capacity && 0..<Self.capacity ~= row, "there are fewer rows")
    self.row = row
    end = row
    if keepsNames { names = [] }
  }

  /// Adds precomputed features.
  mutating func add(_ features: ArraySlice<UInt8>) {
    for feature in features {
      values[end] = feature
      end += Self.capacity
    }
  }

  /// The features of the current row.
  var bytes: [UInt8] { stride(from: row, to: end, by: Self.capacity).map { values[$0] } }

  private mutating func add(_ name: @autoclosure () -> String, _ value: UInt8) {
    values[end] = value
    end += Self.capacity
    if keepsNames { names.append(name()) }
  }

  mutating func flag(_ name: @autoclosure () -> String, _ value: Bool) { add(name(), value ? 1 : 0) }

  /// A small number, saturating at 255.
  mutating func small(_ name: @autoclosure () -> String, _ value: Int) { add(name(), UInt8(clamping: value)) }

  /// A count on a logarithmic scale; see ``logarithm(_:)``.
  mutating func count(_ name: @autoclosure () -> String, _ value: Int) { add(name(), Self.logarithm(value)) }

  /// A fraction as 0 to 255; 0 if the whole is 0.
  mutating func share(_ name: @autoclosure () -> String, _ part: Int, of whole: Int) { add(name(), Self.share(part, of: whole)) }

  /// A byte that is already scaled.
  mutating func byte(_ name: @autoclosure () -> String, _ value: UInt8) { add(name(), value) }

  /// See ``share(_:_:of:)``.
  static func share(_ part: Int, of whole: Int) -> UInt8 { whole <= 0 ? 0 : UInt8(clamping: part * 255 / whole) }

  /// 12 × log2(value + 1), in integer arithmetic.
  static func logarithm(_ value: Int) -> UInt8 {
    guard value > 0 else { return 0 }
    let number = UInt64(value) + 1
    let power = 63 - number.leadingZeroBitCount
    let rest = power >= 8 ? (number >> UInt64(power - 8)) & 0xFF : (number << UInt64(8 - power)) & 0xFF
    return UInt8(clamping: power * 12 + Int(rest) * 12 / 256)
  }
}
