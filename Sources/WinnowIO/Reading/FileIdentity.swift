import Glibc
import SystemPackage

/// Which file a path leads to: two paths, or links, with the same identity are one file.
struct FileIdentity: Sendable, Hashable {
  private let device: UInt64, inode: UInt64
  /// What kind of file it is.
  let kind: Kind

  enum Kind: Sendable, Hashable { case file, folder, link, other }

  /// - Parameter followsLinks: whether a symbolic link counts as the file that it leads to.
  /// - Throws: `Errno` where there is no such file, or where nobody may ask.
  init(_ path: FilePath, followsLinks: Bool = true) throws(Errno) {
    var status = stat()
    let result = unsafe path.withPlatformString { unsafe followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { throw Errno(rawValue: errno) }
    self.init(status)
  }

  /// - Throws: `Errno`.
  init(_ file: FileDescriptor) throws(Errno) {
    var status = stat()
    guard unsafe fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    self.init(status)
  }

  private init(_ status: stat) {
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
    kind = switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
