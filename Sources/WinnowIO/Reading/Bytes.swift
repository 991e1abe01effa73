import Glibc
package import SystemPackage

/// Reads files and streams as bytes.
package enum Bytes {
  /// The bytes per system call.
  package static let chunk = 1 << 20

  /// The next bytes of a stream; empty at its end.
  ///
  /// - Parameter isOver: whether to stop waiting, which then counts as the end.
  /// - Throws: `Errno`.
  package static func next(of file: FileDescriptor, maxCount: Int = chunk, until isCancelled: () -> Bool = { false }) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try append(to: &bytes, nextOf: file, maxCount: maxCount, until: isCancelled)
    return bytes
  }

  /// Appends the next bytes of a stream; see ``next(of:maxCount:until:)``.
  ///
  /// - Returns: `false` at its end.
  @discardableResult
  static func append(to bytes: inout [UInt8], nextOf file: FileDescriptor, maxCount: Int = chunk, until isCancelled: () -> Bool = { false })
    throws
    -> Bool
  {
    while file == .standardInput || mayKeepWaiting(file) {
      while !waitForInput(file) { if isCancelled() { return false } }
      // Another reader may have consumed the bytes meanwhile.
      do { return try read(file, maxCount, to: &bytes) } catch Errno.resourceTemporarilyUnavailable {}
    }
    return try read(file, maxCount, to: &bytes)
  }

  /// - Returns: `false` at the end.
  private static func read(_ file: FileDescriptor, _ maxCount: Int, to bytes: inout [UInt8]) throws -> Bool {
    let before = bytes.count
    try bytes.append(addingCapacity: maxCount) { span in
      try unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    return bytes.count > before
  }

  /// Opens a pipe or device without blocking until it has a writer.
  static func openPipe(_ path: FilePath) throws -> FileDescriptor { try .open(path, .readOnly, options: .nonBlocking) }

  private static func mayKeepWaiting(_ file: FileDescriptor) -> Bool { fcntl(file.rawValue, F_GETFL) & O_NONBLOCK != 0 }

  /// Waits a limited time for bytes, or the end.
  private static func waitForInput(_ file: FileDescriptor) -> Bool { file.isReadable(within: pollMilliseconds) ?? true }

  /// Milliseconds between two checks whether to stop waiting.
  private static let pollMilliseconds: Int32 = 100

  /// A whole file, up to `limit` + 1 bytes, so that a longer file is recognized.
  ///
  /// - Parameter size: the expected size in bytes.
  /// - Throws: `Errno`.
  package static func all(of file: FileDescriptor, limit: Int, size: Int = 0) throws -> [UInt8] {
    var bytes: [UInt8] = []
    // One more byte, since the end is detected by reading past it.
    if size > 0 { bytes.reserveCapacity(min(size, limit, maxInitialCapacity) + chunk) }
    while bytes.count <= limit, try read(file, chunk, to: &bytes) {}
    return bytes
  }

  /// Maximum capacity reserved for a reported size, which may be wrong: that of a folder is arbitrary.
  private static let maxInitialCapacity = 1 << 30

  /// These bytes of a file; fewer at its end.
  ///
  /// - Throws: `Errno`.
  static func part(of file: FileDescriptor, at start: Int64, count: Int) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let more = try unsafe file.read(
          fromAbsoluteOffset: start + Int64(filled),
          into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]))
        if more == 0 { return }
        filled += more
      }
    }
  }

  /// A whole file; see ``all(of:limit:size:)``.
  package static func ofFile(_ path: FilePath, limit: Int = .max - 1) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter {
      let size = (try? file.seek(offset: 0, from: .end)) ?? 0  // pipes have no size
      if size > 0 { try file.seek(offset: 0, from: .start) }
      return try all(of: file, limit: limit, size: Int(size))
    }
  }
}
