/// What was read of a stream and is not used yet.
struct Lookahead: ~Copyable {
  private var stream: ByteStream
  private(set) var bytes: [UInt8]
  /// Where the bytes begin that are not used yet.
  var start = 0
  private(set) var isAtEnd = false

  /// - Parameter head: what was read of the stream already.
  init(_ stream: consuming ByteStream, head: [UInt8]) {
    self.stream = stream
    bytes = head
  }

  /// The bytes that are not used yet.
  var rest: ArraySlice<UInt8> { bytes[start...] }

  /// Reads on; the bytes that are not used yet begin at 0 then.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``StreamError``. The bytes that were not used are lost with it, since what comes next does not follow them.
  mutating func fill() throws(StreamError) -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    do throws(StreamError) {
      isAtEnd = try !stream.appendNext(to: &bytes)
    } catch {
      (bytes, start) = ([], 0)
      if case .unreadable = error { isAtEnd = true }
      throw error
    }
    return !isAtEnd
  }

  /// Uses all that is there, and ends the reading.
  mutating func takeAll() -> [UInt8] {
    defer { (bytes, start, isAtEnd) = ([], 0, true) }
    return Array(rest)
  }
}
