import FoundationEssentials
import SystemPackage
public import Winnow

/// What kind of output a path on the command line means.
public enum OutputPlace: Sendable, Hashable {
  /// Standard output, one file, or a row of files.
  case stream(String?)
  /// A file a page, in this folder and by this template.
  case folder(String, template: String)
  /// A SQLite database, by its path.
  case database(String)

  /// - Parameter path: `nil` or `-` for standard output; a folder when it is one, ends with `/`, or has a `{…}` in it; a
  ///   database by its ending; else a file.
  public init(_ path: String?) {
    guard let path, path != "-" else { self = .stream(nil); return }
    var isFolder = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix("/") || isThere && isFolder {
      self = .folder(path, template: FolderSink.usualTemplate)
    } else if path.contains("{"), !path.contains(Shard.placeholder) {
      self = Self.templated(path)
    } else {
      self = DatabaseSink.fileExtensions.contains(FilePath(path).extension?.lowercased() ?? "") ? .database(path) : .stream(path)
    }
  }

  private static func templated(_ path: String) -> OutputPlace {
    let folder = path.prefix { $0 != "{" }.lastIndex(of: "/").map { path[...$0] }
    return .folder(folder.map(String.init) ?? ".", template: String(path.dropFirst(folder?.count ?? 0)))
  }

  /// - Parameters:
  ///   - mark: how far an earlier run came, to go on behind it.
  /// - Throws: ``OutputError``.
  public func sink(envelope: Envelope, shard: Shard?, goingOnAt mark: SinkMark?) throws -> any Sink {
    switch self {
    case .stream(let path): return try StreamSink(path, envelope: envelope, shard: shard, goingOnAt: mark)
    case .folder(let folder, let template):
      guard shard == nil else { throw OutputError("\(folder): a file a page is not cut into files") }
      return try FolderSink(folder, template: template, goingOnAt: mark)
    case .database(let path):
      guard shard == nil else { throw OutputError("\(path): a database is not cut into files") }
      return try DatabaseSink(path, goingOnAt: mark)
    }
  }
}
