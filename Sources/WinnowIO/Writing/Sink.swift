import Winnow

/// The destination of a run's results. Only the run writes; stages and writers never do.
package protocol Sink {
  /// Writes a page's output; pages arrive in the order of the run.
  ///
  /// - Throws: ``OutputError``; `Errno.brokenPipe` if the reader of standard output closed the pipe.
  mutating func write(_ page: WrittenPage) throws
  /// Ends a batch: syncs all pages so far to disk.
  ///
  /// - Returns: the checkpoint to resume after them.
  mutating func checkpoint() throws -> SinkCheckpoint
  /// Ends the run: the output gets its final name.
  mutating func finish() throws
  /// Ends a run without pages, or one that failed: an empty output is removed, and an earlier one is kept.
  mutating func abandon()
  /// Suspends the run: the output keeps its temporary name, to be resumed.
  mutating func pause() throws
}
