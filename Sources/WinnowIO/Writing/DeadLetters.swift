package import Winnow

/// Failed pages as NDJSON that can be read as an input again: the page itself, its error, and its origin.
package struct DeadLetters {
  private var sink: StreamSink

  /// Opens or creates the file.
  /// - Parameter lastCheckpoint: the checkpoint of an interrupted run.
  /// - Throws: ``OutputError``.
  package init(_ path: String, resumingAt lastCheckpoint: SinkCheckpoint? = nil) throws {
    sink = try StreamSink(path, resumingAt: lastCheckpoint)
  }

  /// Adds a failed page.
  /// - Throws: ``OutputError``.
  package mutating func add(_ outcome: Outcome, number: Int) throws {
    guard case .failure(let error) = outcome.result else { return }
    let bytes = PageLine.bytes(outcome.origin, outcome.failed, error: error)
    try sink.write(
      WrittenPage(
        number: number, origin: outcome.origin, date: nil,
        outputs: [Output(step: "dead-letter", destination: .stream(fileExtension: "ndjson"), bytes: bytes)]))
  }

  /// Syncs to disk and returns the checkpoint.
  package mutating func checkpoint() throws -> SinkCheckpoint { try sink.checkpoint() }
  /// Completes the file and renames it.
  package mutating func finish() throws { try sink.finish() }
  /// Removes the file if it is empty.
  package mutating func abandon() { sink.abandon() }
  /// Keeps the file for a later run to resume.
  package mutating func pause() throws { try sink.pause() }
}
