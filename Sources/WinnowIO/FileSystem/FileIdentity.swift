import Glibc
import SystemPackage

/// The device and inode of a file: two paths, or links, with the same identity are the same file.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64, inode: UInt64
  /// The kind of file.
  let kind: FileKind

  /// - Parameter followsLinks: whether a symbolic link stands for its target.
  /// - Throws: `Errno` if the file does not exist, or cannot be accessed.
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
