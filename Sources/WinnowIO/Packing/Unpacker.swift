internal import CCodec

/// Unpacks one stream, piece by piece: the safe side of the C layer.
@safe struct Unpacker: ~Copyable {
  private let packing: Packing
  private let codec: OpaquePointer
  /// Used again and again: fresh memory costs more than what is unpacked into it.
  private var room: [UInt8]
  /// Whether the last member came to its end.
  private(set) var isAtEnd = true

  /// What one step came to.
  enum Step: Equatable {
    /// Input was used, or bytes were given, or both.
    case on
    /// All input is used, and there is nothing to give without more.
    case hungry
    /// A member has ended; the next step begins another one.
    case end
    case damaged(Damaged)
  }

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

  /// - Returns: whether the bytes are a dictionary of zstd.
  mutating func use(dictionary: [UInt8]) -> Bool {
    unsafe dictionary.withUnsafeBufferPointer { unsafe ccodec_use_dictionary(codec, $0.baseAddress, $0.count) } != 0
  }

  /// Unpacks some input, at most to the end of a member, and adds what it is to `bytes`; that before damage as well.
  ///
  /// - Parameter used: how much of the input was used.
  mutating func unpack(_ input: ArraySlice<UInt8>, into bytes: inout [UInt8], used: inout Int) -> Step {
    var made = 0, status = CCODEC_MORE
    used = 0
    unsafe room.withUnsafeMutableBufferPointer { out in
      unsafe input.withUnsafeBufferPointer { rest in
        status = unsafe ccodec_unpack(codec, rest.baseAddress, rest.count, &used, out.baseAddress, out.count, &made)
      }
    }
    bytes += room[..<made]
    isAtEnd = false
    switch status {
    case CCODEC_END:
      reset()
      return .end
    case CCODEC_MORE, CCODEC_FULL: return used > 0 || made > 0 ? .on : input.isEmpty ? .hungry : .damaged(Damaged(packing))
    case CCODEC_WINDOW: return .damaged(Damaged(packing, .window(unsafe ccodec_window(codec))))
    case CCODEC_DICTIONARY: return .damaged(Damaged(packing, .dictionary))
    case CCODEC_NO_MEMORY: return .damaged(Damaged(packing, .memory))
    default: return .damaged(Damaged(packing))
    }
  }

  private static let piece = 4 << 20, leastRoom = 16 << 10
  /// Pages unpack to some times their size.
  private static let usualRatio = 8
}
