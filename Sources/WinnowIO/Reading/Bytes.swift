public import SystemPackage

/// Reading files and streams as bytes.
public enum Bytes {
  /// The bytes of one call to the system.
  public static let chunk = 1 << 20

  /// The next bytes of a stream; empty at its end.
  ///
  /// - Throws: `Errno`.
  public static func next(of file: FileDescriptor, most: Int = chunk) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// A whole file, but no more than `limit` and one byte, so that a longer one is known as such.
  ///
  /// - Throws: `Errno`.
  public static func all(of file: FileDescriptor, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let more = try next(of: file)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  public static func ofFile(_ path: FilePath, limit: Int = .max - 1) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter { try all(of: file, limit: limit) }
  }
}
