/// A cache with one slot for each key; the last key wins. Keys are indices: of elements, or of the first byte of an attribute value.
/// Equal class attributes mostly share their bytes, so that the index of the first byte is the key.
struct DirectMappedCache<Value> {
  private static var size: Int { 1_024 }
  private var places = [Int](repeating: -1, count: size)
  private var values: [Value]

  init(initial: Value) { values = Array(repeating: initial, count: Self.size) }

  /// - Parameter make: computes the value on a cache miss.
  @inline(__always) mutating func value(at index: Int, _ make: () -> Value) -> Value {
    let slot = index & (Self.size - 1)
    if places[slot] != index { (places[slot], values[slot]) = (index, make()) }
    return values[slot]
  }

  /// The same for bytes, by the index of the first.
  @inline(__always) mutating func value(of bytes: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value) -> Value {
    value(at: bytes.startIndex) { make(bytes) }
  }
}
