import Glibc
import SystemPackage
import Winnow

/// An atomic output file: written under a temporary name and renamed on success.
///
/// If writing fails, the file ends with the last complete record. The target of a symbolic link is replaced, not the link.
final class OutputFile {
  let path: FilePath
  private let target: FilePath
  private let part: PartFile
  private var buffer: MemberBuffer
  /// The bytes of complete records in the file.
  private(set) var length: Int64

  /// Creates or reopens a file.
  /// - Parameters:
  ///   - length: the length to resume after; `nil` for a new file.
  ///   - makesFolder: whether to create a missing folder.
  /// - Throws: ``OutputError``.
  init(_ path: FilePath, resumingAt length: Int64? = nil, makesFolder: Bool = false) throws(OutputError) {
    self.path = path
    self.length = length ?? 0
    buffer = MemberBuffer(Compression.of(fileExtension: path.extension))
    let folder = path.removingLastComponent()
    do {
      if makesFolder, !folder.isEmpty { try Folder.make(folder) }
      target = try path.followingLinks()
      let replaced = try Self.replaced(target)
      // A run that ended after renaming continues with the file under its final name.
      if length != nil, !FilePath.exists(PartFile.path(of: target)), FilePath.exists(target) {
        try target.renamed(to: PartFile.path(of: target))
      }
      part = try PartFile(of: target, isNew: length == nil)
      if let replaced { Self.keepAttributes(of: replaced, on: part.file) }
      if let length { try part.file.truncate(to: length) }
    } catch {
      if error as? Errno == .noSuchFileOrDirectory, !folder.isEmpty, !FilePath.exists(folder) {
        throw OutputError.unwritable("\(path)", "there is no folder \(folder); make it first")
      }
      throw error as? OutputError ?? OutputError.unwritable("\(path)", "\(error)")
    }
  }

  deinit { try? part.file.close() }

  /// The status of the file that will be replaced, if any.
  ///
  /// - Throws: `Errno` if it must not be written.
  static func replaced(_ path: FilePath) throws(Errno) -> stat? {
    guard let status = try? path.status() else { return nil }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .fileExists }
    try path.checkAccess(W_OK)
    return status
  }

  /// Copies the owner and the permissions of the replaced file.
  static func keepAttributes(of status: stat, on file: FileDescriptor) {
    // Only the superuser can change the owner; others can at most keep the group.
    if fchown(file.rawValue, status.st_uid, status.st_gid) != 0 { _ = fchown(file.rawValue, uid_t.max, status.st_gid) }
    _ = fchmod(file.rawValue, status.st_mode & 0o7777)
  }

  /// Adds a record.
  ///
  /// - Parameter endsMember: whether it is the last record of its compressed member.
  /// - Throws: ``OutputError``.
  func write(_ bytes: [UInt8], endsMember: Bool = false) throws(OutputError) { try append(buffer.add(bytes, endsMember: endsMember)) }

  /// Finishes the current compressed member and flushes it to the file.
  func endMember() throws(OutputError) { try append(buffer.end()) }

  private func append(_ bytes: [UInt8]) throws(OutputError) {
    guard !bytes.isEmpty else { return }
    do { try part.file.writeAll(toAbsoluteOffset: length, bytes) } catch {
      try? part.file.truncate(to: length)
      throw OutputError.unwritable("\(path)", "\(error); what is whole is in \(part.path)")
    }
    length += Int64(bytes.count)
  }

  /// Syncs all records to disk.
  func sync() throws(OutputError) {
    try endMember()
    // What cannot be synced, such as a pipe, is not.
    do { try part.file.sync() } catch { if error != .invalidArgument { throw failure(error) } }
  }

  /// Renames the file to its final name; durable after the next ``Folder/sync(_:)``.
  func finish() throws(OutputError) {
    try sync()
    do { try part.path.renamed(to: target) } catch { throw failure(error) }
  }

  /// Removes the temporary file; an earlier file with the final name is kept.
  func discard() { try? part.path.unlinked() }

  private func failure(_ error: any Error) -> OutputError { OutputError.unwritable("\(path)", "\(error)") }

  /// A checksum of the file's last 64 KiB, to recognize the file of an interrupted run.
  func checksum() throws(OutputError) -> UInt64 {
    do {
      let start = max(0, length - Self.checksummedBytes)
      return FNV1a(try Bytes.part(of: part.file, at: start, count: Int(length - start))).value
    } catch { throw failure(error) }
  }

  private static let checksummedBytes: Int64 = 64 << 10
}
