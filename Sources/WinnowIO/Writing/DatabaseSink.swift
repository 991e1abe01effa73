import Glibc
import SystemPackage
import Winnow

/// A SQLite database with a row a page, its record as JSON, and a full-text index of titles and texts.
///
/// A batch of pages is one transaction.
public struct DatabaseSink: Sink {
  private let path: FilePath
  private let database: Database
  private var mark: SinkMark
  private var isInTransaction = false

  /// The endings of names that mean a database.
  public static let fileExtensions: Set<String> = ["sqlite", "sqlite3", "db"]

  /// What SQLite reads off the record: columns of their own where one looks for them, the long text where it stands.
  private static let schema = """
    CREATE TABLE pages (
      number INTEGER PRIMARY KEY,
      record TEXT NOT NULL,
      id TEXT AS (record ->> '$.id') STORED,
      url TEXT AS (record ->> '$.url') STORED,
      title TEXT AS (record ->> '$.title') STORED,
      published TEXT AS (record ->> '$.published') STORED,
      language TEXT AS (record ->> '$.language') STORED,
      error TEXT AS (record ->> '$.error') STORED,
      text TEXT AS (record ->> '$.text') VIRTUAL
    );
    CREATE INDEX pages_by_id ON pages (id);
    CREATE INDEX pages_by_url ON pages (url);
    CREATE VIRTUAL TABLE pages_text USING fts5 (title, text, content='pages', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
    """

  /// - Parameter mark: how far an earlier run came; rows behind it are taken back.
  /// - Throws: ``OutputError``.
  public init(_ path: String, goingOnAt mark: SinkMark? = nil) throws {
    (self.path, self.mark) = (FilePath(path), mark ?? SinkMark())
    let temporary = OutputFile.temporary(self.path)
    do {
      if mark == nil { Self.remove(temporary) } else if !FilePath.exists(temporary), FilePath.exists(self.path) {
        try OutputFile.rename(self.path, temporary)
      }
      guard mark == nil || FilePath.exists(temporary) else { throw Errno.noSuchFileOrDirectory }
      database = try Database(temporary)
      try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
      if let mark {
        try Self.takeBack(behind: mark.pages, database)
      } else {
        try database.run(Self.schema)
      }
    } catch { throw Self.failure(path, error) }
  }

  private static func remove(_ path: FilePath) { for end in ["", "-wal", "-shm", "-journal"] { unsafe _ = unlink(path.string + end) } }

  private static func takeBack(behind pages: Int, _ database: Database) throws {
    try database.run("BEGIN")
    try database.run("INSERT INTO pages_text (pages_text, rowid, title, text) SELECT 'delete', number, title, text FROM pages WHERE number > ?", .integer(Int64(pages)))
    try database.run("DELETE FROM pages WHERE number > ?", .integer(Int64(pages)))
    try database.run("COMMIT")
  }

  public mutating func write(_ page: WrittenPage) throws {
    do {
      if !isInTransaction { try database.run("BEGIN") }
      isInTransaction = true
      for output in page.outputs {
        let number = Database.Value.integer(Int64(page.number))
        try database.run("INSERT INTO pages (number, record) VALUES (?, ?)", number, .text(String(decoding: output.bytes.dropLast(), as: UTF8.self)))
        try database.run("INSERT INTO pages_text (rowid, title, text) SELECT number, title, text FROM pages WHERE number = ?", number)
      }
      mark.pages += 1
      if mark.pages.isMultiple(of: Batch.pages) { try commit() }
    } catch { throw Self.failure(path.string, error) }
  }

  private mutating func commit() throws {
    guard isInTransaction else { return }
    try database.run("COMMIT")
    isInTransaction = false
  }

  public mutating func checkpoint() throws -> SinkMark {
    do { try commit() } catch { throw Self.failure(path.string, error) }
    return mark
  }

  public mutating func pause() throws { _ = try checkpoint() }

  public mutating func finish() throws {
    do {
      try commit()
      // Without its log beside it, the file is whole by itself.
      try database.run("PRAGMA journal_mode = DELETE")
      try OutputFile.rename(OutputFile.temporary(path), path)
      Folder.sync(path.removingLastComponent())
    } catch { throw Self.failure(path.string, error) }
  }

  private static func failure(_ path: String, _ error: any Error) -> OutputError {
    error as? OutputError ?? OutputError("\(path): cannot be written: \(error)")
  }
}
