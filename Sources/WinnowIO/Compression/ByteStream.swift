import SystemPackage

/// The bytes of a file or stream, decompressed if its first bytes or its name indicate compression. Closes the file when destroyed.
struct ByteStream: ~Copyable {
  private var file: FileBuffer
  private var members: MemberReader?
  private var utf16: UTF16Bytes?

  /// - Parameters:
  ///   - fileExtension: identifies brotli, which has no magic number.
  ///   - isOver: whether to stop reading; called at each step.
  init(_ descriptor: FileDescriptor, fileExtension: String? = nil, isCancelled: @escaping @Sendable () -> Bool = { false })
    throws(StreamError)
  {
    file = FileBuffer(descriptor, isCancelled: isCancelled)
    while !file.isRead, Compression.mayBegin(file.rest) { try file.fill(maxCount: Bytes.chunk) }
    if let compression = Compression.of(file.rest) ?? Compression.of(fileExtension: fileExtension, bytes: file.rest) {
      members = MemberReader(compression)
      if members == nil { throw .unreadable("no memory") }
    }
  }

  /// Decodes the following bytes as UTF-16 to UTF-8.
  mutating func decode(_ utf16: UTF16Bytes) { self.utf16 = utf16 }

  /// The number of bytes in the last result that belong to a damaged member.
  private(set) var suspectByteCount = 0

  /// Appends the next bytes.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``StreamError``, without appending anything; after ``StreamError/damaged(_:)``, the following bytes are those of the next
  ///   member.
  mutating func appendNext(to bytes: inout [UInt8]) throws(StreamError) -> Bool {
    guard utf16 == nil else {
      var next: [UInt8] = []
      let isMore = try appendNextAsIs(to: &next)
      utf16?.append(next, to: &bytes)
      return isMore
    }
    return try appendNextAsIs(to: &bytes)
  }

  private mutating func appendNextAsIs(to bytes: inout [UInt8]) throws(StreamError) -> Bool {
    guard members == nil else {
      let more = try members?.append(to: &bytes, from: &file) ?? false
      suspectByteCount = members?.doubtful ?? 0
      return more
    }
    if !file.isUsedUp {
      bytes += file.rest
      file.start = file.bytes.count
      return true
    }
    // Uncompressed files are read without a copy.
    try file.fill(&bytes, maxCount: Bytes.chunk)
    return !file.isRead
  }
}

/// The reason why a stream cannot be read further.
enum StreamError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case damaged(DecompressionError)

  var description: String {
    switch self {
    case .unreadable(let why): "cannot be read further: \(why)"
    case .damaged(let damage): damage.isCorruption ? "is damaged: \(damage)" : "cannot be decompressed: \(damage)"
    }
  }
}
