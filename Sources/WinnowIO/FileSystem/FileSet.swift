/// Files that were met, by device: the inodes alone are many.
struct FileSet: Sendable {
  private var inodes: [UInt64: Set<UInt64>] = [:]

  /// - Returns: whether it was not met before.
  mutating func insert(_ file: FileIdentity) -> Bool { inodes[file.device, default: []].insert(file.inode).inserted }

  func contains(_ file: FileIdentity) -> Bool { inodes[file.device]?.contains(file.inode) ?? false }
}
