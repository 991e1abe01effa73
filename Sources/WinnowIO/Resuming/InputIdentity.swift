import Glibc
import SystemPackage

/// An input as a later run would know it again.
package struct InputIdentity: Sendable, Hashable {
  /// As the command line has it; see ``SystemPackage/FilePath/escaped``.
  package let name: String
  /// In bytes; `nil` for a stream.
  package let size: Int64?
  /// Nanoseconds since 1970 of the last change; `nil` for a stream.
  package let modified: Int64?

  init(_ path: FilePath) {
    name = path.escaped
    guard let status = try? path.status() else {
      (size, modified) = (nil, nil)
      return
    }
    (size, modified) = (Int64(status.st_size), Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  init(name: String, size: Int64?, modified: Int64?) { (self.name, self.size, self.modified) = (name, size, modified) }

  static let standardInput = InputIdentity(name: "-", size: nil, modified: nil)
}
