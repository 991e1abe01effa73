import FoundationEssentials
import Glibc
import SystemPackage

extension FilePath {
  /// The limit of Linux.
  private static let maxLinks = 40

  /// The target of symbolic links, which need not exist.
  ///
  /// - Throws: `Errno` for circular links.
  func followingLinks() throws(Errno) -> FilePath {
    var path = self
    for _ in 0..<Self.maxLinks {
      guard let target = path.linkTarget else { return path }
      path = path.removingLastComponent().pushing(target)
    }
    throw .tooManySymbolicLinkLevels
  }

  private var linkTarget: FilePath? {
    guard (try? FileIdentity(self, followsLinks: false))?.kind == .link else { return nil }
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: string)).map { FilePath($0) }
  }

  /// The descriptor that the path refers to, possibly through links: `/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3`.
  var descriptor: FileDescriptor? {
    var path = self
    for _ in 0..<Self.maxLinks {
      if ["/dev/fd", "/proc/self/fd", "/proc/\(getpid())/fd"].contains(path.removingLastComponent().string),
        let number = path.lastComponent.flatMap({ CInt($0.string) })
      {
        return FileDescriptor(rawValue: number)
      }
      guard let target = path.linkTarget else { return nil }
      path = path.removingLastComponent().pushing(target)
    }
    return nil
  }

  /// The path without `.`, `..` and links in its existing folders; two paths of the same future file are equal.
  var canonical: FilePath {
    let absolute = FilePath(FileManager.default.currentDirectoryPath).pushing((try? followingLinks()) ?? self)
    var folder = absolute.removingLastComponent()
    var missing: [FilePath.Component] = []
    while !FilePath.exists(folder), let last = folder.lastComponent {
      missing.insert(last, at: 0)
      folder.removeLastComponent()
    }
    return (folder.resolved ?? folder).appending(missing).appending(absolute.lastComponent.map { [$0] } ?? []).lexicallyNormalized()
  }
}
