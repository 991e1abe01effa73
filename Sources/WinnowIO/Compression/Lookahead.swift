/// What was read of a stream and is not used yet.
///
/// Damage cuts a stream into parts: what comes after it does not follow what came before. A part is read to its end, as if the stream
/// ended there; then ``takeFailure()`` says why it ended, and goes on.
struct Lookahead: ~Copyable {
  private var stream: ByteStream
  private(set) var bytes: [UInt8]
  /// Where the bytes begin that are not used yet.
  var start = 0
  /// Whether the stream has come to its end.
  private(set) var isAtEnd = false
  /// Why the part at hand has come to its end.
  private(set) var failure: StreamError?

  /// - Parameter head: what was read of the stream already.
  init(_ stream: consuming ByteStream, head: [UInt8]) {
    self.stream = stream
    bytes = head
  }

  /// Whether the bytes before this place come of a member that is damaged, and may be wrong already.
  func isDoubtful(_ offset: Int) -> Bool { offset > bytes.count - stream.doubtful }

  /// The bytes that are not used yet.
  var rest: ArraySlice<UInt8> { bytes[start...] }

  /// Reads on; the bytes that are not used yet begin at 0 then.
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

  /// Reads on until so many bytes are there.
  ///
  /// - Returns: `false` where the part has fewer.
  mutating func has(_ count: Int) -> Bool {
    while rest.count < count { if !fill() { return false } }
    return true
  }

  /// Ends the part at hand, whatever is left of it.
  ///
  /// - Returns: why it ended; `nil` where it was the stream's end, or has not ended.
  mutating func takeFailure() -> StreamError? {
    guard let found = failure else { return nil }
    (failure, bytes, start) = (nil, [], 0)
    if case .unreadable = found { isAtEnd = true }
    return found
  }

  /// Uses all that is there, and ends the reading.
  mutating func takeAll() -> [UInt8] {
    defer { (bytes, start, isAtEnd) = ([], 0, true) }
    return Array(rest)
  }
}
