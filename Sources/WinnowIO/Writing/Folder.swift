import FoundationEssentials
import Glibc
import SystemPackage

/// Folders of outputs.
enum Folder {
  /// Makes it, and those that it is in.
  static func make(_ path: FilePath) throws {
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
  }

  /// The names of its files are on the disk. Not all file systems can: then they are as soon as the system likes.
  static func sync(_ path: FilePath) {
    guard let folder = try? FileDescriptor.open(path.isEmpty ? "." : path, .readOnly) else { return }
    _ = fsync(folder.rawValue)
    try? folder.close()
  }
}
