import FoundationEssentials
import Glibc
import SystemPackage

/// Output folders.
enum Folder {
  /// Creates the folder and its parents.
  ///
  /// - Throws: `Errno`, since Foundation's messages are unsuitable for users.
  static func make(_ path: FilePath) throws {
    do { try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true) } catch {
      guard let reason = (error as? CocoaError)?.underlying as? POSIXError else { throw Errno.notDirectory }
      throw Errno(rawValue: reason.code.rawValue)
    }
  }

  /// Syncs the directory (`fsync`). No-op on file systems that do not support it.
  static func sync(_ path: FilePath) {
    guard let folder = try? FileDescriptor.open(path.isEmpty ? "." : path, .readOnly) else { return }
    _ = fsync(folder.rawValue)
    try? folder.close()
  }
}
