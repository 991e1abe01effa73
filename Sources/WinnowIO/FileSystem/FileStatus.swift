import Glibc
import SystemPackage

/// The result of `stat` for a path.
struct FileStatus: Sendable {
  let identity: FileIdentity
  var kind: FileKind { identity.kind }
  /// Whether it is readable by everyone.
  private let isPublic: Bool

  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  /// - Throws: `Errno` where there is no such file, or where nobody may ask.
  init(_ path: FilePath, followsLinks: Bool = true) throws(Errno) {
    let status = try path.status(followsLinks: followsLinks)
    identity = FileIdentity(status)
    isPublic = status.st_mode & Self.publicMode == Self.publicMode
  }

  private static let publicMode: mode_t = 0o444

  /// The reason why this process may not read the file; `nil` if it may.
  ///
  /// - Parameter path: the file's path.
  func refusal(_ path: FilePath) -> Errno? {
    if isPublic { return nil }
    do { try path.checkAccess(R_OK, asEffectiveUser: true) } catch { return error }
    return nil
  }
}
