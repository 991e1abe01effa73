import SystemPackage
package import Winnow

/// Where a line of NDJSON lies in a file that is not compressed: whoever knows it need not move the page.
package struct LineLocation: Sendable, Decodable {
  private let file: String
  /// Its first byte, from 0, and its length.
  private let at, bytes: Int

  /// How to name the page to a person.
  package var name: String { "\(file), byte \(at)" }

  /// Reads the page: the work of a worker.
  ///
  /// - Parameter fields: what the keys of the line are called.
  package func load(_ fields: LineFields) -> (Origin, Result<RawPage, PageError>) {
    let origin = Origin(name: name)
    do throws(PageError) { return LinePage.read(try line(), fields, origin) } catch { return (origin, .failure(error)) }
  }

  private func line() throws(PageError) -> [UInt8] {
    guard bytes < LineReader.longestLine else { throw LineReader.tooLong }
    guard at >= 0, bytes >= 0 else { throw .unreadable("there is no such place") }
    let line: [UInt8]
    do {
      let open = try FileDescriptor.open(FilePath(file), .readOnly)
      line = try open.closeAfter { try Bytes.part(of: open, at: Int64(at), count: bytes) }
    } catch { throw .unreadable("cannot be read: \(error)") }
    guard line.count == bytes else { throw .unreadable("its file ends before this line does: it has become shorter") }
    return line
  }
}
