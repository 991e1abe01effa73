import Glibc
package import SystemPackage

/// Reading files and streams as bytes.
package enum Bytes {
  /// The bytes of one call to the system.
  package static let chunk = 1 << 20

  /// The next bytes of a stream; empty at its end.
  ///
  /// - Parameter isOver: whether to wait no longer for what does not come: then this is its end.
  /// - Throws: `Errno`.
  package static func next(of file: FileDescriptor, most: Int = chunk, until isOver: () -> Bool = { false }) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try append(to: &bytes, nextOf: file, most: most, until: isOver)
    return bytes
  }

  /// Adds the next bytes of a stream; see ``next(of:most:until:)``.
  ///
  /// - Returns: `false` at its end.
  @discardableResult
  static func append(to bytes: inout [UInt8], nextOf file: FileDescriptor, most: Int = chunk, until isOver: () -> Bool = { false }) throws
    -> Bool
  {
    while file == .standardInput || mayKeepWaiting(file) {
      while !comes(file) { if isOver() { return false } }
      // Somebody else may have read it meanwhile.
      do { return try read(file, most, to: &bytes) } catch Errno.resourceTemporarilyUnavailable {}
    }
    return try read(file, most, to: &bytes)
  }

  /// - Returns: `false` at the end.
  private static func read(_ file: FileDescriptor, _ most: Int, to bytes: inout [UInt8]) throws -> Bool {
    let before = bytes.count
    try bytes.append(addingCapacity: most) { span in
      try unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    return bytes.count > before
  }

  /// Opens a pipe or device so that nobody waits for it without asking whether to go on: opening one waits for its writer otherwise.
  static func openPipe(_ path: FilePath) throws -> FileDescriptor { try .open(path, .readOnly, options: .nonBlocking) }

  private static func mayKeepWaiting(_ file: FileDescriptor) -> Bool { fcntl(file.rawValue, F_GETFL) & O_NONBLOCK != 0 }

  /// Waits a while for bytes, or the end.
  private static func comes(_ file: FileDescriptor) -> Bool { file.isReadable(within: patience) ?? true }

  /// Milliseconds between two looks whether the wait is over.
  private static let patience: Int32 = 100

  /// A whole file, but no more than `limit` and one byte, so that a longer one is known as such.
  ///
  /// - Parameter size: as many bytes as it is likely to have.
  /// - Throws: `Errno`.
  package static func all(of file: FileDescriptor, limit: Int, size: Int = 0) throws -> [UInt8] {
    var bytes: [UInt8] = []
    // The end of a file is seen by asking for more.
    if size > 0 { bytes.reserveCapacity(min(size, limit, mostForeseen) + chunk) }
    while bytes.count <= limit, try read(file, chunk, to: &bytes) {}
    return bytes
  }

  /// No more of a file's size is believed before its bytes have come: that of a folder may be any number.
  private static let mostForeseen = 1 << 30

  /// These bytes of a file; fewer where it ends.
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
      let size = (try? file.seek(offset: 0, from: .end)) ?? 0  // a pipe has none
      if size > 0 { try file.seek(offset: 0, from: .start) }
      return try all(of: file, limit: limit, size: Int(size))
    }
  }
}
