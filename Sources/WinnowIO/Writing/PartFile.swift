import SystemPackage

/// The temporary file of an ``OutputFile``, locked (`flock`) for this process: a second writer of the same output fails, and the file of a
/// crashed process is taken over.
struct PartFile: Sendable {
  let path: FilePath
  let file: FileDescriptor

  static func path(of output: FilePath) -> FilePath { FilePath(output.string + ".part") }

  /// Opens or creates the file, and locks it.
  /// - Parameters:
  ///   - output: the final path, without symbolic links.
  ///   - isNew: whether to create or truncate the file; otherwise it must exist.
  /// - Throws: ``OutputError`` if another process has locked it; `Errno`.
  init(of output: FilePath, isNew: Bool) throws {
    let path = Self.path(of: output)
    while true {
      let file = try FileDescriptor.open(
        path, .readWrite, options: [.noFollow, .closeOnExec, isNew ? .create : []], permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try Self.lock(file, output)
        // The previous lock holder may have renamed the file while we waited.
        if let now = try? FileIdentity(path), now == (try FileIdentity(file)) {
          if isNew { try file.truncate(to: 0) }
          (self.path, self.file) = (path, file)
          return
        }
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
    }
  }

  /// Locks the file until it is closed, or the process ends.
  ///
  /// - Throws: ``OutputError`` if another process has locked it.
  static func lock(_ file: FileDescriptor, _ output: FilePath) throws(OutputError) {
    // File systems without locks are written without locking.
    do { try file.lock() } catch { if error == .wouldBlock { throw .busy("\(output)") } }
  }
}
