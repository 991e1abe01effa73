package import Glibc
package import SystemPackage

/// Calls of POSIX that System lacks, as safe functions that throw what `errno` says.
extension FilePath {
  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  package func status(followsLinks: Bool = true) throws(Errno) -> Glibc.stat {
    var status = Glibc.stat()
    try unsafe check { unsafe fstatat(AT_FDCWD, $0, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    return status
  }

  /// Throws where the process may not do this with the file.
  ///
  /// - Parameters:
  ///   - mode: `F_OK`, `R_OK`, `W_OK`.
  ///   - asEffectiveUser: whether the rights count that it has now, and not those of whoever began it.
  package func checkAccess(_ mode: CInt, asEffectiveUser: Bool = false) throws(Errno) {
    try unsafe check { unsafe faccessat(AT_FDCWD, $0, mode, asEffectiveUser ? AT_EACCESS : 0) }
  }

  package static func exists(_ path: FilePath) -> Bool { (try? path.checkAccess(F_OK)) != nil }

  /// The path without links, `.` and `..`; `nil` where it leads nowhere.
  package var resolved: FilePath? {
    guard let resolved = unsafe withPlatformString({ name in unsafe realpath(name, nil) }) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe FilePath(platformString: resolved)
  }

  package func renamed(to new: FilePath) throws(Errno) {
    try unsafe check { old in unsafe new.withPlatformString { new in unsafe rename(old, new) } }
  }

  /// Takes the name away.
  package func unlinked() throws(Errno) { try unsafe check { name in unsafe unlink(name) } }

  private func check(_ call: (UnsafePointer<CChar>) -> CInt) throws(Errno) {
    guard unsafe withPlatformString({ name in unsafe call(name) }) == 0 else { throw Errno(rawValue: errno) }
  }
}
