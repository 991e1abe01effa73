import SystemPackage

extension PagesDatabase {
  typealias Opened = (Database, FileLock)

  /// What SQLite adds to the name of a database for the files that it needs beside it.
  static let logEnds = ["-wal", "-shm", "-journal"]

  /// A database that gets its name when it is whole.
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

  /// One that a run has begun.
  static func reopened(_ target: FilePath) throws -> Opened {
    let temporary = PartFile.path(of: target)
    // A run that was ended after the renaming goes on with the file under its last name.
    if !FilePath.exists(temporary), FilePath.exists(target) { try target.renamed(to: temporary) }
    let part = try PartFile(of: target, isNew: false)
    return (try opened(part.path), FileLock(part.file))
  }

  /// One that earlier runs wrote.
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

  /// Those of an earlier database of this name would be read into the next one.
  static func removeLogs(_ path: FilePath) { for end in logEnds { try? FilePath(path.string + end).unlinked() } }
}

/// Holds a file that was locked. SQLite's own locks of a file end when any descriptor of it is closed, so it is kept as long as
/// the database.
final class FileLock {
  private let file: FileDescriptor
  init(_ file: FileDescriptor) { self.file = file }
  deinit { try? file.close() }
}
