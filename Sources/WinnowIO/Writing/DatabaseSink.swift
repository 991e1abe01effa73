import SystemPackage
import Winnow

/// A SQLite database with one row per page, its record as JSON, and a full-text index of titles and texts.
///
/// A new database appears under its name when it is complete. A database of earlier runs is extended in place: a page replaces the rows
/// with its `id` from earlier runs. A batch of pages is one transaction.
package struct DatabaseSink: Sink {
  private let path, target: FilePath
  private let database: Database
  private let lock: FileLock
  private var lastCheckpoint: SinkCheckpoint
  private var isInTransaction = false

  /// The file extensions of a database.
  package static let fileExtensions = ["sqlite", "sqlite3", "db"]

  /// Opens or creates a database.
  /// - Parameters:
  ///   - policy: whether an existing database is replaced.
  ///   - lastCheckpoint: the checkpoint of an interrupted run; rows after it are rewritten.
  /// - Throws: ``OutputError``.
  package init(_ path: String, policy: OverwritePolicy = OverwritePolicy(), resumingAt lastCheckpoint: SinkCheckpoint? = nil) throws {
    self.path = FilePath(path)
    do {
      target = try self.path.followingLinks()
      if let lastCheckpoint {
        self.lastCheckpoint = lastCheckpoint
        (database, lock) = try lastCheckpoint.lastRow == nil ? PagesDatabase.reopened(target) : PagesDatabase.inPlace(target)
        guard try Self.checksum(of: database, lastCheckpoint) == lastCheckpoint.checksum else {
          throw OutputError.changed("\(path)")
        }
        if lastCheckpoint.lastRow == nil { try Self.remove("number > ?", .integer(Int64(lastCheckpoint.pages)), from: database) }
      } else {
        try Self.check(path, policy)
        self.lastCheckpoint = SinkCheckpoint()
        let extends = PagesDatabase.kind(target) == .own && !policy.replacesDatabase
        (database, lock) = try extends ? PagesDatabase.inPlace(target) : PagesDatabase.new(target)
        if extends, case .integer(let last)? = try database.rows("SELECT coalesce(max(number), 0) FROM pages").first?.first {
          self.lastCheckpoint.lastRow = last
        }
      }
    } catch { throw Self.failure(path, error) }
  }

  /// - Throws: ``OutputError`` for a file that is not a database of Winnow, unless replacing is forced.
  static func check(_ path: String, _ policy: OverwritePolicy) throws(OutputError) {
    guard !policy.isForced else { return }
    switch PagesDatabase.kind(FilePath(path)) {
    case .none, .empty, .own: break
    case .newer:
      throw OutputError.refused(
        "\(path): a later version of Winnow has made this database; write to another file, or replace it with --force")
    case .foreign:
      throw OutputError.refused(
        "\(path): this is not a database of pages made by Winnow; write to another file, or replace it with --force")
    }
  }

  package mutating func write(_ page: WrittenPage) throws {
    do {
      if !isInTransaction { try database.run("BEGIN IMMEDIATE") }
      isInTransaction = true
      let number = Database.Value.integer((lastCheckpoint.lastRow ?? 0) + Int64(page.number))
      // A run that ended after its last checkpoint may have left the row.
      if lastCheckpoint.lastRow != nil { try Self.remove("number = ?", number, from: database) }
      for output in page.outputs {
        try database.run(
          "INSERT INTO pages (number, record) VALUES (?, ?)", number, .text(String(decoding: output.bytes.dropLast(), as: UTF8.self)))
        try database.run(
          "INSERT INTO pages_text (rowid, title, text, joined) SELECT number, title, text, joined FROM pages_plain WHERE number = ?", number
        )
        guard let last = lastCheckpoint.lastRow else { continue }
        try Self.remove("id = (SELECT id FROM pages WHERE number = ?) AND number <= ?", number, .integer(last), from: database)
      }
      lastCheckpoint.pages += 1
      if lastCheckpoint.pages.isMultiple(of: CheckpointBatch.pages) { try commit() }
    } catch { throw Self.failure(path.string, error) }
  }

  /// Removes rows from the table, and their words from the index.
  private static func remove(_ condition: String, _ values: Database.Value..., from database: Database) throws(Database.Failure) {
    try database.run(
      "INSERT INTO pages_text (pages_text, rowid, title, text, joined) SELECT 'delete', number, title, text, joined FROM pages_plain WHERE number IN (SELECT number FROM pages WHERE \(condition))",
      values)
    try database.run("DELETE FROM pages WHERE \(condition)", values)
  }

  private mutating func commit() throws {
    guard isInTransaction else { return }
    try database.run("COMMIT")
    isInTransaction = false
  }

  package mutating func checkpoint() throws -> SinkCheckpoint {
    do {
      try commit()
      lastCheckpoint.checksum = try Self.checksum(of: database, lastCheckpoint)
    } catch { throw Self.failure(path.string, error) }
    return lastCheckpoint
  }

  /// A checksum of the last record that the run wrote, to recognize the database of an interrupted run.
  private static func checksum(of database: Database, _ lastCheckpoint: SinkCheckpoint) throws(Database.Failure) -> UInt64 {
    let before = lastCheckpoint.lastRow ?? 0
    let rows = try database.rows(
      "SELECT record FROM pages WHERE number > ? AND number <= ? ORDER BY number DESC LIMIT 1", .integer(before),
      .integer(before + Int64(lastCheckpoint.pages)))
    guard case .text(let record)? = rows.first?.first else { return 0 }
    return FNV1a(record.utf8).value
  }

  package mutating func abandon() {
    guard lastCheckpoint.pages == 0, lastCheckpoint.lastRow == nil else { return }
    let part = PartFile.path(of: target)
    // An unlinked file stays readable while it is open.
    PagesDatabase.removeLogs(part)
    try? part.unlinked()
  }

  package mutating func pause() throws { _ = try checkpoint() }

  package mutating func finish() throws {
    do {
      try commit()
      if lastCheckpoint.lastRow == nil {
        // Without a write-ahead log, the database is a single file.
        try database.run("PRAGMA journal_mode = DELETE")
        PagesDatabase.removeLogs(target)
        try PartFile.path(of: target).renamed(to: target)
      } else {
        // A concurrent reader keeps the log; the last connection to close applies it.
        try? database.run("PRAGMA journal_mode = DELETE")
      }
      Folder.sync(target.removingLastComponent())
    } catch { throw Self.failure(path.string, error) }
  }

  private static func failure(_ path: String, _ error: any Error) -> OutputError {
    error as? OutputError ?? OutputError.unwritable("\(path)", "\(error)")
  }
}
