import SystemPackage
import Winnow

/// Finds the files that command line arguments refer to.
struct InputSearch {
  let fields: LineFields
  let followsLinks: Bool
  let isCancelled: @Sendable () -> Bool
  /// Called for each skipped file.
  private let skipping: (SkippedFile) -> Void
  private var items: [Inputs.Item] = []
  private var skipped: [SkippedFile] = []
  /// The files found so far.
  private var seen = FileSet()
  private var hasStandardInput = false
  /// Arguments without pages, with a description of their content.
  private var empty: [(name: String, what: String)] = []

  init(fields: LineFields, followsLinks: Bool, isCancelled: @escaping @Sendable () -> Bool, skipping: @escaping (SkippedFile) -> Void) {
    (self.fields, self.followsLinks, self.isCancelled, self.skipping) = (fields, followsLinks, isCancelled, skipping)
  }

  /// - Throws: ``InputError``.
  mutating func found(_ names: [FilePath], lists: [FilePath]) throws(InputError) -> ([Inputs.Item], [SkippedFile]) {
    for name in names { if name == "-" { addStandardInput() } else { try add(name) } }
    for list in lists {
      let paths = try FileList.paths(in: list)
      if paths.isEmpty { empty.append((list == "-" ? "standard input" : list.escaped, "no pages: the list is empty")) }
      for path in paths { try add(path, of: list) }
    }
    if items.isEmpty, !isCancelled(), !(names.isEmpty && lists.isEmpty) { throw InputError(description: emptiness) }
    for (name, what) in empty { skip(SkippedFile(name: name, .noPages(what))) }
    return (items, skipped)
  }

  private var emptiness: String {
    guard let first = empty.first else { return "no pages: all that could be one was skipped" }
    let others = empty.dropFirst().map(\.name)
    return "\(first.name): \(first.what)" + (others.isEmpty ? "" : "; nor are there pages in \(others.joined(separator: ", "))")
  }

  private mutating func skip(_ file: SkippedFile) {
    skipped.append(file)
    skipping(file)
  }

  private mutating func addStandardInput() {
    if hasStandardInput { return skip(SkippedFile(name: "-", .duplicate)) }
    hasStandardInput = true
    items.append(.standardInput)
  }

  private static let standardInputs: [FilePath] = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]

  /// Adds an argument or an entry of a list. A file that is named explicitly is read, whatever its name and content.
  private mutating func add(_ path: FilePath) throws(InputError) {
    if Self.standardInputs.contains(path) { return addStandardInput() }
    do throws(Errno) { return add(path, try FileStatus(path), isNamed: true) } catch {
      switch error {
      case .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels, .fileNameTooLong: try addMatches(path, error)
      default: items.append(.unreadable(path, error))
      }
    }
  }

  /// - Parameter isNamed: whether the file was named explicitly, and not by a glob.
  private mutating func add(_ path: FilePath, _ status: FileStatus, isNamed: Bool) {
    switch status.kind {
    case .folder: addFolder(path)
    case .file, .link:
      guard seen.insert(status.identity) else {
        if isNamed { skip(SkippedFile(path, .duplicate)) }
        return
      }
      items.append(path, path.lastComponent.map { PageNames.kind(of: $0.bytes) } ?? .unknown)
    case .pipe, .socket, .device:
      if !isNamed, let reason = SkippedFile.Reason(status.kind) { skip(SkippedFile(path, reason)) } else { items.append(.pipe(path)) }
    }
  }

  /// Longer than any listed name, and shorter than a page.
  private static let maxListedNameLength = 4096

  private mutating func add(_ path: FilePath, of list: FilePath) throws(InputError) {
    do throws(InputError) { try add(path) } catch {
      guard path.length < Self.maxListedNameLength, path.bytes.first != UInt8(ascii: "<") else {
        throw InputError(description: "\(list.escaped): this is not a list of files; name a page without --files-from")
      }
      throw error
    }
  }

  private mutating func addMatches(_ pattern: FilePath, _ error: Errno) throws(InputError) {
    let matches = Glob.matches(pattern)
    guard !matches.isEmpty else { throw InputError(description: "\(pattern.escaped): \(Self.missing(pattern, error))") }
    let wanted = matches.filter { Self.means(pattern, $0) }
    if wanted.isEmpty { empty.append((pattern.escaped, "no pages: no file that fits is named like one")) }
    for path in wanted {
      do throws(Errno) { add(path, try FileStatus(path), isNamed: false) } catch {
        skip(SkippedFile(path, SkippedFile.Reason(link: error)))
      }
    }
  }

  /// Whether a file matched by a glob is meant: `pages/*` means pages and folders, and `logs/*.log` log files.
  private static func means(_ pattern: FilePath, _ path: FilePath) -> Bool {
    let kinds = [pattern, path].map { PageNames.kind(of: $0.lastComponent?.bytes ?? []) }
    guard kinds[1] == .other, kinds[0] != .other else { return true }
    let kind = try? FileStatus(path).kind
    return kind != nil && kind != .file
  }

  private static func missing(_ name: FilePath, _ error: Errno) -> String {
    switch error {
    case .tooManySymbolicLinkLevels: "\(SkippedFile.Reason.circularLink)"
    case .fileNameTooLong: "no file has so long a name"
    case _ where (try? FileStatus(name, followsLinks: false))?.kind == .link: "\(SkippedFile.Reason.danglingLink)"
    case _ where name.components.count > 1 && Self.isScheme(name.components.first?.bytes ?? []):
      "a URL, not a file: download it and pass it to standard input (-)"
    default: "there is no such file or folder" + (Glob.isPattern(name.bytes) ? ", and no file that fits" : "")
    }
  }

  /// Whether it is a URL scheme such as `https:` or `s3:`; the path has collapsed its two slashes.
  private static func isScheme(_ word: [UInt8]) -> Bool {
    word.count > 2 && word.last == UInt8(ascii: ":") && word.dropLast().allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
  }

  private mutating func addFolder(_ path: FilePath) {
    var walk = FolderWalk(path, fields: fields, followsLinks: followsLinks, isCancelled: isCancelled)
    do throws(Errno) { items += try walk.items(besides: &seen) } catch { return items.append(.unreadable(path, error)) }
    for file in walk.skipped { skip(file) }
    if !walk.hasPages { empty.append((path.escaped + (path.bytes.last == UInt8(ascii: "/") ? "" : "/"), walk.noPagesMessage)) }
  }
}

extension FilePath.Component {
  var bytes: [UInt8] { FilePath(root: nil, [self]).bytes }
}
