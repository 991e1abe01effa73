/// The durable state of a sink's output.
package struct SinkCheckpoint: Sendable, Hashable, Codable {
  /// The number of pages written.
  package var pages = 0
  /// The number of the current file, if the output is split into several.
  package var file = 0
  /// Records and bytes in the current file.
  package var recordsOfFile = 0
  /// Bytes of the current file.
  package var length: Int64 = 0
  /// A checksum of its last bytes: 64-bit FNV-1a.
  package var checksum: UInt64 = 0
  /// Hashes of the file names used since the last checkpoint, if each page is a file.
  package var names: [UInt64] = []

  /// The number of the last row of earlier runs, if pages are added to a database.
  package var lastRow: Int64?

  /// Creates the checkpoint of an empty output.
  package init() {}
}
