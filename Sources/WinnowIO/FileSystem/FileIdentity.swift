import Glibc
import SystemPackage

/// Which file a path leads to: two paths, or links, with the same identity are one file.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64, inode: UInt64
  /// What kind of file it is.
  let kind: FileKind

  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  /// - Throws: `Errno` where there is no such file, or where nobody may ask.
  init(_ path: FilePath, followsLinks: Bool = true) throws(Errno) { self = try FileStatus(path, followsLinks: followsLinks).identity }

  /// - Throws: `Errno`.
  init(_ file: FileDescriptor) throws(Errno) {
    self.init(try file.status())
  }

  init(_ status: stat) {
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
    kind = FileKind(mode: status.st_mode)
  }
}
