import Glibc
import SystemPackage
import Winnow

/// A file that appears under its name whole, or not at all: it is written under another name, and renamed at its end.
///
/// When writing fails, what is there ends with the last whole record. A symbolic link stays, and what it leads to is written.
final class OutputFile {
  let path: FilePath
  private let target: FilePath
  private let part: PartFile
  private var buffer: MemberBuffer
  /// Of whole records, in the file.
  private(set) var length: Int64

  /// - Parameters:
  ///   - length: of what an earlier run left of it, to go on after; `nil` to begin anew.
  ///   - makesFolder: whether the folder is made where there is none.
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
      // A run that was ended after the renaming goes on with the file under its last name.
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

  /// The file that is to be replaced, where there is one.
  ///
  /// - Throws: `Errno` for one that must not be written.
  static func replaced(_ path: FilePath) throws(Errno) -> stat? {
    guard let status = try? path.status() else { return nil }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .fileExists }
    try path.checkAccess(W_OK)
    return status
  }

  /// Gives a new file the owner and the permissions of the one whose place it takes.
  static func keepAttributes(of status: stat, on file: FileDescriptor) {
    // Only the superuser gives files away; others keep the group at most.
    if fchown(file.rawValue, status.st_uid, status.st_gid) != 0 { _ = fchown(file.rawValue, uid_t.max, status.st_gid) }
    _ = fchmod(file.rawValue, status.st_mode & 0o7777)
  }

  /// Adds a record.
  ///
  /// - Parameter endsMember: whether it is the last one of its compressed member.
  /// - Throws: ``OutputError``.
  func write(_ bytes: [UInt8], endsMember: Bool = false) throws(OutputError) { try append(buffer.add(bytes, endsMember: endsMember)) }

  /// Ends the compressed member at work, so that all records are in the file.
  func endMember() throws(OutputError) { try append(buffer.end()) }

  private func append(_ bytes: [UInt8]) throws(OutputError) {
    guard !bytes.isEmpty else { return }
    do { try part.file.writeAll(toAbsoluteOffset: length, bytes) } catch {
      try? part.file.truncate(to: length)
      throw OutputError.unwritable("\(path)", "\(error); what is whole is in \(part.path)")
    }
    length += Int64(bytes.count)
  }

  /// All records are on the disk.
  func sync() throws(OutputError) {
    try endMember()
    // What cannot be synced, such as a pipe, is not.
    do { try part.file.sync() } catch { if error != .invalidArgument { throw failure(error) } }
  }

  /// The file appears under its name: on the disk with the next ``Folder/sync(_:)``.
  func finish() throws(OutputError) {
    try sync()
    do { try part.path.renamed(to: target) } catch { throw failure(error) }
  }

  /// Takes away what was written, and leaves what was there before.
  func discard() { try? part.path.unlinked() }

  private func failure(_ error: any Error) -> OutputError { OutputError.unwritable("\(path)", "\(error)") }

  /// A checksum of the last bytes before its end: that it is the file which an earlier run left.
  func checksum() throws(OutputError) -> UInt64 {
    do {
      let start = max(0, length - Self.checked)
      return FNV1a(try Bytes.part(of: part.file, at: start, count: Int(length - start))).value
    } catch { throw failure(error) }
  }

  private static let checked: Int64 = 64 << 10
}
