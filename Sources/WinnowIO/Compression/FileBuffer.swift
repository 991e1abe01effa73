import SystemPackage

/// The bytes of a file as they lie in it, some of them at a time. The file is closed with it.
struct FileBuffer: ~Copyable {
  private let file: FileDescriptor
  /// Whether to read no further; then this is the end.
  let isOver: @Sendable () -> Bool
  private(set) var bytes: [UInt8] = []
  /// Where in `bytes` those begin that are not used yet.
  var start = 0
  /// Where in the file `bytes` begin.
  private var offset = 0
  /// Whether there is nothing to read any more; so it is when reading failed.
  private(set) var isRead = false

  /// Whether reading may wait for what is not there yet, as that of a pipe does.
  let waits: Bool

  init(_ file: FileDescriptor, isOver: @escaping @Sendable () -> Bool) {
    (self.file, self.isOver) = (file, isOver)
    waits = (try? file.seek(offset: 0, from: .current)) == nil
  }

  /// Standard input is not ours to close.
  deinit { if file != .standardInput { try? file.close() } }

  /// The bytes that are not used yet.
  var rest: ArraySlice<UInt8> { bytes[start...] }
  var isUsedUp: Bool { start == bytes.count }
  var isAtEnd: Bool { isRead && isUsedUp }

  /// Where in the file the bytes begin that are not used yet.
  var position: Int { offset + start }

  /// Goes to this place of the file, or as near to it as there are bytes.
  mutating func seek(to position: Int) { start = min(max(0, position - offset), bytes.count) }

  /// Uses all that there is.
  mutating func end() { (start, isRead) = (bytes.count, true) }

  /// Reads on.
  ///
  /// - Parameter kept: how many of the bytes that are used stay, so that one can go back to them.
  mutating func fill(most: Int, keeping kept: Int = 0) throws(StreamError) {
    let unused = max(0, start - kept)
    if unused > 0 {
      bytes.removeFirst(unused)
      (start, offset) = (start - unused, offset + unused)
    }
    guard !isRead else { return }
    isRead = true
    if !isOver() { isRead = try !Self.read(file, to: &bytes, most: most, until: isOver) }
  }

  /// Reads on, into bytes of the caller; those of the buffer must be used up.
  mutating func fill(_ bytes: inout [UInt8], most: Int) throws(StreamError) {
    (self.bytes, start) = ([], 0)
    guard !isRead else { return }
    isRead = true
    if !isOver() { isRead = try !Self.read(file, to: &bytes, most: most, until: isOver) }
  }

  private static func read(_ file: FileDescriptor, to bytes: inout [UInt8], most: Int, until isOver: () -> Bool) throws(StreamError) -> Bool
  {
    do { return try Bytes.append(to: &bytes, nextOf: file, most: most, until: isOver) } catch { throw .unreadable("\(error)") }
  }

  /// How many bytes of the file there are from ``position`` on; `nil` for what is no file.
  var bytesLeft: Int? {
    guard let here = try? file.seek(offset: 0, from: .current), let end = try? file.seek(offset: 0, from: .end),
      (try? file.seek(offset: here, from: .start)) != nil
    else { return nil }
    return Int(end - here) + bytes.count - start
  }
}
