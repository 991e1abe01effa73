import FoundationEssentials
package import SystemPackage
package import Winnow

/// The kind of output that a path on the command line or in a pipeline file means.
package enum OutputLocation: Sendable, Hashable {
  /// Standard output, one file, or a sequence of files.
  case stream(String?)
  /// One file per page, in this folder and by this template.
  case folder(String, template: String)
  /// A SQLite database at this path.
  case database(String)

  /// Classifies an output path.
  /// - Parameter path: `nil` or `-` for standard output; a folder if it exists as one, ends with `/`, or contains `{…}`; a database by its
  ///   extension; otherwise a file.
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

  /// The lowercase extensions that may select a format, longest first and without that of a compression: `tei.xml` and `xml` for
  /// `a.tei.xml.gz`. Empty if the name comes from the page, or is that of a pipe or a device.
  package var fileExtensions: [String] {
    switch self {
    case .stream(nil): []
    case .stream(let path?): isNonSeekable ? [] : Self.fileExtensions(ofName: path)
    case .folder(_, let template): Self.fileExtensions(ofName: template)
    case .database(let path): Self.fileExtensions(ofName: path)
    }
  }

  /// Whether the output is consumed immediately, through standard output or a pipe, so that a run cannot resume it.
  package var isNonSeekable: Bool {
    guard case .stream(let path) = self else { return false }
    return path.map { (try? FileIdentity(FilePath($0)))?.kind.isStream == true || FilePath($0).descriptor != nil } ?? true
  }

  /// The temporary name of an output in one file.
  package var partFile: FilePath? {
    switch self {
    case .stream(let path?): isNonSeekable || path.contains(Shard.placeholder) ? nil : PartFile.path(of: FilePath(path))
    case .stream(nil), .folder, .database: nil
    }
  }

  /// Whether the output of a finished run was removed since; unknown for a sequence of files.
  package var isMissing: Bool {
    switch self {
    case .stream(let path?): !isNonSeekable && !FilePath.exists(FilePath(path))
    case .folder(let path, _), .database(let path): !FilePath.exists(FilePath(path))
    case .stream(nil): false
    }
  }

  private static func fileExtensions(ofName path: String) -> [String] {
    guard let name = FilePath(path).lastComponent?.string.lowercased() else { return [] }
    // A name that begins with its only dot has no extension.
    var words = name.drop { $0 == "." }.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    if Compression.of(fileExtension: words.last.map { String($0) }) != nil { words.removeLast() }
    // Versions and dates are not extensions, and placeholders are unknown.
    guard let last = words.last, last.contains(where: \.isLetter), last.allSatisfy({ $0.isLetter || $0.isNumber }) else { return [] }
    return words.count > 1 ? [words.suffix(2).joined(separator: "."), String(last)] : [String(last)]
  }

  /// Whether the files of writers with different extensions have different names.
  package var separatesExtensions: Bool {
    if case .folder(_, let template) = self { (try? PathTemplate(template))?.hasExtension ?? true } else { false }
  }

  /// Validates the path.
  /// - Throws: ``OutputError`` for an invalid output.
  package func check(_ shard: Shard? = nil) throws(OutputError) {
    let isDatabase = fileExtensions.contains(where: DatabaseSink.fileExtensions.contains)
    switch self {
    case .stream(nil), .stream("-"):
      if shard != nil { throw OutputError.refused("standard output cannot be cut into files; name one with -o") }
    case .stream(""): throw OutputError.refused("an output without a name; - is standard output")
    case .stream(let path?):
      if path.contains(Shard.placeholder) {
        guard shard != nil else { throw OutputError.refused("\(path): {shard} is the number of a file of --shard, which is not given") }
        if path.replacing(Shard.placeholder, with: "").contains("{") {
          throw OutputError.refused("\(path): {shard} cannot be combined with names of pages, since a file of --shard has many")
        }
      }
      if isDatabase { throw OutputError.refused("\(path): a database is neither packed nor cut into files; end its name in .sqlite") }
      if let compression = Compression.of(fileExtension: FilePath(path).extension), !compression.hasMembers {
        throw OutputError.refused("\(path): \(compression) cannot be written incrementally; use .gz, .zst, or one file per page")
      }
    case .folder(let folder, let template):
      if isDatabase { throw OutputError.refused("\(template): a database holds all pages; name one file that ends in .sqlite") }
      if shard != nil { throw OutputError.refused("\(folder): a file a page is not cut into files") }
      _ = try PathTemplate(template)
    case .database(let path): if shard != nil { throw OutputError.refused("\(path): a database is not cut into files") }
    }
  }

  /// Creates the sink.
  /// - Parameters:
  ///   - policy: what happens to an existing database.
  ///   - lastCheckpoint: the checkpoint of an interrupted run, to resume after.
  /// - Throws: ``OutputError``.
  package func sink(
    envelope: Envelope, shard: Shard?, policy: OverwritePolicy = OverwritePolicy(), resumingAt lastCheckpoint: SinkCheckpoint?
  ) throws -> any Sink {
    try check(shard)
    switch self {
    case .stream(let path):
      return try StreamSink(path, envelope: envelope, shard: shard, keepsExistingFile: true, resumingAt: lastCheckpoint)
    case .folder(let folder, let template): return try FolderSink(folder, template: template, resumingAt: lastCheckpoint)
    case .database(let path): return try DatabaseSink(path, policy: policy, resumingAt: lastCheckpoint)
    }
  }
}
