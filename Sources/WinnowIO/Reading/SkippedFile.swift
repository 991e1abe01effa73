public import SystemPackage

/// A file that could have been a page and is not read, and why.
public struct SkippedFile: Sendable, Hashable, CustomStringConvertible {
  /// See ``SystemPackage/FilePath/escaped``.
  public let name: String
  /// Why it is not read.
  public let reason: Reason

  /// Why a file is not read.
  public enum Reason: Sendable, Hashable, CustomStringConvertible {
    /// It is no file whose bytes could be read to an end.
    case pipe, socket, device
    /// A symbolic link to nothing, to itself, or out of the folder that was named.
    case danglingLink, circularLink, linkOut
    /// A file or folder that may not be read, and what the system says of it.
    case unreadable(Errno)
    /// Pages in a format or compression that is not read.
    case unreadFormat
    /// A file that was named before.
    case again
    /// A folder or list that was named beside others and has no page, and what it has.
    case noPages(String)

    public var description: String {
      switch self {
      case .pipe: "a pipe, not a file"
      case .socket: "a socket, not a file"
      case .device: "a device, not a file"
      case .danglingLink: "a link to nothing"
      case .circularLink: "a link that leads to itself"
      case .linkOut: "a link out of the folder; --follow-links follows it"
      case .unreadable(let error): "cannot be read: \(error)"
      case .unreadFormat: "a format that is not read: HTML, text, NDJSON and WARC are, packed with gzip, zstd or brotli or not"
      case .again: "named before; it is read once"
      case .noPages(let what): what
      }
    }
  }

  init(_ path: FilePath, _ reason: Reason) { self.init(name: path.escaped, reason) }
  init(name: String, _ reason: Reason) { (self.name, self.reason) = (name, reason) }

  public var description: String { "\(name): skipped: \(reason)" }
}

extension SkippedFile.Reason {
  /// Of what is neither a file nor a folder.
  init?(_ kind: FileKind) {
    switch kind {
    case .pipe: self = .pipe
    case .socket: self = .socket
    case .device: self = .device
    case .file, .folder, .link: return nil
    }
  }

  /// Of a link that leads nowhere.
  init(link error: Errno) {
    self =
      switch error {
      case .noSuchFileOrDirectory, .notDirectory: .danglingLink
      case .tooManySymbolicLinkLevels: .circularLink
      default: .unreadable(error)
      }
  }
}
