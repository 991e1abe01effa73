import SystemPackage

/// The bytes of a file or stream, decompressed where its first bytes or its name say that it is compressed. The file is closed with it.
struct ByteStream: ~Copyable {
  private var file: FileBuffer
  private var members: MemberReader?
  private var utf16: UTF16Bytes?

  /// - Parameters:
  ///   - fileExtension: tells brotli, which no first bytes tell.
  ///   - isOver: whether to read no further; it is asked at each step.
  init(_ descriptor: FileDescriptor, fileExtension: String? = nil, isOver: @escaping @Sendable () -> Bool = { false }) throws(StreamError) {
    file = FileBuffer(descriptor, isOver: isOver)
    while !file.isRead, Compression.mayBegin(file.rest) { try file.fill(most: Bytes.chunk) }
    if let compression = Compression.of(file.rest) ?? Compression.of(fileExtension: fileExtension, bytes: file.rest) {
      members = MemberReader(compression)
      if members == nil { throw .unreadable("no memory") }
    }
  }

  /// What comes from here on is UTF-16, and given as UTF-8.
  mutating func decode(_ utf16: UTF16Bytes) { self.utf16 = utf16 }

  /// How many of the bytes that were given last are of a member that is damaged.
  private(set) var doubtful = 0

  /// Adds the next bytes.
  ///
  /// - Returns: `false` at the end.
  /// - Throws: ``StreamError``, with nothing added; after ``StreamError/damaged(_:)`` the bytes that follow are those of the next member.
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
      doubtful = members?.doubtful ?? 0
      return more
    }
    if !file.isUsedUp {
      bytes += file.rest
      file.start = file.bytes.count
      return true
    }
    // Nothing of a file that is not compressed need be copied.
    try file.fill(&bytes, most: Bytes.chunk)
    return !file.isRead
  }
}

/// Why a stream cannot be read on.
enum StreamError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case damaged(DecompressionError)

  var description: String {
    switch self {
    case .unreadable(let why): "cannot be read on: \(why)"
    case .damaged(let damage): damage.isOfBytes ? "is damaged: \(damage)" : "cannot be unpacked: \(damage)"
    }
  }
}
