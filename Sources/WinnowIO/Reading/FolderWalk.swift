import SystemPackage

/// The pages in a folder and its subfolders, sorted by name. Hidden files are skipped, and so are links that lead out of the folder, unless
/// they are to be followed.
struct FolderWalk {
  /// A link, which is followed after all files, and the files up to the next link.
  private struct Segment {
    var link: (path: FilePath, kind: PageNames.Kind)?
    var items: [Inputs.Item] = []
  }

  private let root: FilePath
  /// The folder's path with symbolic links resolved.
  private let realRoot: FilePath
  private let fields: LineFields
  private let followsLinks: Bool
  private let isCancelled: @Sendable () -> Bool
  private var visited = FileSet()
  private var others = 0
  private(set) var skipped: [SkippedFile] = []
  /// Whether pages were found, including earlier ones.
  private(set) var hasPages = false

  init(_ root: FilePath, fields: LineFields, followsLinks: Bool, isCancelled: @escaping @Sendable () -> Bool) {
    (self.root, self.fields, self.followsLinks, self.isCancelled) = (root, fields, followsLinks, isCancelled)
    realRoot = Self.real(root)
  }

  /// - Parameter seen: the files found earlier; those of this folder are added.
  /// - Throws: `Errno` if the folder itself cannot be read.
  mutating func items(besides seen: inout FileSet) throws(Errno) -> [Inputs.Item] { try items(inFolder: root, besides: &seen) }

  /// A description of what there is instead of pages.
  var noPagesMessage: String {
    if !skipped.isEmpty { return "no pages: all that could be one was skipped" }
    switch others {
    case 0: return "no pages: the folder is empty"
    case 1: return "no pages: its only file is not named like a page and does not begin like one"
    default: return "no pages: none of its \(others) files is named like a page or begins like one"
    }
  }

  /// Files come before links to them, so that a file in the folder keeps its own name.
  private mutating func items(inFolder path: FilePath, besides seen: inout FileSet) throws(Errno) -> [Inputs.Item] {
    var segments = [Segment()]
    var items: [Inputs.Item] = []
    try walk(path, besides: &seen, adding: &segments)
    for segment in segments {
      if let (path, kind) = segment.link { items += self.items(ofLink: path, kind, besides: &seen) }
      items += segment.items
    }
    return items
  }

  private mutating func walk(_ folder: FilePath, besides seen: inout FileSet, adding segments: inout [Segment]) throws(Errno) {
    guard visited.insert(try FileStatus(folder).identity) else { return }
    for entry in try FolderListing(folder) where !PageNames.isHidden(entry.name) {
      if isCancelled() { break }
      let path = folder.appending(name: entry.name)
      let name = PageNames.kind(of: entry.name)
      do throws(Errno) {
        switch try kind(of: entry, path) {
        case .folder: try walk(path, besides: &seen, adding: &segments)
        case .link: segments.append(Segment(link: (path, name)))
        case .file: try add(path, name, to: &segments[segments.count - 1].items, besides: &seen)
        case let special: if let reason = SkippedFile.Reason(special) { skip(path, reason) }
        }
      } catch {
        // An unreadable file with a page's name is a failed page; any other is skipped.
        if name == .unknown, (try? FileStatus(path).kind) != .folder {
          skip(path, .unreadable(error))
        } else {
          hasPages = true
          segments[segments.count - 1].items.append(.unreadable(path, error))
        }
      }
    }
  }

  private func kind(of entry: FolderListing.Entry, _ path: FilePath) throws(Errno) -> FileKind {
    if let kind = entry.kind { return kind }
    return try FileStatus(path, followsLinks: false).kind
  }

  private mutating func add(_ path: FilePath, _ kind: PageNames.Kind, to items: inout [Inputs.Item], besides seen: inout FileSet)
    throws(Errno)
  {
    switch kind {
    case .other: others += 1
    case .unread: skip(path, .unreadFormat)
    case .page, .stream, .unknown:
      let status = try FileStatus(path)
      if let refusal = status.refusal(path) { throw refusal }
      let told = kind == .unknown ? try sniffedKind(path) : kind
      if told == .other {
        others += 1
        return
      }
      hasPages = true
      if seen.insert(status.identity) { items.append(path, told) }
    }
  }

  private func sniffedKind(_ path: FilePath) throws(Errno) -> PageNames.Kind {
    do { return try ContentSniffer.kind(of: path, fields) } catch let error as Errno { throw error } catch {
      // A compressed file with a damaged beginning is inconclusive.
      return .other
    }
  }

  private mutating func items(ofLink path: FilePath, _ kind: PageNames.Kind, besides seen: inout FileSet) -> [Inputs.Item] {
    var items: [Inputs.Item] = []
    do throws(Errno) {
      let status = try FileStatus(path)
      if status.kind == .file, kind == .other {
        others += 1
        return []
      }
      guard followsLinks || Self.real(path).starts(with: realRoot) else {
        skip(path, .linkOut)
        return []
      }
      switch status.kind {
      case .folder: return try self.items(inFolder: path, besides: &seen)
      case .file, .link: try add(path, kind, to: &items, besides: &seen)
      case .pipe, .socket, .device: if let reason = SkippedFile.Reason(status.kind) { skip(path, reason) }
      }
    } catch  where kind == .other { others += 1 } catch { skip(path, SkippedFile.Reason(link: error)) }
    return items
  }

  private mutating func skip(_ path: FilePath, _ reason: SkippedFile.Reason) { skipped.append(SkippedFile(path, reason)) }

  /// The path with symbolic links resolved.
  private static func real(_ path: FilePath) -> FilePath { path.resolved ?? path }
}
