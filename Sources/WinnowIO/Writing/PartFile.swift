import SystemPackage

/// The file that an output is until it is whole, open for this process alone: another one that writes the same output is told
/// so, and what a process that crashed has left is taken over.
struct PartFile: Sendable {
  let path: FilePath
  let file: FileDescriptor

  static func path(of output: FilePath) -> FilePath { FilePath(output.string + ".part") }

  /// - Parameters:
  ///   - output: the path of the whole file, without symbolic links.
  ///   - isNew: whether the file is emptied, or made; otherwise it must be there.
  /// - Throws: ``OutputError`` when another process writes it; `Errno`.
  init(of output: FilePath, isNew: Bool) throws {
    let path = Self.path(of: output)
    while true {
      let file = try FileDescriptor.open(
        path, .readWrite, options: [.noFollow, .closeOnExec, isNew ? .create : []], permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try Self.lock(file, output)
        // Whoever had it before may have given it its last name meanwhile.
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

  /// Holds the file until it is closed, or the process ends.
  ///
  /// - Throws: ``OutputError`` when another process holds it.
  static func lock(_ file: FileDescriptor, _ output: FilePath) throws(OutputError) {
    // File systems without such locks are written as they are.
    do { try file.lock() } catch { if error == .wouldBlock { throw .busy("\(output)") } }
  }
}
