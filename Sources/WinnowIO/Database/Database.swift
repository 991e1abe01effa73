internal import CSQLite
import SystemPackage

/// A SQLite database: the Swift wrapper of its C interface.
@safe final class Database {
  enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
  }

  /// SQLite's message and result code.
  struct Failure: Error, CustomStringConvertible {
    let code: Int32
    let description: String
    /// Whether the file is not a database, or lacks the expected tables.
    var isForeign: Bool { code == SQLITE_NOTADB || code == SQLITE_ERROR }
  }

  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a database for reading and writing, and creates it if it does not exist.
  ///
  /// - Throws: ``Failure``.
  convenience init(_ path: FilePath) throws(Failure) { try self.init(name: path.string, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) }

  /// Opens a database read-only, without creating or changing any file, even if a crash left a journal to be applied.
  ///
  /// - Throws: ``Failure``.
  convenience init(readingImmutable path: FilePath) throws(Failure) {
    let isPlain = { (byte: UInt8) in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    let name = path.string.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
    try self.init(name: "file:\(name)?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  private init(name: String, _ flags: Int32) throws(Failure) {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_open_v2(name, &handle, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      unsafe sqlite3_close_v2(handle)
      throw Failure(code: code, description: unsafe String(cString: sqlite3_errstr(code)))
    }
    unsafe self.handle = handle
    unsafe sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
  }

  /// Milliseconds to wait for a lock of another process.
  private static let busyTimeoutMilliseconds: Int32 = 5_000

  deinit {
    statements.removeAll()
    unsafe sqlite3_close_v2(handle)
  }

  private var failure: Failure {
    Failure(code: unsafe sqlite3_errcode(handle), description: unsafe String(cString: sqlite3_errmsg(handle)))
  }

  /// Runs statements without parameters: a schema, a pragma, the beginning of a transaction.
  func run(_ sql: String) throws(Failure) {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// Runs one statement with these values for its `?` parameters; the prepared statement is cached.
  func run(_ sql: String, _ values: Value...) throws(Failure) { _ = try rows(sql, values) }

  /// Runs one statement with these values for its `?` parameters.
  func run(_ sql: String, _ values: [Value]) throws(Failure) { _ = try rows(sql, values) }

  func rows(_ sql: String, _ values: Value...) throws(Failure) -> [[Value]] { try rows(sql, values) }

  private func rows(_ sql: String, _ values: [Value]) throws(Failure) -> [[Value]] {
    let statement: Statement
    if let known = statements[sql] {
      statement = known
    } else {
      guard let new = unsafe Statement(handle, sql) else { throw failure }
      statements[sql] = new
      statement = new
    }
    guard let rows = statement.rows(values) else {
      let failure = failure
      statement.reset()
      throw failure
    }
    return rows
  }
}

@safe private final class Statement {
  private let handle: OpaquePointer

  init?(_ database: OpaquePointer, _ sql: String) {
    var handle: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database, sql, -1, &handle, nil) == SQLITE_OK, let handle = unsafe handle else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe sqlite3_finalize(handle) }

  func reset() { unsafe sqlite3_reset(handle) }

  /// `nil` on failure; the database has the error until ``reset()``.
  func rows(_ values: [Database.Value]) -> [[Database.Value]]? {
    for (i, value) in values.enumerated() { guard bind(value, at: Int32(i + 1)) == SQLITE_OK else { return nil } }
    var rows: [[Database.Value]] = []
    while true {
      switch unsafe sqlite3_step(handle) {
      case SQLITE_ROW: rows.append(unsafe (0..<sqlite3_column_count(handle)).map(value))
      case SQLITE_DONE:
        reset()
        return rows
      default: return nil
      }
    }
  }

  private func bind(_ value: Database.Value, at index: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): unsafe sqlite3_bind_int64(handle, index, number)
    case .text(let text): bind(Array(text.utf8), isText: true, at: index)
    case .bytes(let bytes): bind(bytes, isText: false, at: index)
    }
  }

  private func bind(_ bytes: [UInt8], isText: Bool, at index: Int32) -> Int32 {
    // An empty array may have a null pointer, which SQLite would store as NULL.
    if bytes.isEmpty {
      return isText ? unsafe sqlite3_bind_text(handle, index, "", 0, csqlite_copied()) : unsafe sqlite3_bind_zeroblob(handle, index, 0)
    }
    return unsafe bytes.withUnsafeBytes { buffer in
      let count = UInt64(bytes.count)
      return isText
        ? unsafe sqlite3_bind_text64(
          handle, index, buffer.bindMemory(to: CChar.self).baseAddress, count, csqlite_copied(), UInt8(SQLITE_UTF8))
        : unsafe sqlite3_bind_blob64(handle, index, buffer.baseAddress, count, csqlite_copied())
    }
  }

  private func value(_ column: Int32) -> Database.Value {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(handle, column))
    case SQLITE_NULL: .null
    case SQLITE_BLOB: .bytes(unsafe bytes(sqlite3_column_blob(handle, column), column))
    default: .text(String(decoding: unsafe bytes(UnsafeRawPointer(sqlite3_column_text(handle, column)), column), as: UTF8.self))
    }
  }

  @unsafe private func bytes(_ start: UnsafeRawPointer?, _ column: Int32) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))))
  }
}
