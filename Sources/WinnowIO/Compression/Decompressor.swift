internal import CCodec

/// Decompresses one stream incrementally: the Swift wrapper of CCodec.
@safe struct Decompressor: ~Copyable {
  private let compression: Compression
  private let codec: OpaquePointer
  /// Reused: allocating memory costs more than decompressing into it.
  private var buffer: [UInt8]
  /// Whether the last member is complete.
  private(set) var isAtEnd = true

  /// The result of one step.
  enum Step: Equatable {
    /// Input was consumed, or output was produced, or both.
    case progress
    /// All input is consumed, and no output is possible without more.
    case needsInput
    /// A member ended; the next step begins another one.
    case end
    case damaged(DecompressionError)
  }

  /// Creates a decompressor.
  /// - Parameter input: the number of compressed bytes, if known.
  /// - Returns: `nil` if memory is exhausted.
  init?(_ compression: Compression, input: Int = .max) {
    guard let codec = unsafe ccodec_open(compression.kind) else { return nil }
    self.compression = compression
    buffer = [UInt8](
      repeating: 0, count: input < Self.piece / Self.usualRatio ? max(Self.minCapacity, input * Self.usualRatio) : Self.piece)
    unsafe self.codec = codec
  }

  deinit { unsafe ccodec_close(codec) }

  /// Begins a new member.
  mutating func reset() {
    unsafe ccodec_reset(codec)
    isAtEnd = true
  }

  /// - Returns: whether the bytes are a zstd dictionary.
  mutating func use(dictionary: [UInt8]) -> Bool {
    unsafe dictionary.withUnsafeBufferPointer { unsafe ccodec_use_dictionary(codec, $0.baseAddress, $0.count) } != 0
  }

  /// Decompresses input, at most to the end of a member, and appends the output to `bytes`; before an error too.
  ///
  /// - Parameter used: the number of input bytes consumed.
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

  private static let piece = 4 << 20, minCapacity = 16 << 10
  /// The expected compression ratio of pages.
  private static let usualRatio = 8
}
