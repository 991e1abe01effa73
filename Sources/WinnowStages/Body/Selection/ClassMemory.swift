/// What was worked out of class attributes already: templates repeat them, and equal ones stand at one place of the tree's values.
struct ClassMemory<Value> {
  private static var size: Int { 1_024 }
  private var places = [Int](repeating: -1, count: size)
  private var values: [Value]

  init(initial: Value) { values = Array(repeating: initial, count: Self.size) }

  /// - Parameter make: is asked where the attribute was not seen, or so long ago that another stands in its slot.
  @inline(__always) mutating func value(of bytes: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value) -> Value {
    let slot = bytes.startIndex & (Self.size - 1)
    if places[slot] != bytes.startIndex { (places[slot], values[slot]) = (bytes.startIndex, make(bytes)) }
    return values[slot]
  }
}
