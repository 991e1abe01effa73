import Glibc
import SystemPackage
import Winnow

/// Checks before a run that no output is one of its inputs and that no two outputs are the same file. Files are compared by device and
/// inode, so that links and alternative paths are recognized.
package struct OutputGuard {
  private let folders: Set<FileIdentity>
  private let policy: OverwritePolicy
  private var read: ReadFiles
  private var written: [Key: String] = [:]
  private var patterns: [(folder: FilePath, name: String)] = []

  /// An existing file, or the path of a future one.
  private enum Key: Hashable {
    case there(FileIdentity)
    case new(FilePath)
  }

  /// Creates a guard for these inputs.
  /// - Parameters:
  ///   - names: the inputs' names; folders among them may not be written to.
  ///   - others: other files that are read: pipeline files, survey findings.
  package init(_ inputs: Inputs, named names: [String], others: [String] = [], policy: OverwritePolicy = OverwritePolicy()) {
    (read, self.policy) = (ReadFiles(inputs, others.map { FilePath($0) }), policy)
    folders = Set(names.compactMap { try? FileIdentity(FilePath($0)) }.filter { $0.kind == .folder })
  }

  /// Registers an output.
  /// - Parameters:
  ///   - what: the option of the output, such as `-o`.
  ///   - fileExtensions: the writers' extensions, for names with `{ext}`.
  ///   - isNamed: whether the user gave the template of the file names; otherwise a folder that is read is refused.
  /// - Throws: ``OutputError``.
  package mutating func claim(
    _ location: OutputLocation, as what: String, fileExtensions: [String] = [], isNamed: Bool = true, shard: Shard? = nil
  ) throws(OutputError) {
    try location.check(shard)
    switch location {
    case .stream(nil): try claimStandardOutput(what)
    case .stream(let path?):
      guard shard != nil else { return try claim(file: path, as: what) }
      let template = FilePath(Shard.template(path))
      let name = template.lastComponent?.string ?? ""
      try claim(template.removingLastComponent(), [[name.replacing(Shard.placeholder, with: "*")]], template: name, what)
    case .folder(let folder, let template):
      let parts = try PathTemplate(template)
      let path = FilePath(folder)
      if !policy.isForced, !isNamed || template == FolderSink.usualTemplate, let identity = try? FileIdentity(path),
        folders.contains(identity)
      {
        throw OutputError.refused("\(folder): \(what) would write into a folder that this run reads; name another folder, or add --force")
      }
      try claim(path, fileExtensions.map { parts.pattern(fileExtension: $0) }, template: template, what)
    case .database(let path):
      try DatabaseSink.check(path, policy)
      try claim(file: path, as: what, beside: [".part"] + PagesDatabase.logEnds)
    }
  }

  /// Registers an output that is one file.
  /// - Parameter path: a file, a pipe or a device.
  /// - Throws: ``OutputError``.
  package mutating func claim(file path: String, as what: String) throws(OutputError) { try claim(file: path, as: what, beside: [".part"]) }

  /// Registers a run state.
  /// - Parameter path: the path of a ``RunState``.
  /// - Throws: ``OutputError``.
  package mutating func claim(state path: String, as what: String) throws(OutputError) {
    try claim(file: path, as: what, beside: PagesDatabase.logEnds)
  }

  /// - Parameter ends: the suffixes of its auxiliary files.
  private mutating func claim(file path: String, as what: String, beside ends: [String]) throws(OutputError) {
    guard !path.isEmpty else { throw OutputError.refused("\(what) needs the name of a file") }
    let file = FilePath(path)
    let identity = try? FileIdentity(file)
    if identity?.kind == .folder {
      throw OutputError.refused("\(path): \(what) would write a file where there is a folder; name a file in it")
    }
    if identity?.kind.isStream == true || file.descriptor != nil { return try claim(stream: file, what) }
    let target = (try? file.followingLinks()) ?? file
    for name in [target] + ends.map({ FilePath(target.string + $0) }) { try claim(name, calling: name == target ? file : name, what) }
    let folder = target.canonical.removingLastComponent()
    let name = target.lastComponent?.string ?? ""
    if let pattern = patterns.first(where: { $0.folder == folder && Glob.fits(name, $0.name) }) {
      throw OutputError.refused(
        "\(path): a page's file could have the same name by the template \(pattern.name.replacing("*", with: "{…}")); name another file for \(what)"
      )
    }
  }

  private mutating func claim(_ path: FilePath, calling name: FilePath, _ what: String) throws(OutputError) {
    let identity = try? FileIdentity(path)
    if let identity { try refuse(identity, name, what) }
    try note(identity.map { .there($0) } ?? .new(path.canonical), name, what)
  }

  private mutating func note(_ key: Key, _ path: FilePath, _ what: String) throws(OutputError) {
    if let other = written.updateValue(what, forKey: key) {
      throw OutputError.refused(
        "\(path): \(other == what ? "two outputs" : "\(other) and \(what)") would write into it; each output needs a file of its own")
    }
  }

  private mutating func claimStandardOutput(_ what: String) throws(OutputError) {
    guard let identity = try? FileIdentity(.standardOutput), !Self.isDevice("/proc/self/fd/1") else { return }
    // A file that the shell has already truncated cannot be saved.
    if !policy.isForced, identity.kind == .file, (try? FileDescriptor.standardOutput.seek(offset: 0, from: .end)) ?? 0 > 0,
      let name = read.name(of: identity)
    {
      throw OutputError.refused("standard output leads into \(name), which this run reads; lead it into another file")
    }
    try note(.there(identity), "standard output", what)
  }

  private mutating func claim(stream path: FilePath, _ what: String) throws(OutputError) {
    // Terminals and /dev/null accept any output.
    guard let identity = try? FileIdentity(path), !Self.isDevice(path) else { return }
    try refuse(identity, path, what)
    try note(.there(identity), path, what)
  }

  private static func isDevice(_ path: FilePath) -> Bool {
    (try? path.status()).map { $0.st_mode & S_IFMT == S_IFCHR } ?? false
  }

  // MARK: Many files

  /// - Parameter names: a pattern for each component of the path, below the folder.
  private mutating func claim(_ folder: FilePath, _ names: [[String]], template: String, _ what: String) throws(OutputError) {
    let location = folder.isEmpty ? "." : folder
    if (try? FileIdentity(location))?.kind == .file { throw OutputError.refused("\(folder): \(what) wants a folder, and this is a file") }
    for name in names { try refuse(in: location, name[...], what) }
    try note(.new(location.appending(FilePath(template).components).canonical), location, what)
    let real = location.appending("x").canonical.removingLastComponent()
    for name in names where name.count == 1 { patterns.append((real, name[0])) }
  }

  /// Searches the existing files for one that a page could overwrite.
  private mutating func refuse(in folder: FilePath, _ names: ArraySlice<String>, _ what: String) throws(OutputError) {
    guard !policy.isForced, let pattern = names.first.map({ Glob.units(Array($0.utf8)) }), let listing = try? FolderListing(folder) else {
      return
    }
    for entry in listing where Glob.fits(Glob.units(entry.name), pattern) {
      let path = folder.appending(name: entry.name)
      guard let identity = try? FileIdentity(path) else { continue }
      if names.count > 1 {
        if identity.kind == .folder { try refuse(in: path, names.dropFirst(), what) }
      } else {
        try refuse(identity, path, what)
      }
    }
  }

  private mutating func refuse(_ identity: FileIdentity, _ path: FilePath, _ what: String) throws(OutputError) {
    guard !policy.isForced, identity.kind == .file, let name = read.name(of: identity) else { return }
    let file = name == path.string ? "a file that this run reads" : "\(name), which this run reads"
    throw OutputError.refused("\(path): \(what) would write over \(file); name another output, or add --force")
  }
}
