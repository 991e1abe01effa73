/// A count stored in four bytes, half of an `Int`: a page may have a million blocks. Invariant: 0 to 2³² − 1.
@propertyWrapper struct UInt32Backed: Sendable {
  private var number: UInt32
  init(wrappedValue: Int) { number = UInt32(truncatingIfNeeded: wrappedValue) }
  var wrappedValue: Int {
    get { Int(number) }
    set { number = UInt32(truncatingIfNeeded: newValue) }
  }
}

/// A count that stops at the largest value of its type.
@propertyWrapper struct Saturating<Number: FixedWidthInteger & Sendable>: Sendable {
  private var number: Number
  init(wrappedValue: Int) { number = Number(clamping: wrappedValue) }
  var wrappedValue: Int {
    get { Int(number) }
    set { number = Number(clamping: newValue) }
  }
}

/// Saturates at 255, as ``FeatureRows/small(_:_:)`` does.
typealias SaturatingUInt8 = Saturating<UInt8>
/// Saturates at 65,535, which no block of a usual page reaches.
typealias SaturatingUInt16 = Saturating<UInt16>

/// An array of counts from 0 to 2³² − 1, four bytes each.
struct UInt32Array: RandomAccessCollection, Sendable {
  private var numbers: [UInt32]
  init(_ numbers: some Sequence<Int>) { self.numbers = numbers.map { UInt32(truncatingIfNeeded: $0) } }
  /// - Parameter capacity: the maximum number of counts.
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
