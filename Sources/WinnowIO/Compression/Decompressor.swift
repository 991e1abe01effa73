internal import CCodec

/// Decompresses one stream, piece by piece: the safe side of the C layer.
@safe struct Decompressor: ~Copyable {
  private let compression: Compression
  private let codec: OpaquePointer
  /// Used again and again: fresh memory costs more than what is decompressed into it.
  private var buffer: [UInt8]
  /// Whether the last member came to its end.
  private(set) var isAtEnd = true

  /// What one step came to.
  enum Step: Equatable {
    /// Input was used, or bytes were given, or both.
    case progress
    /// All input is used, and there is nothing to give without more.
    case needsInput
    /// A member has ended; the next step begins another one.
    case end
    case damaged(DecompressionError)
  }

  /// - Parameter input: how many bytes there are to decompress, where that is known.
  /// - Returns: `nil` without memory.
  init?(_ compression: Compression, input: Int = .max) {
    guard let codec = unsafe ccodec_open(compression.kind) else { return nil }
    self.compression = compression
    buffer = [UInt8](
      repeating: 0, count: input < Self.piece / Self.usualRatio ? max(Self.leastCapacity, input * Self.usualRatio) : Self.piece)
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

  /// Decompresses some input, at most to the end of a member, and adds what it is to `bytes`; that before damage as well.
  ///
  /// - Parameter used: how much of the input was used.
  mutating func decompress(_ input: ArraySlice<UInt8>, into bytes: inout [UInt8], used: inout Int) -> Step {
    var made = 0
    var status = CCODEC_MORE
    used = 0
    unsafe buffer.withUnsafeMutableBufferPointer { out in
      unsafe input.withUnsafeBufferPointer { rest in
        status = unsafe ccodec_decompress(codec, rest.baseAddress, rest.count, &used, out.baseAddress, out.count, &made)
      }
    }
    bytes += buffer[..<made]
    isAtEnd = false
    switch status {
    case CCODEC_END:
      reset()
      return .end
    case CCODEC_MORE, CCODEC_FULL:
      return used > 0 || made > 0 ? .progress : input.isEmpty ? .needsInput : .damaged(DecompressionError(compression))
    case CCODEC_WINDOW: return .damaged(DecompressionError(compression, .window(unsafe ccodec_window(codec))))
    case CCODEC_DICTIONARY: return .damaged(DecompressionError(compression, .dictionary))
    case CCODEC_NO_MEMORY: return .damaged(DecompressionError(compression, .memory))
    default: return .damaged(DecompressionError(compression))
    }
  }

  private static let piece = 4 << 20, leastCapacity = 16 << 10
  /// Pages decompress to some times their size.
  private static let usualRatio = 8
}
