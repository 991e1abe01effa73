import SystemPackage

/// Standard output, or a terminal, a pipe, a device or an open descriptor under a name of the file system.
final class OutputStream {
  private let name: String
  private let file: FileDescriptor
  private let isOwn: Bool
  private var buffer: MemberBuffer

  /// Standard output.
  init() { (name, file, isOwn, buffer) = ("standard output", .standardOutput, false, MemberBuffer(nil)) }

  /// - Returns: `nil` for the path of a usual file or a folder, and for one that leads nowhere.
  /// - Throws: ``OutputError``.
  init?(_ path: String) throws(OutputError) {
    let descriptor = FilePath(path).descriptor
    if descriptor == nil { guard (try? FileIdentity(FilePath(path)))?.kind.isStream == true else { return nil } }
    do {
      // A descriptor is not opened anew: a file after it would be written from its beginning.
      file = try descriptor?.duplicate() ?? .open(FilePath(path), .writeOnly, options: .closeOnExec)
    } catch { throw OutputError.unwritable(path, "\(error)") }
    (name, isOwn, buffer) = (path, true, MemberBuffer(Compression.of(fileExtension: FilePath(path).extension)))
  }

  deinit { if isOwn { try? file.close() } }

  /// - Throws: ``OutputError``; `Errno.brokenPipe` when nobody reads any more.
  func write(_ bytes: [UInt8], endsMember: Bool) throws { try send(buffer.add(bytes, endsMember: endsMember)) }

  /// Ends the compressed member at work.
  func endMember() throws { try send(buffer.end()) }

  private func send(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    do { try file.writeAll(bytes) } catch let error as Errno {
      if error == .brokenPipe { throw error }
      throw OutputError.unwritable(name, "\(error)")
    }
  }
}
