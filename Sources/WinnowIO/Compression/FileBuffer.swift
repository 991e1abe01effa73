import SystemPackage

/// A buffered view of a file's raw bytes. Closes the file when destroyed.
struct FileBuffer: ~Copyable {
  private let file: FileDescriptor
  /// Whether to stop reading, which then counts as the end.
  let isCancelled: @Sendable () -> Bool
  private(set) var bytes: [UInt8] = []
  /// The index in `bytes` of the first unconsumed byte.
  var start = 0
  /// The offset of `bytes` in the file.
  private var offset = 0
  /// Whether the end is reached, or reading failed.
  private(set) var isRead = false

  /// Whether reading may block, as on a pipe.
  let waits: Bool

  init(_ file: FileDescriptor, isCancelled: @escaping @Sendable () -> Bool) {
    (self.file, self.isCancelled) = (file, isCancelled)
    waits = (try? file.seek(offset: 0, from: .current)) == nil
  }

  /// Standard input is not closed.
  deinit { if file != .standardInput { try? file.close() } }

  /// The unconsumed bytes.
  var rest: ArraySlice<UInt8> { bytes[start...] }
  var isUsedUp: Bool { start == bytes.count }
  var isAtEnd: Bool { isRead && isUsedUp }

  /// The offset in the file of the first unconsumed byte.
  var position: Int { offset + start }

  /// Moves to this offset in the file, as far as it is buffered.
  mutating func seek(to position: Int) { start = min(max(0, position - offset), bytes.count) }

  /// Consumes all bytes, and ends reading.
  mutating func end() { (start, isRead) = (bytes.count, true) }

  /// Reads more bytes.
  ///
  /// - Parameter kept: the number of consumed bytes to keep, so that the position can be moved back.
  mutating func fill(maxCount: Int, keeping kept: Int = 0) throws(StreamError) {
    let unused = max(0, start - kept)
    if unused > 0 {
      bytes.removeFirst(unused)
      (start, offset) = (start - unused, offset + unused)
    }
    guard !isRead else { return }
    isRead = true
    if !isCancelled() { isRead = try !Self.read(file, to: &bytes, maxCount: maxCount, until: isCancelled) }
  }

  /// Reads more bytes directly into the caller's buffer; the own buffer must be consumed.
  mutating func fill(_ bytes: inout [UInt8], maxCount: Int) throws(StreamError) {
    (self.bytes, start) = ([], 0)
    guard !isRead else { return }
    isRead = true
    if !isCancelled() { isRead = try !Self.read(file, to: &bytes, maxCount: maxCount, until: isCancelled) }
  }

  private static func read(_ file: FileDescriptor, to bytes: inout [UInt8], maxCount: Int, until isCancelled: () -> Bool)
    throws(StreamError) -> Bool
  {
    do { return try Bytes.append(to: &bytes, nextOf: file, maxCount: maxCount, until: isCancelled) } catch { throw .unreadable("\(error)") }
  }

  /// The number of bytes of the file from ``position`` on; `nil` if it is not a regular file.
  var bytesLeft: Int? {
    guard let here = try? file.seek(offset: 0, from: .current), let end = try? file.seek(offset: 0, from: .end),
      (try? file.seek(offset: here, from: .start)) != nil
    else { return nil }
    return Int(end - here) + bytes.count - start
  }
}
