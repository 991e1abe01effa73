import Glibc
import SystemPackage

/// The pages in a folder and the folders in it, in the order of their names. Hidden files are left out, and so are links that
/// lead out of the folder, unless they are to be followed.
struct FolderWalk {
  struct Page { let path: FilePath, kind: PageNames.Kind }
  private enum Node { case file(Page, FileIdentity), link(FilePath, PageNames.Kind) }

  private let root: FilePath
  /// The folder's path without links.
  private let place: FilePath
  private let fields: LineFields
  private let followsLinks: Bool
  private let isOver: @Sendable () -> Bool
  private var visited: Set<FileIdentity> = []
  private var others = 0
  private(set) var skipped: [SkippedFile] = []
  /// Whether there are pages, those that were found before included.
  private(set) var hasPages = false

  init(_ root: FilePath, fields: LineFields, followsLinks: Bool, isOver: @escaping @Sendable () -> Bool) {
    (self.root, self.fields, self.followsLinks, self.isOver) = (root, fields, followsLinks, isOver)
    place = Self.real(root)
  }

  /// - Parameter seen: the files that were found before; those of this folder are added.
  /// - Throws: `Errno` where the folder itself cannot be read.
  mutating func pages(besides seen: inout Set<FileIdentity>) throws(Errno) -> [Page] {
    visited.insert(try FileStatus(root).identity)
    return pages(of: try nodes(in: root), besides: &seen)
  }

  /// What there is in the place of pages.
  var emptiness: String {
    if !skipped.isEmpty { return "no pages: all that could be one was skipped" }
    switch others {
    case 0: return "no pages: the folder is empty"
    case 1: return "no pages: its only file is not named like a page and does not begin like one"
    default: return "no pages: none of its \(others) files is named like a page or begins like one"
    }
  }

  /// Files go before links to them: what is in the folder has its own name.
  private mutating func pages(of nodes: [Node], besides seen: inout Set<FileIdentity>) -> [Page] {
    let isNew = nodes.map { node in if case .file(_, let identity) = node { seen.insert(identity).inserted } else { false } }
    var pages: [Page] = []
    for (node, isNew) in zip(nodes, isNew) {
      switch node {
      case .file(let page, _):
        hasPages = true
        if isNew { pages.append(page) }
      case .link(let path, let kind): pages += self.pages(ofLink: path, kind, besides: &seen)
      }
    }
    return pages
  }

  private mutating func nodes(in folder: FilePath) throws(Errno) -> [Node] {
    var nodes: [Node] = []
    for entry in try FolderListing(folder).entries where !PageNames.isHidden(entry.name) {
      if isOver() { break }
      let path = folder.appending(name: entry.name), name = PageNames.kind(of: entry.name)
      do throws(Errno) {
        switch try kind(of: entry, path) {
        case .folder: nodes += try self.nodes(inFolder: path)
        case .link: nodes.append(.link(path, name))
        case .file: if let (page, identity) = try page(path, name) { nodes.append(.file(page, identity)) }
        case let special: if let reason = SkippedFile.Reason(special) { skip(path, reason) }
        }
      } catch { skip(path, .unreadable(error)) }
    }
    return nodes
  }

  private func kind(of entry: FolderListing.Entry, _ path: FilePath) throws(Errno) -> FileKind {
    if let kind = entry.kind { return kind }
    return try FileStatus(path, followsLinks: false).kind
  }

  private mutating func nodes(inFolder path: FilePath) throws(Errno) -> [Node] {
    visited.insert(try FileStatus(path).identity).inserted ? try nodes(in: path) : []
  }

  private mutating func page(_ path: FilePath, _ kind: PageNames.Kind) throws(Errno) -> (Page, FileIdentity)? {
    switch kind {
    case .other: others += 1
    case .unread: skip(path, .unreadFormat)
    case .page, .stream, .untold:
      let status = try FileStatus(path)
      if let refusal = status.refusal(path) { throw refusal }
      let told = kind == .untold ? try told(path) : kind
      if told == .other { others += 1 } else { return (Page(path: path, kind: told), status.identity) }
    }
    return nil
  }

  private func told(_ path: FilePath) throws(Errno) -> PageNames.Kind {
    do { return try FirstBytes.kind(of: path, fields) } catch let error as Errno { throw error } catch {
      // What is packed and damaged at its very beginning tells nothing.
      return .other
    }
  }

  private mutating func pages(ofLink path: FilePath, _ kind: PageNames.Kind, besides seen: inout Set<FileIdentity>) -> [Page] {
    do throws(Errno) {
      let status = try FileStatus(path)
      if status.kind == .file, kind == .other { others += 1; return [] }
      guard followsLinks || Self.real(path).starts(with: place) else {
        skip(path, .linkOut)
        return []
      }
      switch status.kind {
      case .folder: return pages(of: try nodes(inFolder: path), besides: &seen)
      case .file, .link: return pages(of: try page(path, kind).map { [.file($0, $1)] } ?? [], besides: &seen)
      case .pipe, .socket, .device: if let reason = SkippedFile.Reason(status.kind) { skip(path, reason) }
      }
    } catch where kind == .other { others += 1 } catch { skip(path, SkippedFile.Reason(link: error)) }
    return []
  }

  private mutating func skip(_ path: FilePath, _ reason: SkippedFile.Reason) { skipped.append(SkippedFile(path, reason)) }

  /// The path without links.
  private static func real(_ path: FilePath) -> FilePath {
    guard let resolved = unsafe path.withPlatformString({ name in unsafe realpath(name, nil) }) else { return path }
    defer { unsafe free(resolved) }
    return unsafe FilePath(platformString: resolved)
  }
}
