package import Winnow

/// Pages that failed, put aside as NDJSON that can be read as an input again: the page itself, why it failed, and where.
package struct DeadLetters {
  private var sink: StreamSink

  /// - Parameter lastCheckpoint: how far an earlier run came.
  /// - Throws: ``OutputError``.
  package init(_ path: String, resumingAt lastCheckpoint: SinkCheckpoint? = nil) throws {
    sink = try StreamSink(path, resumingAt: lastCheckpoint)
  }

  /// - Throws: ``OutputError``.
  package mutating func add(_ outcome: Outcome, number: Int) throws {
    guard case .failure(let error) = outcome.result else { return }
    let bytes = PageLine.bytes(outcome.origin, outcome.failed, error: error)
    try sink.write(
      WrittenPage(
        number: number, origin: outcome.origin, date: nil,
        outputs: [Output(step: "dead-letter", destination: .stream(fileExtension: "ndjson"), bytes: bytes)]))
  }

  /// Makes what is written outlive a crash, and says how much it is.
  package mutating func checkpoint() throws -> SinkCheckpoint { try sink.checkpoint() }
  /// Ends the file and gives it its name.
  package mutating func finish() throws { try sink.finish() }
  /// Takes the file away where it has no page.
  package mutating func abandon() { sink.abandon() }
  /// Leaves the file so that a later run goes on with it.
  package mutating func pause() throws { try sink.pause() }
}
