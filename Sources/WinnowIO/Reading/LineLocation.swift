import SystemPackage
package import Winnow

/// The location of an NDJSON line in an uncompressed file, so that a request need not contain the page.
package struct LineLocation: Sendable, Decodable {
  private let file: String
  /// The offset of its first byte, and its length.
  private let at, bytes: Int

  /// A name for messages.
  package var name: String { "\(file), byte \(at)" }

  /// Reads the page, in a worker.
  ///
  /// - Parameter fields: the key names of the line.
  package func load(_ fields: LineFields) -> (Origin, Result<RawPage, PageError>) {
    let origin = Origin(name: name)
    do throws(PageError) { return LinePage.read(try line(), fields, origin) } catch { return (origin, .failure(error)) }
  }

  private func line() throws(PageError) -> [UInt8] {
    guard bytes < LineReader.maxLineLength else { throw LineReader.tooLong }
    guard at >= 0, bytes >= 0 else { throw .unreadable("the offset is past the end of the file") }
    let line: [UInt8]
    do {
      let open = try FileDescriptor.open(FilePath(file), .readOnly)
      line = try open.closeAfter { try Bytes.part(of: open, at: Int64(at), count: bytes) }
    } catch { throw .unreadable("cannot be read: \(error)") }
    guard line.count == bytes else { throw .unreadable("its file ends before this line does: it has become shorter") }
    return line
  }
}
