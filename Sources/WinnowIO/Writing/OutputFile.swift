import FoundationEssentials
import Glibc
import SystemPackage
import Winnow

/// A file that appears under its name whole, or not at all: it is written under another name, and renamed at its end.
///
/// When writing fails, what is there ends with the last whole record.
final class OutputFile {
  let path: FilePath
  private let temporary: FilePath
  private let file: FileDescriptor
  private let packing: Packing?
  /// Of whole records, in the file.
  private(set) var length: Int64
  /// What the packed member at work holds.
  private var member: [UInt8] = []
  private var isOpen = true

  /// Longer than this a packed member does not get, but for its last record.
  private static let longestMember = 8 << 20

  /// - Parameters:
  ///   - length: of what an earlier run left of it, to go on behind; `nil` to begin anew.
  ///   - makesFolder: whether the folder is made where there is none.
  /// - Throws: ``OutputError``.
  init(_ path: FilePath, goingOnAt length: Int64? = nil, makesFolder: Bool = false) throws(OutputError) {
    self.path = path
    temporary = Self.temporary(path)
    packing = Packing.of(fileExtension: path.extension)
    self.length = length ?? 0
    let folder = path.removingLastComponent()
    do {
      if makesFolder, !folder.isEmpty { try Folder.make(folder) }
      // A run that was ended behind the renaming goes on with the file under its last name.
      if length != nil, !FilePath.exists(temporary), FilePath.exists(path) { try Self.rename(path, temporary) }
      file = try FileDescriptor.open(temporary, .readWrite, options: length == nil ? [.create, .truncate] : [], permissions: Self.permissions)
      if let length { try Self.truncate(file, length) }
    } catch {
      throw OutputError("\(path): cannot be written: \(error)")
    }
  }

  deinit { if isOpen { try? file.close() } }

  static func temporary(_ path: FilePath) -> FilePath { FilePath(path.string + ".part") }

  private static let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]

  /// Adds a record.
  ///
  /// - Parameter endsMember: whether it is the last one of its packed member.
  /// - Throws: ``OutputError``.
  func write(_ bytes: [UInt8], endsMember: Bool = false) throws(OutputError) {
    guard let packing else { return try append(bytes) }
    member += bytes
    if packing.hasMembers, endsMember || member.count > Self.longestMember { try endMember() }
  }

  /// Ends the packed member at work, so that all records are in the file.
  func endMember() throws(OutputError) {
    guard let packing, !member.isEmpty else { return }
    try append(Packer.member(member, packing))
    member.removeAll(keepingCapacity: true)
  }

  private func append(_ bytes: [UInt8]) throws(OutputError) {
    do { try file.writeAll(toAbsoluteOffset: length, bytes) } catch {
      try? Self.truncate(file, length)
      throw OutputError("\(path): cannot be written: \(error); what is whole is in \(temporary)")
    }
    length += Int64(bytes.count)
  }

  /// All records are on the disk.
  func sync() throws(OutputError) {
    try endMember()
    guard fsync(file.rawValue) == 0 || errno == EINVAL else { throw failure(Errno(rawValue: errno)) }
  }

  /// The file appears under its name: on the disk with the next ``Folder/sync(_:)``.
  func finish() throws(OutputError) {
    try sync()
    do {
      isOpen = false
      try file.close()
      try Self.rename(temporary, path)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: any Error) -> OutputError { OutputError("\(path): cannot be written: \(error)") }

  /// A checksum of the last bytes before its end: that it is the file which an earlier run left.
  func checksum() throws(OutputError) -> UInt64 {
    do {
      let start = max(0, length - Self.checked)
      return FNV1a(try Bytes.part(of: file, at: start, count: Int(length - start))).value
    } catch { throw failure(error) }
  }

  private static let checked: Int64 = 64 << 10

  private static func truncate(_ file: FileDescriptor, _ length: Int64) throws(Errno) {
    guard ftruncate(file.rawValue, off_t(length)) == 0 else { throw Errno(rawValue: errno) }
  }

  static func rename(_ old: FilePath, _ new: FilePath) throws(Errno) {
    guard unsafe Glibc.rename(old.string, new.string) == 0 else { throw Errno(rawValue: errno) }
  }
}

extension FilePath {
  static func exists(_ path: FilePath) -> Bool { unsafe access(path.string, F_OK) == 0 }
}

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
