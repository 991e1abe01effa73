/// A count of things of one page, which has fewer than 2³² of anything: half the bytes of an `Int`, since a page may have a
/// million blocks.
@propertyWrapper struct UInt32Backed: Sendable {
  private var number: UInt32
  init(wrappedValue: Int) { number = UInt32(truncatingIfNeeded: wrappedValue) }
  var wrappedValue: Int {
    get { Int(number) }
    set { number = UInt32(truncatingIfNeeded: newValue) }
  }
}

/// A count that is as good as the most that its number holds where it is more.
@propertyWrapper struct Saturating<Number: FixedWidthInteger & Sendable>: Sendable {
  private var number: Number
  init(wrappedValue: Int) { number = Number(clamping: wrappedValue) }
  var wrappedValue: Int {
    get { Int(number) }
    set { number = Number(clamping: newValue) }
  }
}

/// A count of which only the first 255 count, as ``FeatureRows/small(_:_:)`` has it.
typealias SaturatingUInt8 = Saturating<UInt8>
/// A count that no block of a usual page passes: 65,535.
typealias SaturatingUInt16 = Saturating<UInt16>

/// Such counts side by side.
struct UInt32Array: RandomAccessCollection, Sendable {
  private var numbers: [UInt32]
  init(_ numbers: some Sequence<Int>) { self.numbers = numbers.map { UInt32(truncatingIfNeeded: $0) } }
  /// - Parameter capacity: how many there may be.
  init(_ numbers: some Sequence<Int>, capacity: Int) {
    self.numbers = []
    self.numbers.reserveCapacity(capacity)
    self.numbers.append(contentsOf: numbers.lazy.map { UInt32(truncatingIfNeeded: $0) })
  }
  init(repeating number: Int, count: Int) { numbers = Array(repeating: UInt32(truncatingIfNeeded: number), count: count) }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> Int {
    get { Int(numbers[index]) }
    set { numbers[index] = UInt32(truncatingIfNeeded: newValue) }
  }
}
