internal import CCodec

/// What is packed and cannot be unpacked on.
struct Damaged: Error, Equatable, CustomStringConvertible {
  let packing: Packing

  var description: String { "the \(packing) data cannot be unpacked" }
}

/// Unpacks one stream, piece by piece: the safe side of the C layer.
@safe struct Unpacker: ~Copyable {
  private let packing: Packing
  private let codec: OpaquePointer
  /// Used again and again: fresh memory costs more than what is unpacked into it.
  private var room: [UInt8]
  /// Whether the last member came to its end.
  private(set) var isAtEnd = true

  /// - Parameter input: how many bytes there are to unpack, where that is known.
  /// - Returns: `nil` without memory.
  init?(_ packing: Packing, input: Int = .max) {
    guard let codec = unsafe ccodec_open(packing.kind) else { return nil }
    self.packing = packing
    room = [UInt8](repeating: 0, count: input < Self.piece / Self.usualRatio ? max(Self.leastRoom, input * Self.usualRatio) : Self.piece)
    unsafe self.codec = codec
  }

  deinit { unsafe ccodec_close(codec) }

  /// Begins with a new member.
  mutating func reset() {
    unsafe ccodec_reset(codec)
    isAtEnd = true
  }

  /// Unpacks input until there is none left, or the output has this many bytes and some; members follow each other.
  ///
  /// - Parameter used: how much of the input was used.
  /// - Returns: the bytes; those before a damage too, and the damage.
  mutating func unpack(_ input: ArraySlice<UInt8>, most: Int, used: inout Int) -> (bytes: [UInt8], damage: Damaged?) {
    var bytes: [UInt8] = []
    used = 0
    while used < input.count || !isAtEnd, bytes.count < most {
      var taken = 0, made = 0, status = CCODEC_MORE
      unsafe room.withUnsafeMutableBufferPointer { out in
        unsafe input[(input.startIndex + used)...].withUnsafeBufferPointer { rest in
          status = unsafe ccodec_unpack(codec, rest.baseAddress, rest.count, &taken, out.baseAddress, out.count, &made)
        }
      }
      bytes += room[..<made]
      used += taken
      isAtEnd = false
      switch status {
      case CCODEC_END:
        unsafe ccodec_reset(codec)
        isAtEnd = true
      case CCODEC_DAMAGED: return (bytes, Damaged(packing: packing))
      case CCODEC_MORE where taken == 0 && made == 0: return (bytes, nil)
      default: break
      }
      if status == CCODEC_MORE, used == input.count { break }
    }
    return (bytes, nil)
  }

  private static let piece = 4 << 20, leastRoom = 16 << 10
  /// Pages unpack to some times their size.
  private static let usualRatio = 8

  /// All of it, but no more than `limit` and some bytes, so that a longer one is known as such.
  ///
  /// - Throws: ``Damaged``, also for what ends too soon.
  static func all(_ input: [UInt8], _ packing: Packing, limit: Int) throws(Damaged) -> [UInt8] {
    guard var unpacker = Unpacker(packing, input: input.count) else { throw Damaged(packing: packing) }
    var used = 0
    let (bytes, damage) = unpacker.unpack(input[...], most: limit + 1, used: &used)
    if let damage { throw damage }
    guard unpacker.isAtEnd || bytes.count > limit else { throw Damaged(packing: packing) }
    return bytes
  }
}
