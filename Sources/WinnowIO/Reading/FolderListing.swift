import Glibc
import SystemPackage

/// The names in a folder, in the order of their bytes.
struct FolderListing: Sendable {
  struct Entry: Sendable {
    let name: [UInt8]
    /// `nil` where the file system does not tell it with the name.
    let kind: FileKind?
  }

  let entries: [Entry]

  /// - Throws: `Errno` for what is no folder, or one that may not be read.
  init(_ folder: FilePath) throws(Errno) {
    guard let stream = unsafe (folder.isEmpty ? "." : folder).withPlatformString({ name in unsafe opendir(name) }) else { throw Errno(rawValue: errno) }
    defer { unsafe _ = closedir(stream) }
    var found: [Entry] = []
    while true {
      // The end of a folder and an error are told apart by this alone.
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name.0) { first in unsafe Array(UnsafeRawBufferPointer(start: first, count: strlen(first))) }
      if name != [UInt8(ascii: ".")], name != Self.parent { found.append(Entry(name: name, kind: unsafe FileKind(listed: entry.pointee.d_type))) }
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    entries = found.sorted { Self.precedes($0.name, $1.name) }
  }

  private static let parent = [UInt8](repeating: UInt8(ascii: "."), count: 2)

  private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    unsafe a.withUnsafeBytes { a in
      unsafe b.withUnsafeBytes { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return unsafe a.isEmpty && !b.isEmpty }
        let order = unsafe memcmp(first, second, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }
  }
}

extension FileKind {
  /// - Parameter type: as `readdir` gives it.
  fileprivate init?(listed type: UInt8) {
    switch Int(type) {
    case DT_REG: self = .file
    case DT_DIR: self = .folder
    case DT_LNK: self = .link
    case DT_FIFO: self = .pipe
    case DT_SOCK: self = .socket
    case DT_CHR, DT_BLK: self = .device
    default: return nil
    }
  }
}

extension FilePath {
  /// The path of a name in this folder.
  func appending(name: [UInt8]) -> FilePath {
    let component = unsafe (name + [0]).withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { name in unsafe name.baseAddress.flatMap { unsafe Component(platformString: $0) } }
    }
    return component.map(appending) ?? self
  }
}
