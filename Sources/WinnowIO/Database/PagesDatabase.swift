import SystemPackage

/// The tables of a database of pages, and how to tell it from those of other programs.
enum PagesDatabase {
  /// What SQLite reads off the record: columns of their own where one looks for them, the long text where it stands.
  static let schema = """
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
    \(mark)
    """

  private static let columns: Set<String> = ["number", "record", "id", "url", "title", "published", "language", "error", "text"]

  /// Written into the header, by which the database is known: "Winn", and the version of the schema.
  static let mark = "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);"
  private static let applicationID: Int64 = 0x5769_6E6E
  private static let version: Int64 = 1

  enum Kind { case none, empty, own, foreign, newer }

  /// Looks at a file without touching it.
  static func kind(_ path: FilePath) -> Kind {
    guard let identity = try? FileIdentity(path) else { return .none }
    guard identity.kind == .file else { return .foreign }
    // Every SQLite database that has been written to has a header of 100 bytes.
    if let head = try? Bytes.ofFile(path, limit: 0), head.isEmpty { return .empty }
    do {
      let database = try Database(untouched: path)
      let number = { (pragma: String) in try database.rows("PRAGMA \(pragma)").first?.first }
      guard let id = try number("application_id"), id == .integer(0) || id == .integer(applicationID), case .integer(let version)? = try number("user_version") else { return .foreign }
      let found = try database.rows("SELECT name FROM pragma_table_xinfo('pages')").compactMap { if case .text(let name)? = $0.first { name } else { nil } }
      let tables = try database.rows("SELECT name FROM sqlite_schema WHERE name = 'pages_text'")
      guard columns.isSubset(of: found), !tables.isEmpty else { return .foreign }
      return version > Self.version ? .newer : .own
    } catch { return .foreign }
  }
}
