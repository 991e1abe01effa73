import Glibc
import SystemPackage

/// The properties by which a later run recognizes an input.
package struct InputIdentity: Sendable, Hashable {
  /// The name on the command line; see ``SystemPackage/FilePath/escaped``.
  package let name: String
  /// Bytes; `nil` for a stream.
  package let size: Int64?
  /// The modification time in nanoseconds since 1970; `nil` for a stream.
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
