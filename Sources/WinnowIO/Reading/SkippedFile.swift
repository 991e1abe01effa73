public import SystemPackage

/// A file that could be a page but is not read, with the reason.
public struct SkippedFile: Sendable, Hashable, CustomStringConvertible {
  /// See ``SystemPackage/FilePath/escaped``.
  public let name: String
  /// The reason why it is not read.
  public let reason: Reason

  /// A reason to skip a file.
  public enum Reason: Sendable, Hashable, CustomStringConvertible {
    /// Not a regular file.
    case pipe, socket, device
    /// A symbolic link that is dangling, circular, or leads out of the named folder.
    case danglingLink, circularLink, linkOut
    /// A file or folder that cannot be read, with the system error.
    case unreadable(Errno)
    /// Pages in an unsupported format or compression.
    case unreadFormat
    /// A file that was already named.
    case duplicate
    /// A folder or list without pages, among several arguments, with a description of its content.
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
      case .duplicate: "named before; it is read once"
      case .noPages(let what): what
      }
    }
  }

  init(_ path: FilePath, _ reason: Reason) { self.init(name: path.escaped, reason) }
  init(name: String, _ reason: Reason) { (self.name, self.reason) = (name, reason) }

  public var description: String { "\(name): skipped: \(reason)" }
}

extension SkippedFile.Reason {
  /// The reason for a special file.
  init?(_ kind: FileKind) {
    switch kind {
    case .pipe: self = .pipe
    case .socket: self = .socket
    case .device: self = .device
    case .file, .folder, .link: return nil
    }
  }

  /// The reason for a broken link.
  init(link error: Errno) {
    self =
      switch error {
      case .noSuchFileOrDirectory, .notDirectory: .danglingLink
      case .tooManySymbolicLinkLevels: .circularLink
      default: .unreadable(error)
      }
  }
}
