package import SystemPackage
package import Winnow

extension PendingPage {
  /// A pending page without its bytes, for another process.
  package enum Head: Sendable, Codable {
    /// A file of its own.
    case file(FilePath)
    /// A record of a WARC file.
    case record(WARCRecord)
    /// A line of NDJSON, from 1.
    case line(LineFields, stream: String, number: Int)
    /// A stream that is one page.
    case bytes(name: String)
    /// A page that could not be read.
    case broken(name: String, PageError)
  }

  /// The page split into its head and its bytes, to be sent to another process.
  package var parts: (head: Head, body: [UInt8]) {
    switch self {
    case .file(let path): return (.file(path), [])
    case .record(var record):
      let body = record.body
      record.body = []
      return (.record(record), body)
    case .line(let bytes, let fields, let stream, let number): return (.line(fields, stream: stream, number: number), bytes)
    case .bytes(let bytes, let name): return (.bytes(name: name), bytes)
    case .broken(let name, let error): return (.broken(name: name, error), [])
    }
  }

  /// Recreates the page from its parts.
  package init(_ head: Head, _ body: [UInt8]) {
    switch head {
    case .file(let path): self = .file(path)
    case .record(var record):
      record.body = body
      self = .record(record)
    case .line(let fields, let stream, let number): self = .line(body, fields, stream: stream, number: number)
    case .bytes(let name): self = .bytes(body, name: name)
    case .broken(let name, let error): self = .broken(name: name, error)
    }
  }
}
