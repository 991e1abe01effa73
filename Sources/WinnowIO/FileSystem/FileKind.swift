import Glibc

/// The kind of a directory entry.
enum FileKind: Sendable, Hashable {
  case file, folder, link, pipe, socket, device

  /// Whether it is a stream without stored bytes.
  var isStream: Bool {
    switch self {
    case .pipe, .socket, .device: true
    case .file, .folder, .link: false
    }
  }

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }
}
