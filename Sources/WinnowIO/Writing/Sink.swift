import Winnow

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
