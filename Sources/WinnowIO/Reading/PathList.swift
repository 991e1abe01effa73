import SystemPackage

/// Paths in order, stored contiguously: an array of paths takes several times the memory.
struct PathList: Sequence, Sendable {
  private(set) var count = 0
  /// The paths, each followed by a NUL byte.
  private var bytes: [UInt8] = []

  init(_ path: FilePath) { append(path) }

  mutating func append(_ path: FilePath) {
    bytes += path.bytes
    bytes.append(0)
    count += 1
  }

  struct Iterator: IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>

    mutating func next() -> FilePath? {
      guard let end = rest.firstIndex(of: 0) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return FilePath(bytes: rest[..<end])
    }
  }

  func makeIterator() -> Iterator { Iterator(rest: bytes[...]) }
}
