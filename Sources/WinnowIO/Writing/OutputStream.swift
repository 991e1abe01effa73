import SystemPackage

/// A non-seekable output: standard output, terminal, pipe, device or `/dev/fd/N`.
final class OutputStream {
  private let name: String
  private let file: FileDescriptor
  private let isOwn: Bool
  private var buffer: MemberBuffer

  /// Standard output.
  init() { (name, file, isOwn, buffer) = ("standard output", .standardOutput, false, MemberBuffer(nil)) }

  /// Opens a stream by its path.
  /// - Returns: `nil` for a regular file, a folder, or a missing path.
  /// - Throws: ``OutputError``.
  init?(_ path: String) throws(OutputError) {
    let descriptor = FilePath(path).descriptor
    if descriptor == nil { guard (try? FileIdentity(FilePath(path)))?.kind.isStream == true else { return nil } }
    do {
      // A descriptor is duplicated: reopening would write a file from its beginning.
      file = try descriptor?.duplicate() ?? .open(FilePath(path), .writeOnly, options: .closeOnExec)
    } catch { throw OutputError.unwritable(path, "\(error)") }
    (name, isOwn, buffer) = (path, true, MemberBuffer(Compression.of(fileExtension: FilePath(path).extension)))
  }

  deinit { if isOwn { try? file.close() } }

  /// - Throws: ``OutputError``; `Errno.brokenPipe` if the reader closed the pipe.
  func write(_ bytes: [UInt8], endsMember: Bool) throws { try send(buffer.add(bytes, endsMember: endsMember)) }

  /// Finishes the current compressed member.
  func endMember() throws { try send(buffer.end()) }

  private func send(_ bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { return }
    do { try file.writeAll(bytes) } catch let error as Errno {
      if error == .brokenPipe { throw error }
      throw OutputError.unwritable(name, "\(error)")
    }
  }
}
