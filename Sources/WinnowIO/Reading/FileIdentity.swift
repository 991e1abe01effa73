import Glibc
import SystemPackage

/// Which file a path leads to: two paths, or links, with the same identity are one file.
struct FileIdentity: Sendable, Hashable {
  fileprivate let device: UInt64, inode: UInt64
  /// What kind of file it is.
  let kind: FileKind

  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  /// - Throws: `Errno` where there is no such file, or where nobody may ask.
  init(_ path: FilePath, followsLinks: Bool = true) throws(Errno) { self = try FileStatus(path, followsLinks: followsLinks).identity }

  /// - Throws: `Errno`.
  init(_ file: FileDescriptor) throws(Errno) {
    self.init(try file.status())
  }

  fileprivate init(_ status: stat) {
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
    kind = FileKind(mode: status.st_mode)
  }
}

/// Files that were met, by device: the inodes alone are many.
struct FileSet: Sendable {
  private var inodes: [UInt64: Set<UInt64>] = [:]

  /// - Returns: whether it was not met before.
  mutating func insert(_ file: FileIdentity) -> Bool { inodes[file.device, default: []].insert(file.inode).inserted }

  func contains(_ file: FileIdentity) -> Bool { inodes[file.device]?.contains(file.inode) ?? false }
}

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

/// What kind of file a name in a folder is.
enum FileKind: Sendable, Hashable {
  case file, folder, link, pipe, socket, device

  /// Whether it holds no bytes of its own: they come and go.
  var isStream: Bool {
    switch self {
    case .pipe, .socket, .device: true
    case .file, .folder, .link: false
    }
  }

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }
}
