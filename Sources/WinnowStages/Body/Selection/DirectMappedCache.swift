/// What was worked out of some places of a page already: of class attributes, which templates repeat, and equal ones of which stand
/// at one place of the tree's values; of elements, whose children ask for them one after the other.
struct DirectMappedCache<Value> {
  private static var size: Int { 1_024 }
  private var places = [Int](repeating: -1, count: size)
  private var values: [Value]

  init(initial: Value) { values = Array(repeating: initial, count: Self.size) }

  /// - Parameter make: is asked where the place was not seen, or so long ago that another stands in its slot.
  @inline(__always) mutating func value(at index: Int, _ make: () -> Value) -> Value {
    let slot = index & (Self.size - 1)
    if places[slot] != index { (places[slot], values[slot]) = (index, make()) }
    return values[slot]
  }

  /// The same for bytes, which are known by where they begin.
  @inline(__always) mutating func value(of bytes: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value) -> Value {
    value(at: bytes.startIndex) { make(bytes) }
  }
}
