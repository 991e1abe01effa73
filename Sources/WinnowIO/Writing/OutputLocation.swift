import FoundationEssentials
package import SystemPackage
package import Winnow

/// What kind of output a path means, on the command line or in a pipeline file.
package enum OutputLocation: Sendable, Hashable {
  /// Standard output, one file, or a row of files.
  case stream(String?)
  /// A file a page, in this folder and by this template.
  case folder(String, template: String)
  /// A SQLite database, by its path.
  case database(String)

  /// - Parameter path: `nil` or `-` for standard output; a folder when it is one, ends with `/`, or has a `{…}` in it; a
  ///   database by its ending; else a file.
  package init(_ path: String?) {
    guard let path, path != "-" else {
      self = .stream(nil)
      return
    }
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

  private static func templated(_ path: String) -> OutputLocation {
    let folder = path.prefix { $0 != "{" }.lastIndex(of: "/").map { path[...$0] }
    return .folder(folder.map(String.init) ?? ".", template: String(path.dropFirst(folder?.count ?? 0)))
  }

  /// The endings of its name that may say a format, the longest first, in lower case and without that of a compression:
  /// `tei.xml` and `xml` of `a.tei.xml.gz`. None where the name comes from the page, or is that of a pipe or a device.
  package var endings: [String] {
    switch self {
    case .stream(nil): []
    case .stream(let path?): isPassing ? [] : Self.endings(ofName: path)
    case .folder(_, let template): Self.endings(ofName: template)
    case .database(let path): Self.endings(ofName: path)
    }
  }

  /// Whether what is written is gone at once, to standard output or through a pipe, so that no later run goes on with it.
  package var isPassing: Bool {
    guard case .stream(let path) = self else { return false }
    return path.map { (try? FileIdentity(FilePath($0)))?.kind.isStream == true || FilePath($0).descriptor != nil } ?? true
  }

  /// What an output in one file is called until it is whole.
  package var partFile: FilePath? {
    switch self {
    case .stream(let path?): isPassing || path.contains(Shard.placeholder) ? nil : PartFile.path(of: FilePath(path))
    case .stream(nil), .folder, .database: nil
    }
  }

  /// Whether what a finished run wrote is gone since; of a row of files nobody knows the names.
  package var isGone: Bool {
    switch self {
    case .stream(let path?): !isPassing && !FilePath.exists(FilePath(path))
    case .folder(let path, _), .database(let path): !FilePath.exists(FilePath(path))
    case .stream(nil): false
    }
  }

  private static func endings(ofName path: String) -> [String] {
    guard let name = FilePath(path).lastComponent?.string.lowercased() else { return [] }
    // A name that begins with its only dot has no ending.
    var words = name.drop { $0 == "." }.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    if Compression.of(fileExtension: words.last.map { String($0) }) != nil { words.removeLast() }
    // A version or a day is no ending, and what the page says is none that one could know.
    guard let last = words.last, last.contains(where: \.isLetter), last.allSatisfy({ $0.isLetter || $0.isNumber }) else { return [] }
    return words.count > 1 ? [words.suffix(2).joined(separator: "."), String(last)] : [String(last)]
  }

  /// Whether what writers of different extensions make of a page has different names.
  package var separatesExtensions: Bool {
    if case .folder(_, let template) = self { (try? PathTemplate(template))?.hasExtension ?? true } else { false }
  }

  /// - Throws: ``OutputError`` for what no output can be.
  package func check(_ shard: Shard? = nil) throws(OutputError) {
    let isDatabase = endings.contains(where: DatabaseSink.fileExtensions.contains)
    switch self {
    case .stream(nil), .stream("-"):
      if shard != nil { throw OutputError.refused("standard output cannot be cut into files; name one with -o") }
    case .stream(""): throw OutputError.refused("an output without a name; - is standard output")
    case .stream(let path?):
      if path.contains(Shard.placeholder) {
        guard shard != nil else { throw OutputError.refused("\(path): {shard} is the number of a file of --shard, which is not said") }
        if path.replacing(Shard.placeholder, with: "").contains("{") {
          throw OutputError.refused("\(path): with {shard} go no names of pages, since a file of --shard holds many")
        }
      }
      if isDatabase { throw OutputError.refused("\(path): a database is neither packed nor cut into files; end its name in .sqlite") }
      if let compression = Compression.of(fileExtension: FilePath(path).extension), !compression.hasMembers {
        throw OutputError.refused("\(path): \(compression) cannot be written piece by piece; .gz and .zst can, or a file a page")
      }
    case .folder(let folder, let template):
      if isDatabase { throw OutputError.refused("\(template): a database holds all pages; name one file that ends in .sqlite") }
      if shard != nil { throw OutputError.refused("\(folder): a file a page is not cut into files") }
      _ = try PathTemplate(template)
    case .database(let path): if shard != nil { throw OutputError.refused("\(path): a database is not cut into files") }
    }
  }

  /// - Parameters:
  ///   - policy: what becomes of a database that is there.
  ///   - lastCheckpoint: how far an earlier run came, to go on after it.
  /// - Throws: ``OutputError``.
  package func sink(
    envelope: Envelope, shard: Shard?, policy: OverwritePolicy = OverwritePolicy(), resumingAt lastCheckpoint: SinkCheckpoint?
  ) throws -> any Sink {
    try check(shard)
    switch self {
    case .stream(let path): return try StreamSink(path, envelope: envelope, shard: shard, keepsEarlier: true, resumingAt: lastCheckpoint)
    case .folder(let folder, let template): return try FolderSink(folder, template: template, resumingAt: lastCheckpoint)
    case .database(let path): return try DatabaseSink(path, policy: policy, resumingAt: lastCheckpoint)
    }
  }
}
