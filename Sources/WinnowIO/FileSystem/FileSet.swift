/// A set of files, grouped by device to save memory.
struct FileSet: Sendable {
  private var inodes: [UInt64: Set<UInt64>] = [:]

  /// - Returns: whether the file is new.
  mutating func insert(_ file: FileIdentity) -> Bool { inodes[file.device, default: []].insert(file.inode).inserted }

  func contains(_ file: FileIdentity) -> Bool { inodes[file.device]?.contains(file.inode) ?? false }
}
