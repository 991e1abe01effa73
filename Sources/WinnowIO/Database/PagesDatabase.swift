import SystemPackage

/// The schema of a database of pages, and its detection.
enum PagesDatabase {
  /// Generated columns over the JSON record for common queries; the long text is stored as such.
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
    \(index)
    \(mark)
    """

  /// The full-text index. Words are indexed in normalized spelling: without Arabic vowel marks and tatweel, and with a zero-width
  /// non-joiner both as a separator (می خواهم) and removed (میخواهم).
  private static let index = """
    CREATE VIEW pages_plain AS SELECT number, \(plain("title")) AS title, \(plain("text")) AS text,
      CASE WHEN instr(text, char(8204)) THEN replace(\(plain("text")), char(8204), '') ELSE '' END AS joined FROM pages;
    CREATE VIRTUAL TABLE pages_text USING fts5 (title, text, joined, content='pages_plain', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
    """

  /// Removes the tatweel, the vowel marks from fathatan to sukun, maddah and hamzas above and below, and the superscript alef.
  private static func plain(_ column: String) -> String {
    ([0x640] + Array(0x64B...0x655) + [0x670]).reduce(column) { "replace(\($0), char(\($1)), '')" }
  }

  /// Rebuilds the index of a database of an earlier version.
  static func upgrade(_ database: Database) throws(Database.Failure) {
    guard case .integer(let found)? = try database.rows("PRAGMA user_version").first?.first, found < version else { return }
    for statement in ["BEGIN IMMEDIATE", "DROP TABLE pages_text", "DROP VIEW IF EXISTS pages_plain"] { try database.run(statement) }
    try database.run(index)
    for statement in ["INSERT INTO pages_text (pages_text) VALUES ('rebuild')", "PRAGMA user_version = \(version)", "COMMIT"] {
      try database.run(statement)
    }
  }

  private static let columns: Set<String> = ["number", "record", "id", "url", "title", "published", "language", "error", "text"]

  /// The marks in the header that identify the database: "Winn", and the version of the schema.
  static let mark = "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);"
  private static let applicationID: Int64 = 0x5769_6E6E
  private static let version: Int64 = 2

  enum Kind { case none, empty, own, foreign, newer }

  /// Determines the kind of a file without changing it.
  static func kind(_ path: FilePath) -> Kind {
    guard let identity = try? FileIdentity(path) else { return .none }
    guard identity.kind == .file else { return .foreign }
    guard let head = try? Bytes.ofFile(path, limit: headerLength) else { return .foreign }
    if head.isEmpty { return .empty }
    guard head.count >= headerLength else { return .foreign }
    switch number(head, at: 68) {
    case applicationID: return number(head, at: 60) > version ? .newer : .own
    case 0: return hasTables(path) ? .own : .foreign
    default: return .foreign
    }
  }

  /// In SQLite's file format 3, the user version is at byte 60 and the application id at 68, each as four bytes, big-endian.
  private static let headerLength = 100
  private static func number(_ head: [UInt8], at offset: Int) -> Int64 { head[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) } }

  /// Whether it is a database of Winnow 0.1, which set no application id.
  private static func hasTables(_ path: FilePath) -> Bool {
    do {
      let database = try Database(readingImmutable: path)
      let found = try database.rows("SELECT name FROM pragma_table_xinfo('pages')").compactMap {
        if case .text(let name)? = $0.first { name } else { nil }
      }
      let tables = try database.rows("SELECT name FROM sqlite_schema WHERE name = 'pages_text'")
      return columns.isSubset(of: found) && !tables.isEmpty
    } catch { return false }
  }
}
