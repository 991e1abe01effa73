/// A hash that is the same in every process and on every machine (Fowler, Noll and Vo, 64 bits). It tells changes, not malice.
public struct FNV1a: Sendable {
  /// The hash of what was added so far.
  @inlinable public var value: UInt64 { hash }

  @usableFromInline var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A hash of nothing.
  @inlinable public init() {}

  /// A hash that was made elsewhere.
  init(value: UInt64) { hash = value }

  /// The hash of these bytes.
  @inlinable public init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  /// Adds a byte.
  @inlinable @inline(__always) public mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Adds a number, the lowest byte first.
  @inlinable public mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  /// Adds bytes in their order.
  @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}
