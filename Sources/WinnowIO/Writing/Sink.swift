package import Winnow

/// Where the results of a run go. The run alone writes; stages and writers never do.
package protocol Sink {
  /// Takes what the writers made of a page; pages come in the order of the run.
  ///
  /// - Throws: ``OutputError``; `Errno.brokenPipe` when nobody reads standard output any more.
  mutating func write(_ page: WrittenPage) throws
  /// Ends a batch: all pages so far are on the disk.
  ///
  /// - Returns: what is to be known to go on after them.
  mutating func checkpoint() throws -> SinkCheckpoint
  /// Ends the run: the output appears under its name.
  mutating func finish() throws
  /// Ends a run that has no page, or fails: what holds no page goes, and what was there before stays.
  mutating func abandon()
  /// Ends a run that is broken off: what is there stays under its temporary name.
  mutating func pause() throws
}

/// What is written of one page.
package struct WrittenPage: Sendable {
  /// From 1, in the order of the run.
  package let number: Int
  /// Where it came from.
  package let origin: Origin
  /// See ``Outcome/date``.
  package let date: String?
  /// What its writers wrote.
  package let outputs: [Output]

  /// A page of a run, ready to be written.
  package init(number: Int, origin: Origin, date: String?, outputs: [Output]) {
    (self.number, self.origin, self.date, self.outputs) = (number, origin, date, outputs)
  }
}

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

/// Pages between two checkpoints, and in a compressed member: many enough to compress well and to keep the disk quiet, few enough to
/// lose little time by a crash.
package enum Batch {
  /// So many pages are written together.
  package static let pages = 64
}
