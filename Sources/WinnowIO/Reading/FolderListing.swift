import Glibc
import SystemPackage

/// The names in a folder, sorted by bytes.
struct FolderListing: Sequence, Sendable {
  struct Entry: Sendable {
    let name: [UInt8]
    /// `nil` if the file system does not return it with the name.
    let kind: FileKind?
  }

  private struct Record { let start: Int, kind: FileKind? }

  /// The names, each followed by a NUL byte.
  private var names: [UInt8] = []
  private var records: [Record] = []

  /// - Throws: `Errno` if the path is not a folder, or is not readable.
  init(_ folder: FilePath) throws(Errno) {
    guard let stream = unsafe (folder.isEmpty ? "." : folder).withPlatformString({ name in unsafe opendir(name) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe _ = closedir(stream) }
    while true {
      // `readdir` distinguishes the end from an error only by errno.
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      unsafe withUnsafePointer(to: &entry.pointee.d_name.0) { name in
        guard unsafe strcmp(name, ".") != 0, unsafe strcmp(name, "..") != 0 else { return }
        records.append(Record(start: names.count, kind: unsafe FileKind(listed: entry.pointee.d_type)))
        unsafe names.append(contentsOf: UnsafeRawBufferPointer(start: name, count: strlen(name) + 1))
      }
    }
    guard errno == 0 else { throw Errno(rawValue: errno) }
    sort()
  }

  private mutating func sort() {
    unsafe names.withUnsafeBufferPointer { names in
      unsafe names.withMemoryRebound(to: CChar.self) { names in
        guard let first = names.baseAddress else { return }
        records.sort { unsafe strcmp(first + $0.start, first + $1.start) < 0 }
      }
    }
  }

  func makeIterator() -> some IteratorProtocol<Entry> {
    records.lazy.map { record in Entry(name: Array(names[record.start...].prefix { $0 != 0 }), kind: record.kind) }.makeIterator()
  }
}

extension FileKind {
  /// - Parameter type: `d_type` of `readdir`.
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
