import FoundationEssentials
import SystemPackage
package import Winnow

/// The description of a run, so that only an identical run resumes.
package struct RunPlan: Sendable {
  /// The pipeline and everything else that determines the bytes of the output, one line each.
  package let lines: [String]
  /// The inputs at the start of the run.
  package let inputs: [InputIdentity]
  /// Creates a plan.
  package init(lines: [String], inputs: [InputIdentity]) { (self.lines, self.inputs) = (lines, inputs) }
}

/// The progress of a run.
package struct RunProgress: Sendable, Codable {
  /// The statistics of the written pages.
  package var tally = RunTally()
  /// The checkpoint of each output, in the order of the run's outputs.
  package var outputs: [SinkCheckpoint] = []
  /// The checkpoint of the dead letters.
  package var deadLetters: SinkCheckpoint?
  /// A checksum of the pages read from streams that cannot be read again.
  package var read: UInt64 = 0
  /// Whether the run finished.
  package var isFinished = false
  /// Creates the progress of a run that has not begun.
  package init() {}
}

/// A file with the progress of a run, so that an interrupted run can be resumed. It is a SQLite database, which always has either the last
/// checkpoint or the one before.
package final class RunState {
  private let path: String
  private let database: Database
  /// The progress at the last checkpoint, with all file names used.
  package private(set) var progress: RunProgress?
  /// The digests for comparing stages, by the pipeline's name, in order.
  package private(set) var pageDigest: [(pipeline: String, page: PageDigest)] = []

  private static let version = "winnow run state 2"

  private static let schema = """
    CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE plan (number INTEGER PRIMARY KEY, line TEXT NOT NULL);
    CREATE TABLE inputs (number INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER, modified INTEGER);
    CREATE TABLE names (output INTEGER NOT NULL, hash INTEGER NOT NULL);
    CREATE TABLE remembered (pipeline TEXT NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL);
    """

  /// Opens or creates a run state.
  /// - Throws: ``ResumeError`` for the state of a run with another plan; ``OutputError`` for a file that is not a run state, and if the
  ///   file cannot be written.
  package init(_ path: String, _ plan: RunPlan) throws {
    self.path = path
    var isNew = !FilePath.exists(FilePath(path))
    do {
      database = try Database(FilePath(path))
      // A run that was interrupted while creating the file left an empty one.
      isNew = try database.rows("SELECT name FROM sqlite_schema").isEmpty
      // Another program's database is not changed.
      if !isNew, let other = try foundVersion() {
        throw ResumeError.otherVersion(path, other)
      }
      try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
      if isNew { try Self.begin(database, plan) }
    } catch let error as ResumeError { throw error } catch let error as OutputError { throw error } catch let error as Database.Failure
      where error.isForeign && !isNew
    {
      throw OutputError.refused("\(path) is not a run state; name another file for --resume")
    } catch {
      if isNew { throw OutputError.unwritable(path, "\(error)") }
      throw ResumeError.noState(path, "\(error)")
    }
    if !isNew { try read(plan) }
  }

  /// The version of the state, if it is another one.
  private func foundVersion() throws -> String? {
    guard let found = try value("version") else {
      throw OutputError.refused("\(path) is not a run state; name another file for --resume")
    }
    return found == Self.version ? nil : found
  }

  private static func begin(_ database: Database, _ plan: RunPlan) throws {
    try database.run("BEGIN")
    try database.run(schema)
    try database.run("INSERT INTO run VALUES ('version', ?)", .text(version))
    for line in plan.lines { try database.run("INSERT INTO plan (line) VALUES (?)", .text(line)) }
    for input in plan.inputs {
      try database.run(
        "INSERT INTO inputs (name, size, modified) VALUES (?, ?, ?)", .text(input.name), input.size.map { .integer($0) } ?? .null,
        input.modified.map { .integer($0) } ?? .null)
    }
    try database.run("COMMIT")
  }

  private func read(_ plan: RunPlan) throws {
    do {
      let lines = try database.rows("SELECT line FROM plan ORDER BY number").map { $0[0].text }
      if let change = Self.change(lines, plan.lines) { throw ResumeError.changed(path, "the pipeline or an option has changed", change) }
      let inputs = try database.rows("SELECT name, size, modified FROM inputs ORDER BY number").map {
        InputIdentity(name: $0[0].text, size: $0[1].integer, modified: $0[2].integer)
      }
      if let change = Self.change(inputs, plan.inputs) { throw ResumeError.changed(path, "the inputs have changed", change) }
      guard let text = try value("progress") else { return }
      var progress = try JSONDecoder().decode(RunProgress.self, from: Data(text.utf8))
      for index in progress.outputs.indices {
        progress.outputs[index].names = try database.rows("SELECT hash FROM names WHERE output = ? ORDER BY rowid", .integer(Int64(index)))
          .map { UInt64(bitPattern: $0[0].integer ?? 0) }
      }
      self.progress = progress
      pageDigest = try database.rows("SELECT pipeline, id, digest FROM remembered ORDER BY rowid").map {
        ($0[0].text, PageDigest(id: $0[1].text, digest: Self.numbers($0[2].bytes)))
      }
    } catch let error as ResumeError { throw error } catch {
      throw ResumeError.noState(path, "\(error)")
    }
  }

  /// The value that an earlier run with its state in this file stored with ``setValue(_:named:)``; `nil` if there is none.
  package static func storedValue(named name: String, in path: String) -> String? {
    guard FilePath.exists(FilePath(path)), let database = try? Database(FilePath(path)) else { return nil }
    return try? database.rows("SELECT value FROM run WHERE key = ?", .text("note " + name)).first?[0].text
  }

  /// The value that was stored with ``setValue(_:named:)``.
  ///
  /// - Throws: ``ResumeError``.
  package func storedValue(named name: String) throws -> [UInt8]? {
    do { return try value("note " + name).map { Array($0.utf8) } } catch { throw ResumeError.noState(path, "\(error)") }
  }

  /// Stores a value for the resumed run.
  ///
  /// - Throws: ``OutputError``.
  package func setValue(_ text: [UInt8], named name: String) throws {
    do {
      try database.run("INSERT OR REPLACE INTO run VALUES (?, ?)", .text("note " + name), .text(String(decoding: text, as: UTF8.self)))
    } catch {
      throw OutputError.unwritable(path, "\(error)")
    }
  }

  private func value(_ key: String) throws -> String? {
    try database.rows("SELECT value FROM run WHERE key = ?", .text(key)).first?[0].text
  }

  private static func change(_ old: [String], _ new: [String]) -> String? {
    guard old != new else { return nil }
    let gone = old.first { !new.contains($0) }
    let come = new.first { !old.contains($0) }
    switch (gone, come) {
    case (let gone?, let come?): return "it was “\(gone)”, and is “\(come)”"
    case (let gone?, nil): return "“\(gone)” is gone"
    case (nil, let come?): return "“\(come)” is new"
    case (nil, nil): return "the order is another"
    }
  }

  private static func change(_ old: [InputIdentity], _ new: [InputIdentity]) -> String? {
    guard old != new else { return nil }
    let names = Dictionary(old.map { ($0.name, $0) }) { $1 }
    let newNames = Set(new.map(\.name))
    if let gone = old.first(where: { !newNames.contains($0.name) }) { return "\(gone.name) is gone" }
    if let come = new.first(where: { names[$0.name] == nil }) { return "\(come.name) is new" }
    if let other = new.first(where: { names[$0.name] != $0 }) { return "\(other.name) was written to" }
    return "the order is another"
  }

  /// Records that the outputs are on disk up to these checkpoints.
  ///
  /// - Parameter pageDigest: the digests added since the last call.
  /// - Throws: ``OutputError``.
  package func save(_ progress: RunProgress, pageDigest: [(pipeline: String, page: PageDigest)] = []) throws {
    var stored = progress
    for index in stored.outputs.indices { stored.outputs[index].names = [] }
    do {
      let text = String(decoding: try JSONEncoder().encode(stored), as: UTF8.self)
      try database.run("BEGIN")
      try database.run("INSERT OR REPLACE INTO run VALUES ('progress', ?)", .text(text))
      for (index, output) in progress.outputs.enumerated() {
        for name in output.names {
          try database.run("INSERT INTO names VALUES (?, ?)", .integer(Int64(index)), .integer(Int64(bitPattern: name)))
        }
      }
      for (pipeline, page) in pageDigest {
        try database.run("INSERT INTO remembered VALUES (?, ?, ?)", .text(pipeline), .text(page.id), .bytes(Self.bytes(page.digest)))
      }
      try database.run("COMMIT")
    } catch { throw OutputError.unwritable(path, "\(error)") }
  }

  private static func bytes(_ numbers: [UInt64]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  }

  private static func numbers(_ bytes: [UInt8]) -> [UInt64] {
    stride(from: 0, to: bytes.count - 7, by: 8).map { start in (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * $1) } }
  }
}

extension Database.Value {
  fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
  fileprivate var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  fileprivate var bytes: [UInt8] { if case .bytes(let bytes) = self { bytes } else { [] } }
}
