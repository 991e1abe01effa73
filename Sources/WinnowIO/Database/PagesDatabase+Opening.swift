import SystemPackage

extension PagesDatabase {
  typealias Opened = (Database, FileLock)

  /// The suffixes of SQLite's auxiliary files.
  static let logEnds = ["-wal", "-shm", "-journal"]

  /// Creates a database that gets its final name when it is complete.
  static func new(_ target: FilePath) throws -> Opened {
    let replaced = try OutputFile.replaced(target)
    let part = try PartFile(of: target, isNew: true)
    let lock = FileLock(part.file)
    removeLogs(part.path)
    if let replaced { OutputFile.keepAttributes(of: replaced, on: part.file) }
    let database = try opened(part.path)
    try database.run(schema)
    return (database, lock)
  }

  /// Opens a database that an earlier run began.
  static func reopened(_ target: FilePath) throws -> Opened {
    let temporary = PartFile.path(of: target)
    // A run that ended after renaming continues with the file under its final name.
    if !FilePath.exists(temporary), FilePath.exists(target) { try target.renamed(to: temporary) }
    let part = try PartFile(of: target, isNew: false)
    return (try opened(part.path), FileLock(part.file))
  }

  /// Opens a database that earlier runs completed.
  static func inPlace(_ target: FilePath) throws -> Opened {
    let file = try FileDescriptor.open(target, .readWrite, options: .closeOnExec)
    let lock = FileLock(file)
    try PartFile.lock(file, target)
    let database = try opened(target)
    try upgrade(database)
    try database.run(mark)
    return (database, lock)
  }

  private static func opened(_ path: FilePath) throws(Database.Failure) -> Database {
    let database = try Database(path)
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
    return database
  }

  /// Removes the auxiliary files of an earlier database with this name, which SQLite would apply to the new one.
  static func removeLogs(_ path: FilePath) { for end in logEnds { try? FilePath(path.string + end).unlinked() } }
}

/// Keeps a locked file open. SQLite's own locks end when any descriptor of the file is closed, so it is kept open as long as the database.
final class FileLock {
  private let file: FileDescriptor
  init(_ file: FileDescriptor) { self.file = file }
  deinit { try? file.close() }
}
