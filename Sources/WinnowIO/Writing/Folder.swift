import FoundationEssentials
import Glibc
import SystemPackage

/// Folders of outputs.
enum Folder {
  /// Makes it, and those that it is in.
  ///
  /// - Throws: `Errno`, since what Foundation says is not for people.
  static func make(_ path: FilePath) throws {
    do { try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true) } catch {
      guard let reason = (error as? CocoaError)?.underlying as? POSIXError else { throw Errno.notDirectory }
      throw Errno(rawValue: reason.code.rawValue)
    }
  }

  /// The names of its files are on the disk. Not all file systems can: then they are as soon as the system likes.
  static func sync(_ path: FilePath) {
    guard let folder = try? FileDescriptor.open(path.isEmpty ? "." : path, .readOnly) else { return }
    _ = fsync(folder.rawValue)
    try? folder.close()
  }
}
