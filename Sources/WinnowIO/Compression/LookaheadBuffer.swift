/// The buffered, unconsumed bytes of a stream.
///
/// Damage splits a stream into parts that are not contiguous. A part is read to its end as if the stream ended there; ``takeFailure()``
/// then returns the reason and continues with the next part.
struct LookaheadBuffer: ~Copyable {
  private var stream: ByteStream
  private(set) var bytes: [UInt8]
  /// The index of the first unconsumed byte.
  var start = 0
  /// Whether the stream has ended.
  private(set) var isAtEnd = false
  /// The reason why the current part ended.
  private(set) var failure: StreamError?

  /// - Parameter head: the bytes already read from the stream.
  init(_ stream: consuming ByteStream, head: [UInt8]) {
    self.stream = stream
    bytes = head
  }

  /// Whether the bytes before this index belong to a damaged member, so that they may be wrong.
  func isDoubtful(_ offset: Int) -> Bool { offset > bytes.count - stream.suspectByteCount }

  /// The unconsumed bytes.
  var rest: ArraySlice<UInt8> { bytes[start...] }

  /// Reads more bytes; the unconsumed bytes then begin at index 0.
  ///
  /// - Returns: `false` at the end of the part.
  mutating func fill() -> Bool {
    guard !isAtEnd, failure == nil else { return false }
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    do throws(StreamError) { isAtEnd = try !stream.appendNext(to: &bytes) } catch { failure = error }
    return !isAtEnd && failure == nil
  }

  /// Reads until this number of bytes is available.
  ///
  /// - Returns: `false` if the part has fewer.
  mutating func has(_ count: Int) -> Bool {
    while rest.count < count { if !fill() { return false } }
    return true
  }

  /// Ends the current part, and discards the rest of it.
  ///
  /// - Returns: the reason; `nil` at the end of the stream, or if the part has not ended.
  mutating func takeFailure() -> StreamError? {
    guard let found = failure else { return nil }
    (failure, bytes, start) = (nil, [], 0)
    if case .unreadable = found { isAtEnd = true }
    return found
  }

  /// Returns all available bytes, and ends reading.
  mutating func takeAll() -> [UInt8] {
    defer { (bytes, start, isAtEnd) = ([], 0, true) }
    return Array(rest)
  }
}
