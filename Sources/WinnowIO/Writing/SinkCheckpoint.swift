/// How far a sink's output is on the disk.
package struct SinkCheckpoint: Sendable, Hashable, Codable {
  /// How many pages are written in all.
  package var pages = 0
  /// The number of the file at work, where the output is cut into many.
  package var file = 0
  /// How many records and bytes the file at work holds.
  package var recordsOfFile = 0
  /// The bytes of the file at hand.
  package var length: Int64 = 0
  /// Of its last bytes.
  package var checksum: UInt64 = 0
  /// Hashes of the names given since the last mark, where each page is a file.
  package var names: [UInt64] = []

  /// The last number of a row that earlier runs wrote, where pages are added to a database.
  package var lastRow: Int64?

  /// Nothing is written yet.
  package init() {}
}
