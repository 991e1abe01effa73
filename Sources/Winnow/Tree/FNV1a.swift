/// The 64-bit FNV-1a hash, stable across processes and machines. Not cryptographic.
public struct FNV1a: Sendable {
  /// The hash of the bytes added so far.
  @inlinable public var value: UInt64 { hash }

  @usableFromInline var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of no bytes.
  @inlinable public init() {}

  /// Restores a hash from its value.
  init(value: UInt64) { hash = value }

  /// Creates the hash of these bytes.
  @inlinable public init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  /// Adds a byte.
  @inlinable @inline(__always) public mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Adds an integer in little-endian order.
  @inlinable public mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  /// Adds bytes.
  @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}
