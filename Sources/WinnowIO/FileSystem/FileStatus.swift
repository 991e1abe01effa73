import Glibc
import SystemPackage

/// What the file system says of a path.
struct FileStatus: Sendable {
  let identity: FileIdentity
  var kind: FileKind { identity.kind }
  /// Whether everybody may read it.
  private let isPublic: Bool

  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  /// - Throws: `Errno` where there is no such file, or where nobody may ask.
  init(_ path: FilePath, followsLinks: Bool = true) throws(Errno) {
    let status = try path.status(followsLinks: followsLinks)
    identity = FileIdentity(status)
    isPublic = status.st_mode & Self.publicMode == Self.publicMode
  }

  private static let publicMode: mode_t = 0o444

  /// Why this process may not read the file; `nil` where it may.
  ///
  /// - Parameter path: of the file.
  func refusal(_ path: FilePath) -> Errno? {
    if isPublic { return nil }
    do { try path.checkAccess(R_OK, asEffectiveUser: true) } catch { return error }
    return nil
  }
}
